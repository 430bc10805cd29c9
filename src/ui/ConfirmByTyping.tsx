import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import styles from './Dialog.module.css'
import { Dialog } from './Dialog.tsx'

interface ConfirmByTypingProps {
  readonly title: string
  /** What has to be typed, exactly. */
  readonly expected: string
  /** Name of the button that does it. */
  readonly action: string
  /** What will be lost, and what could be done before. */
  readonly children: ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks to type a name before something is destroyed for good. */
export function ConfirmByTyping({ title, expected, action, children, onConfirm, onClose }: ConfirmByTypingProps) {
  const [typed, setTyped] = useState('')
  const matches = typed.trim() === expected.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (matches) onConfirm()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} className={styles.body}>
        {children}
        <TextInput
          label={
            <>
              Type <strong>{expected}</strong> to confirm
            </>
          }
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" color="red" disabled={!matches}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
