import { IconMessage } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Label } from '../../domain/records/label.ts'
import { useSession } from '../../session/session-context.ts'
import { LabelChip } from '../../ui/LabelChip.tsx'
import { timeText } from '../../ui/time-text.ts'
import styles from './AnnotationList.module.css'
import { assertionText, codingSummary, lateralityText, targetSummary } from './annotation-text.ts'

interface AnnotationRowProps {
  readonly annotation: Annotation
  /** Undefined where the label set no longer has it. */
  readonly label: Label | undefined
  readonly isSelected: boolean
  readonly tabIndex: 0 | -1
}

/** One annotation: what, on what, which code, by whom, when. */
export function AnnotationRow({ annotation, label, isSelected, tabIndex }: AnnotationRowProps) {
  const { viewStore, projectStore } = useSession()
  const author = useStore(projectStore.store, ({ records }) => records.tables.annotator.get(annotation.createdBy)?.name)
  const { id, assertion, comment, laterality } = annotation
  const name = label?.name ?? 'Removed label'
  return (
    <button
      type="button"
      className={styles.row}
      tabIndex={tabIndex}
      aria-current={isSelected}
      onClick={() => viewStore.reveal(id)}
      onMouseEnter={() => viewStore.hover(id)}
      onMouseLeave={() => viewStore.hover(null)}
    >
      <LabelChip name={name} color={label?.color ?? '#8a8a8a'} />
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        {assertion !== 'present' && <span className={styles.assertion}>{assertionText[assertion]}</span>}
        {laterality !== 'unknown' && <span className={styles.side}>{lateralityText[laterality]}</span>}
        <span className={styles.target}>{targetSummary(annotation)}</span>
        {comment !== '' && <IconMessage size={13} className={styles.comment} aria-label="Has a comment" />}
      </span>
      <span className={styles.who}>
        <span className={styles.code}>{codingSummary(annotation, name)}</span>
        <span className={styles.time}>
          {author ?? 'Unknown author'}, {timeText(annotation.createdAt)}
        </span>
      </span>
    </button>
  )
}
