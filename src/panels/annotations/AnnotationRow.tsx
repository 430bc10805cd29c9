import { IconMessage } from '@tabler/icons-react'
import { type MouseEvent, memo } from 'react'
import { useStore } from 'zustand'
import { missingAttributes } from '../../domain/labels/attributes.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Label } from '../../domain/records/label.ts'
import { isHidden } from '../../session/mark-view.ts'
import { useCaseRecords, useSession, useView } from '../../session/session-context.ts'
import { LabelChip } from '../../ui/LabelChip.tsx'
import { unknownLabelColor } from '../../ui/label-palette.ts'
import { timeText } from '../../ui/time-text.ts'
import styles from './AnnotationList.module.css'
import { assertionText, attributeSummary, codingSummary, lateralityText, targetSummary } from './annotation-text.ts'
import { sliceText } from './evidence-text.ts'
import { RowSwitches } from './RowSwitches.tsx'
import { useMarkSource } from './use-mark-source.ts'

interface AnnotationRowProps {
  readonly annotation: Annotation
  /** Undefined where the label set no longer has it. */
  readonly label: Label | undefined
  readonly isSelected: boolean
  /** Whether it stands below a finding that it is evidence of. */
  readonly isEvidence: boolean
  readonly tabIndex: 0 | -1
}

/** One annotation: what, on what, which code, by whom, when. A click shows where it is, or answers who asks for a mark. */
export const AnnotationRow = memo(function AnnotationRow({
  annotation,
  label,
  isSelected,
  isEvidence,
  tabIndex,
}: AnnotationRowProps) {
  const { viewStore, projectStore } = useSession()
  const author = useStore(projectStore.store, ({ records }) => records.tables.annotator.get(annotation.createdBy)?.name)
  const { otherCase } = useMarkSource(annotation)
  const isFaint = useView(({ marks }) => isHidden(marks, annotation))
  const { id, assertion, comment, laterality } = annotation
  const name = label?.name ?? 'Removed label'
  const values = attributeSummary(annotation, label)
  const missing = missingAttributes(annotation, label)
  const slice = useCaseRecords(({ tables }) => sliceText(annotation, tables.item.get(annotation.itemId ?? '')))

  const choose = ({ shiftKey, ctrlKey, metaKey }: MouseEvent) => {
    if (viewStore.get().picking !== null) return viewStore.pick(id)
    if (!shiftKey && !ctrlKey && !metaKey) return viewStore.reveal(id)
    const { selection } = viewStore.get()
    viewStore.select(isSelected ? selection.filter((other) => other !== id) : [...selection, id])
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pointed at here lights up in the picture
    <div className={styles.host} onMouseEnter={() => viewStore.hover(id)} onMouseLeave={() => viewStore.hover(null)}>
      <button
        type="button"
        className={styles.row}
        data-evidence={isEvidence || undefined}
        tabIndex={tabIndex}
        aria-current={isSelected}
        data-faint={isFaint || undefined}
        onClick={choose}
      >
        <LabelChip name={name} color={label?.color ?? unknownLabelColor} />
        <span className={styles.what}>
          <span className={styles.name}>{name}</span>
          {assertion !== 'present' && <span className={styles.assertion}>{assertionText[assertion]}</span>}
          {laterality !== 'unknown' && <span className={styles.side}>{lateralityText[laterality]}</span>}
          <span className={styles.target}>
            {targetSummary(annotation)}
            {slice !== null && `, ${slice}`}
            {values !== '' && `, ${values}`}
          </span>
          {missing.length > 0 && (
            <span className={styles.assertion} title={`Still to be said: ${missing.map((one) => one.name).join(', ')}`}>
              {missing.length === 1 ? `${missing[0]?.name}?` : `${missing.length} to say`}
            </span>
          )}
          {comment !== '' && <IconMessage size={13} className={styles.comment} aria-label="Has a comment" />}
        </span>
        <span className={styles.who}>
          {otherCase !== null && <span className={styles.otherCase}>{otherCase}</span>}
          <span className={styles.code}>{codingSummary(annotation, name)}</span>
          <span className={styles.time}>
            {author ?? 'Unknown author'}, {timeText(annotation.createdAt)}
          </span>
        </span>
      </button>
      {otherCase === null && <RowSwitches annotation={annotation} name={name} tabIndex={tabIndex} />}
    </div>
  )
})
