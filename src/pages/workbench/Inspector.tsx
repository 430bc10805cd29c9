import type { Command } from '../../domain/commands/command.ts'
import type { Label } from '../../domain/records/label.ts'
import type { TargetKind } from '../../domain/records/target.ts'
import { AnnotationDetails } from '../../panels/annotations/AnnotationDetails.tsx'
import { AnnotationList } from '../../panels/annotations/AnnotationList.tsx'
import { CodingCounts } from '../../panels/annotations/CodingCounts.tsx'
import { LabelPanel } from '../../panels/label-panel/LabelPanel.tsx'
import { useCaseRecords } from '../../session/session-context.ts'
import { conceptOptions } from '../shared/concept-options.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import { useConceptMemory } from '../shared/use-concept-memory.ts'
import styles from './Workbench.module.css'

interface InspectorProps {
  readonly activeKinds: readonly TargetKind[]
  readonly wholes: readonly { readonly name: string; readonly onAdd: () => void }[]
  readonly onChooseLabel: (label: Label) => void
  readonly onCommand: (command: Command) => void
}

/** Labels to put on, annotations made, and what is selected of them. */
export function Inspector({ activeKinds, wholes, onChooseLabel, onCommand }: InspectorProps) {
  const memory = useConceptMemory()
  const count = useCaseRecords(({ tables }) => tables.annotation.size)
  return (
    <section aria-label="Inspector" className={styles.inspector}>
      <LabelPanel activeKinds={activeKinds} wholes={wholes} wholeKey={caseKeys.whole} onChoose={onChooseLabel} />
      <h2 className={styles.heading}>
        Annotations <span className={styles.headingCount}>{count}</span>
      </h2>
      <AnnotationList onCommand={onCommand} />
      <CodingCounts />
      <AnnotationDetails search={conceptOptions} memory={memory} onCommand={onCommand} />
    </section>
  )
}
