import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import styles from '../../ui/Dialog.module.css'
import { countText } from '../../ui/time-text.ts'

interface DeferFormProps {
  readonly count: number
  readonly annotator: string
  readonly onDefer: (reason: string) => void
  readonly onClose: () => void
}

/** Why the selected cases are set aside. */
export function DeferForm({ count, annotator, onDefer, onClose }: DeferFormProps) {
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onDefer(reason.trim())
  }
  return (
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
  )
}
