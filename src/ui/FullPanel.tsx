import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import dialogStyles from './Dialog.module.css'
import styles from './FullPanel.module.css'
import { KeyScopeContext } from './keys/keys-context.ts'
import { useReturnFocus } from './use-return-focus.ts'

interface FullPanelProps {
  readonly title: string
  /** Whether Escape closes it: not where work done inside would be lost. */
  readonly closesOnEscape: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at its foot. */
  readonly actions: ReactNode
}

/** A dialog as high as the window, for lists that need the room. */
export function FullPanel({ title, closesOnEscape, onClose, children, actions }: FullPanelProps) {
  useReturnFocus()
  return (
    <Modal.Root
      opened
      padding="md"
      transitionProps={{ duration: 100 }}
      closeOnClickOutside={false}
      closeOnEscape={closesOnEscape}
      onClose={onClose}
    >
      <Modal.Overlay backgroundOpacity={0.6} />
      <Modal.Content className={styles.content ?? ''}>
        <div className={dialogStyles.head}>
          <Modal.Title className={dialogStyles.title ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body className={styles.body ?? ''}>
          {/* Its keys are its own. */}
          <KeyScopeContext value={null}>
            {children}
            <div className={styles.actions}>{actions}</div>
          </KeyScopeContext>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
