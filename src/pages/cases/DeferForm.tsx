import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import styles from '../../ui/Dialog.module.css'
import { countText } from '../../ui/time-text.ts'
import { useKeptDraft } from '../shared/use-kept-draft.ts'

interface DeferFormProps {
  readonly projectId: string
  readonly count: number
  readonly annotator: string
  readonly onDefer: (reason: string) => void
  readonly onClose: () => void
}

/** Why the selected cases are set aside. */
export function DeferForm({ projectId, count, annotator, onDefer, onClose }: DeferFormProps) {
  const [draft, setDraft] = useKeptDraft(`defer-many:${projectId}`)
  const reason = draft?.trim() ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason === '') return
    setDraft(null)
    onDefer(reason)
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
        value={draft ?? ''}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button
          onClick={() => {
            setDraft(null)
            onClose()
          }}
        >
          Cancel
        </Button>
        <Button type="submit" variant="filled" disabled={reason === ''}>
          Defer
        </Button>
      </div>
    </form>
  )
}
