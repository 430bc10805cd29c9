import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useCommitOnLeave } from '../../ui/use-commit-on-leave.ts'
import styles from './CommentField.module.css'

interface CommentFieldProps {
  readonly label?: string
  readonly comment: string
  /** Called once per edit, when the field is left or Ctrl+Enter pressed: one edit, one step to undo. */
  readonly onCommit: (comment: string) => void
}

/** A remark on an annotation or a finding. */
export function CommentField({ label = 'Comment', comment, onCommit }: CommentFieldProps) {
  // Null: not being edited, so that what another tab or an undo writes is shown.
  const [draft, setDraft] = useState<string | null>(null)
  const commit = useCommitOnLeave(() => {
    if (draft !== null && draft !== comment) onCommit(draft)
    setDraft(null)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) commit()
    if (event.key === 'Escape') setDraft(null)
  }
  return (
    <Textarea
      label={label}
      size="xs"
      rows={1}
      classNames={{ input: styles.comment ?? '' }}
      value={draft ?? comment}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}
