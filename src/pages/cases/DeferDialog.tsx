import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import styles from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { countText } from '../../ui/time-text.ts'

interface DeferDialogProps {
  readonly count: number
  readonly annotator: string
  readonly onDefer: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why the chosen cases are set aside. */
export function DeferDialog({ count, annotator, onDefer, onClose }: DeferDialogProps) {
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onDefer(reason.trim())
  }
  return (
    <Dialog title="Defer" onClose={onClose}>
      <form onSubmit={submit} className={styles.body}>
        <p>
          Sets {countText(count, 'case')} aside for {annotator}. Cases that {annotator} has submitted are left alone.
        </p>
        <TextInput
          label="Reason"
          data-autofocus
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={reason.trim() === ''}>
            Defer
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
