import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useCommitOnLeave } from './use-commit-on-leave.ts'

interface CommitInputProps {
  readonly label: string
  /** Whether the label is shown, or only said. */
  readonly isLabelShown?: boolean
  readonly value: string
  /** Takes the new value, or answers why not. */
  readonly onCommit: (value: string) => string | null
}

/** A text that is changed as a whole: on Enter or on leaving the field. Escape takes the typing back. */
export function CommitInput({ label, isLabelShown = false, value, onCommit }: CommitInputProps) {
  // Null: not being edited, so that what an undo or another tab writes is shown.
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)

  const commit = useCommitOnLeave(() => {
    if (draft === null) return
    const refusal = draft === value ? null : onCommit(draft)
    setError(refusal)
    if (refusal === null) setDraft(null)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key !== 'Escape') return
    setDraft(null)
    setError(null)
  }
  return (
    <TextInput
      {...(isLabelShown ? { label } : { 'aria-label': label })}
      autoComplete="off"
      error={error}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}
