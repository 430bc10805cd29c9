import type { Command } from '../../domain/commands/command.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Label } from '../../domain/records/label.ts'
import type { TargetKind } from '../../domain/records/target.ts'
import { AnnotationDetails } from '../../panels/annotations/AnnotationDetails.tsx'
import { AnnotationList } from '../../panels/annotations/AnnotationList.tsx'
import { HiddenNotice } from '../../panels/annotations/HiddenNotice.tsx'
import { FactsPanel } from '../../panels/facts/FactsPanel.tsx'
import { LabelPanel } from '../../panels/label-panel/LabelPanel.tsx'
import { useCaseRecords } from '../../session/session-context.ts'
import { conceptOptions } from '../shared/concept-options.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import styles from './Workbench.module.css'

interface InspectorProps {
  /** The item of the active pane. */
  readonly activeItem: Item | undefined
  readonly activeKinds: readonly TargetKind[]
  readonly wholes: readonly { readonly name: string; readonly onAdd: () => void }[]
  readonly onChooseLabel: (label: Label) => void
  readonly onCommand: (command: Command) => void
}

/** Labels to put on, annotations made, and what is selected of them. */
export function Inspector({ activeItem, activeKinds, wholes, onChooseLabel, onCommand }: InspectorProps) {
  const count = useCaseRecords(({ tables }) => tables.annotation.size)
  return (
    <section aria-label="Inspector" className={styles.inspector}>
      <LabelPanel activeKinds={activeKinds} wholes={wholes} wholeKey={caseKeys.whole} onChoose={onChooseLabel} />
      <h2 className={styles.heading}>
        Annotations <span className={styles.headingCount}>{count}</span>
        <HiddenNotice />
      </h2>
      <AnnotationList onCommand={onCommand} />
      <AnnotationDetails search={conceptOptions} swapKey={caseKeys.swapSide} onCommand={onCommand} />
      {activeItem !== undefined && <FactsPanel key={activeItem.id} item={activeItem} onCommand={onCommand} />}
    </section>
  )
}
