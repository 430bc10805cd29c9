import type { Annotation } from '../../domain/records/annotation.ts'
import type { Label } from '../../domain/records/label.ts'
import type { Finding } from '../../domain/records/project.ts'
import { useSession } from '../../session/session-context.ts'
import { LabelChip } from '../../ui/LabelChip.tsx'
import { unknownLabelColor } from '../../ui/label-palette.ts'
import { countText } from '../../ui/time-text.ts'
import styles from './AnnotationList.module.css'

interface FindingRowProps {
  readonly finding: Finding
  readonly evidence: readonly Annotation[]
  /** Undefined where the label set no longer has it. */
  readonly label: Label | undefined
  readonly isSelected: boolean
  readonly tabIndex: 0 | -1
}

/** A finding, above its evidence: what it is, how many pieces of evidence, its note. */
export function FindingRow({ finding, evidence, label, isSelected, tabIndex }: FindingRowProps) {
  const { viewStore } = useSession()
  const name = label?.name ?? 'Removed label'
  const onClick = () => {
    const [first] = evidence
    if (viewStore.get().picking !== null && first !== undefined) viewStore.pick(first.id)
    else viewStore.selectFinding(finding.id)
  }
  return (
    <button
      type="button"
      className={`${styles.row} ${styles.finding}`}
      tabIndex={tabIndex}
      aria-current={isSelected}
      onClick={onClick}
    >
      <LabelChip name={name} color={label?.color ?? unknownLabelColor} />
      <span className={styles.what}>
        <span className={styles.kind}>Finding</span>
        <span className={styles.name}>{name}</span>
      </span>
      <span className={styles.who}>
        <span>{countText(evidence.length, 'piece')} of evidence</span>
        {finding.note !== '' && <span className={styles.code}>{finding.note.replace(/\s+/g, ' ')}</span>}
      </span>
    </button>
  )
}
