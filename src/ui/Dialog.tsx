import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Dialog.module.css'
import { KeyScopeContext } from './keys/keys-context.ts'
import { useReturnFocus } from './use-return-focus.ts'

interface DialogProps {
  readonly title: string
  readonly size?: 'sm' | 'md' | 'lg' | 'xl'
  /** False where only its own buttons may end it: a running task. */
  readonly isDismissible?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A question or a report over the page, for as long as it is rendered. Composed here because the kit's own puts its title into a
 * `<header>`, which makes a second banner of the page.
 */
export function Dialog({ title, size = 'md', isDismissible = true, onClose, children }: DialogProps) {
  useReturnFocus()
  return (
    <Modal.Root
      opened
      centered
      size={size}
      padding="md"
      transitionProps={{ duration: 100 }}
      closeOnClickOutside={isDismissible}
      onClose={onClose}
    >
      <Modal.Overlay backgroundOpacity={0.6} />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          {isDismissible && <Modal.CloseButton aria-label="Close" />}
        </div>
        <Modal.Body>
          {/* Its keys are its own. */}
          <KeyScopeContext value={null}>{children}</KeyScopeContext>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
