import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { headingsOf } from '../../domain/text/section-edits.ts'
import type { SectionName } from '../../domain/text/section-presets.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
import { useCommitOnLeave } from '../../ui/use-commit-on-leave.ts'
import { RowActions } from './RowActions.tsx'
import styles from './SectionEditor.module.css'

interface SectionRowProps {
  readonly section: SectionName
  /** Makes the change, or answers why not. */
  readonly onChange: (change: Partial<SectionName>) => string | null
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One section of a kind of note: its name, and the headings it goes under. */
export function SectionRow({ section, onChange, onMove, onRemove }: SectionRowProps) {
  const { name, headings } = section
  return (
    <li className={styles.row} aria-label={name}>
      <CommitInput label={`Name of ${name}`} value={name} onCommit={(text) => onChange({ name: text.trim() })} />
      <Headings name={name} headings={headings} onCommit={(next) => onChange({ headings: next })} />
      <span className={styles.rowActions}>
        <RowActions name={name} onMove={onMove} onRemove={onRemove} />
      </span>
    </li>
  )
}

interface HeadingsProps {
  readonly name: string
  readonly headings: readonly string[]
  readonly onCommit: (headings: string[]) => string | null
}

/** As many lines as the headings need. Enter or leaving the field makes the change, Escape takes the typing back. */
function Headings({ name, headings, onCommit }: HeadingsProps) {
  // Null: not being edited, so that what an undo or another tab writes is shown.
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const value = headings.join('; ')

  const commit = useCommitOnLeave(() => {
    if (draft === null) return
    const refusal = draft === value ? null : onCommit(headingsOf(draft))
    setError(refusal)
    if (refusal === null) setDraft(null)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      commit()
    }
    if (event.key !== 'Escape') return
    setDraft(null)
    setError(null)
  }
  return (
    <Textarea
      aria-label={`Headings of ${name}`}
      placeholder="none: found under no heading"
      autosize
      minRows={1}
      autoComplete="off"
      error={error}
      value={draft ?? value}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}
