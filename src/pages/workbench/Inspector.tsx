import type { Command } from '../../domain/commands/command.ts'
import type { Label } from '../../domain/records/label.ts'
import type { BlindingRule } from '../../domain/records/project.ts'
import type { TargetKind } from '../../domain/records/target.ts'
import { AnnotationDetails } from '../../panels/annotations/AnnotationDetails.tsx'
import { AnnotationList } from '../../panels/annotations/AnnotationList.tsx'
import { CodingCounts } from '../../panels/annotations/CodingCounts.tsx'
import { HiddenNotice } from '../../panels/annotations/HiddenNotice.tsx'
import { useListedAnnotations } from '../../panels/annotations/listed-annotations.ts'
import { LabelPanel } from '../../panels/label-panel/LabelPanel.tsx'
import { useApp } from '../shared/app-services.ts'
import { conceptOptions } from '../shared/concept-options.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import { useConceptMemory } from '../shared/use-concept-memory.ts'
import { BlindNotice } from './BlindNotice.tsx'
import { LabelTabs } from './LabelTabs.tsx'
import { useHidden } from './use-hidden.ts'
import styles from './Workbench.module.css'

interface InspectorProps {
  readonly activeKinds: readonly TargetKind[]
  readonly wholes: readonly { readonly name: string; readonly onAdd: () => void }[]
  readonly onChooseLabel: (label: Label) => void
  /** Answers whether the command was accepted. */
  readonly onCommand: (command: Command) => boolean
  readonly onReveal: (rules: readonly BlindingRule[]) => void
}

/** Labels to put on, annotations made, and what is selected of them. */
export function Inspector({ activeKinds, wholes, onChooseLabel, onCommand, onReveal }: InspectorProps) {
  const { actor } = useApp().env
  const listed = useListedAnnotations(actor)
  const hidden = [...useHidden()].filter((rule) => rule !== 'report')
  const memory = useConceptMemory()
  return (
    <section aria-label="Inspector" className={styles.inspector}>
      <LabelTabs annotatorId={actor} onCommand={onCommand}>
        <LabelPanel activeKinds={activeKinds} wholes={wholes} wholeKey={caseKeys.whole} onChoose={onChooseLabel} />
      </LabelTabs>
      <h2 className={styles.heading}>
        Annotations <span className={styles.headingCount}>{listed.length}</span>
        <HiddenNotice />
      </h2>
      {hidden.length > 0 && <BlindNotice rules={hidden} size="line" onReveal={onReveal} />}
      <AnnotationList annotatorId={actor} onCommand={onCommand} />
      <CodingCounts />
      <AnnotationDetails search={conceptOptions} memory={memory} onCommand={onCommand} />
    </section>
  )
}
