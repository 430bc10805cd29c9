import { memo, useId } from 'react'
import { useStore } from 'zustand'
import type { ChecklistRow } from '../../domain/reading/checklist.ts'
import { isNegative } from '../../domain/reading/own-work.ts'
import type { Annotation, Assertion } from '../../domain/records/annotation.ts'
import { useSession } from '../../session/session-context.ts'
import { LabelChip } from '../../ui/LabelChip.tsx'
import { countText } from '../../ui/time-text.ts'
import styles from './Checklist.module.css'
import { checklistChoices } from './checklist-keys.ts'

/** What a line tells its list; the same object from render to render. */
export interface LineActions {
  focused(row: ChecklistRow): void
  assess(row: ChecklistRow, assertion: Assertion | null): void
  /** Selects annotations that a line stands for. */
  show(annotationIds: readonly string[]): void
}

interface ChecklistLineProps {
  readonly row: ChecklistRow
  /** Whether Tab comes to this line. */
  readonly isCurrent: boolean
  readonly actions: LineActions
}

/** One label: its name, what its marks and others say, and the reader's choice. */
export const ChecklistLine = memo(function ChecklistLine({ row, isCurrent, actions }: ChecklistLineProps) {
  const { label, stated, marks, value, others } = row
  const [nameId, noteId] = [useId(), useId()]
  const isDerived = stated.length === 0 && value !== null
  const clashes = value !== null && isNegative(value) && marks.length > 0
  const evidence = [...stated, ...marks].map(({ id }) => id)
  return (
    <div className={styles.line} data-current={isCurrent || undefined}>
      <LabelChip name={label.name} color={label.color} />
      {evidence.length === 0 ? (
        <span id={nameId} className={styles.name} title={label.name}>
          {label.name}
        </span>
      ) : (
        <button
          type="button"
          id={nameId}
          className={styles.name}
          title={`Select what says ${label.name}`}
          tabIndex={-1}
          onClick={() => actions.show(evidence)}
        >
          {label.name}
        </button>
      )}
      <span id={noteId} className={styles.notes}>
        {others.map((annotation) => (
          <OthersSay key={annotation.id} annotation={annotation} />
        ))}
        {marks.length > 0 && (
          <span className={styles.marks} data-clashes={clashes || undefined}>
            {countText(marks.length, 'mark')}
          </span>
        )}
      </span>
      <div
        role="radiogroup"
        aria-labelledby={nameId}
        aria-describedby={noteId}
        className={styles.choices}
        data-derived={isDerived || undefined}
      >
        {checklistChoices.map(({ assertion, text, sign, keys }) => {
          const isChosen = assertion === value
          return (
            // biome-ignore lint/a11y/useSemanticElements: moving through native radios would choose each on the way
            <button
              key={sign}
              type="button"
              role="radio"
              aria-checked={isChosen}
              aria-label={isChosen && isDerived ? `${text}, from marks` : text}
              aria-keyshortcuts={keys.join(' ')}
              title={text}
              className={styles.choice}
              data-says={assertion ?? 'nothing'}
              tabIndex={isCurrent && isChosen ? 0 : -1}
              onFocus={() => actions.focused(row)}
              onClick={() => actions.assess(row, assertion)}
            >
              {sign}
            </button>
          )
        })}
      </div>
    </div>
  )
}, isSameLine)

/** Rows are made anew with every edit of the case; a line that says the same is not drawn again. */
function isSameLine(before: ChecklistLineProps, after: ChecklistLineProps): boolean {
  const [{ row: was }, { row: is }] = [before, after]
  return (
    before.isCurrent === after.isCurrent &&
    before.actions === after.actions &&
    was.label === is.label &&
    was.value === is.value &&
    isSameList(was.stated, is.stated) &&
    isSameList(was.marks, is.marks) &&
    isSameList(was.others, is.others)
  )
}

function isSameList(was: readonly Annotation[], is: readonly Annotation[]): boolean {
  return was.length === is.length && was.every((one, index) => one === is[index])
}

const madeBy: Readonly<Record<Annotation['origin']['kind'], string | null>> = {
  human: null,
  rule: 'A rule',
  model: 'A model',
  import: 'Imported',
  'reader-merge': 'Merged',
}

/** What somebody or something else says of the label: one letter, spelled out for those who ask. */
function OthersSay({ annotation: { assertion, origin, createdBy } }: { readonly annotation: Annotation }) {
  const { projectStore } = useSession()
  const author = useStore(projectStore.store, ({ records }) => records.tables.annotator.get(createdBy)?.name)
  const choice = checklistChoices.find((candidate) => candidate.assertion === assertion)
  const text = `${madeBy[origin.kind] ?? author ?? 'Unknown author'}: ${choice?.text ?? ''}`
  return (
    <span className={styles.others} title={text}>
      <span aria-hidden>{choice?.sign}</span>
      <span className={styles.spoken}>{text}</span>
    </span>
  )
}
