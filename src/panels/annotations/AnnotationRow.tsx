import { IconMessage } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Label } from '../../domain/records/label.ts'
import { useSession } from '../../session/session-context.ts'
import { LabelChip } from '../../ui/LabelChip.tsx'
import { timeText } from '../../ui/time-text.ts'
import styles from './AnnotationList.module.css'
import { assertionText, codingSummary, targetSummary } from './annotation-text.ts'
import { useMarkSource } from './use-mark-source.ts'

interface AnnotationRowProps {
  readonly annotation: Annotation
  /** Undefined where the label set no longer has it. */
  readonly label: Label | undefined
  readonly isSelected: boolean
  /** Whether it stands below a finding that it is evidence of. */
  readonly isEvidence: boolean
  readonly tabIndex: 0 | -1
  /** Buttons at the end of the row. */
  readonly actions?: ReactNode
}

/** One annotation: what, on what, which code, by whom, when. A click shows where it is, or answers who asks for a mark. */
export function AnnotationRow({ annotation, label, isSelected, isEvidence, tabIndex, actions }: AnnotationRowProps) {
  const { viewStore, projectStore } = useSession()
  const author = useStore(projectStore.store, ({ records }) => records.tables.annotator.get(annotation.createdBy)?.name)
  const { otherCase } = useMarkSource(annotation)
  const { id, assertion, comment } = annotation
  const name = label?.name ?? 'Removed label'
  return (
    <div className={styles.rowHost}>
      <button
        type="button"
        className={styles.row}
        data-evidence={isEvidence || undefined}
        tabIndex={tabIndex}
        aria-current={isSelected}
        onClick={() => (viewStore.get().picking === null ? viewStore.reveal(id) : viewStore.pick(id))}
        onMouseEnter={() => viewStore.hover(id)}
        onMouseLeave={() => viewStore.hover(null)}
      >
        <LabelChip name={name} color={label?.color ?? '#8a8a8a'} />
        <span className={styles.what}>
          <span className={styles.name}>{name}</span>
          {assertion !== 'present' && <span className={styles.assertion}>{assertionText[assertion]}</span>}
          <span className={styles.target}>{targetSummary(annotation)}</span>
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
      {actions}
    </div>
  )
}
