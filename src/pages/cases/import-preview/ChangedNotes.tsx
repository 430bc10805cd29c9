import { Button, NativeSelect } from '@mantine/core'
import { countText } from '../../../ui/time-text.ts'
import type { NoteChange } from '../../../workers/notes/note-change.ts'
import styles from './ChangedNotes.module.css'
import { SpanReview } from './SpanReview.tsx'
import type { ChangeControls, NoteFate } from './use-changes.ts'

interface ChangedNotesProps {
  readonly changed: readonly NoteChange[]
  readonly changes: ChangeControls
  /** Takes a note for a new one. */
  readonly onAsNew: (file: string) => void
}

const fateText: Readonly<Record<NoteFate, string>> = {
  update: 'Bring up to date',
  leave: 'Leave as it is here',
}

/** The notes that came again with another text: what happens with each, and with the spans that are on it. */
export function ChangedNotes({ changed, changes, onAsNew }: ChangedNotesProps) {
  const { current } = changes
  const note = changed[current]
  const open = [...changed.keys()].reduce((sum, one) => sum + openOf(changes, one), 0)
  return (
    <div className={styles.columns}>
      <div className={styles.side}>
        <ul className={styles.notes} aria-label="Changed notes">
          {changed.map(({ file, caseName, exact, moved, lost }, index) => (
            <li key={file}>
              <button
                type="button"
                className={styles.note}
                aria-current={index === current || undefined}
                onClick={() => changes.goTo(index)}
              >
                <span className={styles.file}>{file}</span>
                <span className={styles.dim}>
                  {caseName} · {spanCounts(exact, moved, lost)}
                </span>
                <NoteState changes={changes} note={index} />
              </button>
            </li>
          ))}
        </ul>
        {open > 0 && (
          <Button onClick={() => void changes.decideAll()}>Take the proposal for {countText(open, 'open span')}</Button>
        )}
      </div>
      {note !== undefined && (
        <section className={styles.review} aria-label={`Spans of ${note.file}`}>
          <div className={styles.head}>
            <NativeSelect
              aria-label={`What happens with ${note.file}`}
              value={changes.fateOf(current)}
              data={Object.entries(fateText).map(([value, label]) => ({ value, label }))}
              onChange={(event) => changes.setFate(current, event.currentTarget.value === 'leave' ? 'leave' : 'update')}
            />
            <Button onClick={() => onAsNew(note.file)}>Import as a new case instead</Button>
            <p className={styles.dim}>
              {note.encoding === null ? 'Its text is another one now.' : 'It is read in another encoding now.'} The old
              text stays stored, and the change can be undone as one.
            </p>
          </div>
          {changes.fateOf(current) === 'update' && <SpanReview changes={changes} />}
        </section>
      )}
    </div>
  )
}

function openOf(changes: ChangeControls, note: number): number {
  return changes.fateOf(note) === 'update' ? changes.undecidedOf(note) : 0
}

function NoteState({ changes, note }: { readonly changes: ChangeControls; readonly note: number }) {
  const open = openOf(changes, note)
  if (changes.fateOf(note) === 'leave') return <span className={styles.dim}>stays as it is</span>
  if (open > 0) return <span className={styles.warn}>{open} to decide</span>
  return <span className={styles.ok}>decided</span>
}

function spanCounts(exact: number, moved: number, lost: number): string {
  if (exact + moved + lost === 0) return 'no spans'
  const counts = [exact > 0 && `${exact} exact`, moved > 0 && `${moved} moved`, lost > 0 && `${lost} lost`]
  return counts.filter((text) => text !== false).join(', ')
}
