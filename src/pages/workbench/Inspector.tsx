import { type KeyboardEvent, type ReactNode, useCallback, useMemo } from 'react'
import type { Command } from '../../domain/commands/command.ts'
import { countThings } from '../../domain/findings/evidence.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Label } from '../../domain/records/label.ts'
import type { BlindingRule } from '../../domain/records/project.ts'
import type { TargetKind } from '../../domain/records/target.ts'
import { AnnotationDetails } from '../../panels/annotations/AnnotationDetails.tsx'
import { AnnotationList } from '../../panels/annotations/AnnotationList.tsx'
import { CodingCounts } from '../../panels/annotations/CodingCounts.tsx'
import { HiddenNotice } from '../../panels/annotations/HiddenNotice.tsx'
import { useListedAnnotations } from '../../panels/annotations/listed-annotations.ts'
import { FactsPanel } from '../../panels/facts/FactsPanel.tsx'
import { LabelPanel } from '../../panels/label-panel/LabelPanel.tsx'
import type { RecordStore } from '../../session/record-store.ts'
import {
  PaceContext,
  SessionContext,
  useCaseRecords,
  usePatient,
  useSession,
  useView,
} from '../../session/session-context.ts'
import { FoldButton } from '../../ui/FoldButton.tsx'
import { countText } from '../../ui/time-text.ts'
import { useFold } from '../../ui/use-fold.ts'
import { useApp } from '../shared/app-services.ts'
import { conceptOptions } from '../shared/concept-options.ts'
import { caseKeys, findingKeys } from '../shared/reserved-keys.ts'
import { useConceptMemory } from '../shared/use-concept-memory.ts'
import { BlindNotice } from './BlindNotice.tsx'
import { CaseConflicts } from './CaseConflicts.tsx'
import { focusViewer } from './focus-viewer.ts'
import { LabelTabs } from './LabelTabs.tsx'
import { useCrops } from './use-crops.ts'
import type { FindingActions } from './use-finding-actions.ts'
import { useHidden } from './use-hidden.ts'
import styles from './Workbench.module.css'

interface InspectorProps {
  readonly caseId: string
  /** The item of the active pane. */
  readonly activeItem: Item | undefined
  readonly activeKinds: readonly TargetKind[]
  readonly wholes: readonly { readonly name: string; readonly isOnKey: boolean; readonly onAdd: () => void }[]
  readonly findings: FindingActions
  readonly onChooseLabel: (label: Label) => void
  /** Answers whether the command was accepted. */
  readonly onCommand: (command: Command, store?: RecordStore) => boolean
  readonly onReveal: (rules: readonly BlindingRule[]) => void
}

/** Labels to put on, annotations made, and what is selected of them. */
export function Inspector(props: InspectorProps) {
  const { caseId, activeItem, activeKinds, wholes, findings, onChooseLabel, onCommand, onReveal } = props
  const { actor } = useApp().env
  const hidden = [...useHidden()].filter((rule) => rule !== 'report')
  return (
    <section aria-label="Inspector" className={styles.inspector} onKeyDown={leave}>
      <LabelTabs annotatorId={actor} onCommand={onCommand}>
        <LabelPanel activeKinds={activeKinds} wholes={wholes} wholeKey={caseKeys.whole} onChoose={onChooseLabel} />
      </LabelTabs>
      <PaceContext value="after the frame">
        <Annotations annotatorId={actor}>
          {hidden.length > 0 && <BlindNotice rules={hidden} size="line" onReveal={onReveal} />}
          <AnnotationList annotatorId={actor} onCommand={onCommand} />
          <CodingCounts />
        </Annotations>
        <div className={styles.selected}>
          <Details findings={findings} onCommand={onCommand} />
        </div>
        <CaseConflicts caseId={caseId} onCommand={onCommand} />
        {activeItem !== undefined && <FactsPanel key={activeItem.id} item={activeItem} onCommand={onCommand} />}
      </PaceContext>
    </section>
  )
}

/** Fields whose Escape takes back what was typed. */
const ownEscape = 'textarea, select, input:not([role="combobox"]):not([type="radio"]):not([type="checkbox"])'

/** Escape that nothing inside has a use for leads back to the viewer, where the keys of the case work. */
function leave(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
  if (event.target instanceof Element && event.target.matches(ownEscape)) return
  if (focusViewer()) event.preventDefault()
}

interface AnnotationsProps {
  readonly annotatorId: string
  readonly children: ReactNode
}

/** The list under its heading: how many marks there are, and how many findings they are evidence of. Folds away. */
function Annotations({ annotatorId, children }: AnnotationsProps) {
  const [isOpen, setOpen] = useFold('annotations', true)
  const listed = useListedAnnotations(annotatorId)
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const findings = useCaseRecords(({ tables }) => tables.finding)
  const count = useMemo(() => {
    const joined = [...annotations.values()].filter(({ findingId }) => findings.has(findingId ?? ''))
    return countThings(joined, findings)
  }, [annotations, findings])
  const rows = Math.min(3, listed.length + count)
  return (
    <div className={styles.annotations} data-rows={isOpen ? rows : undefined}>
      <div className={styles.headingRow}>
        <h2 className={styles.heading}>
          Annotations <span className={styles.headingCount}>{listed.length}</span>
          {count > 0 && <span className={styles.headingCount}> · {countText(count, 'finding')}</span>}
        </h2>
        <HiddenNotice />
        <FoldButton what="annotations" isOpen={isOpen} onToggle={setOpen} />
      </div>
      {isOpen && children}
    </div>
  )
}

/** What is selected, in the case it belongs to: a mark of a prior is changed in the prior's own records. */
function Details({ findings, onCommand }: Pick<InspectorProps, 'findings' | 'onCommand'>) {
  const session = useSession()
  const cropOf = useCrops()
  const memory = useConceptMemory()
  const open = usePatient((patient) => patient.open)
  const only = useView(({ selection }) => (selection.length === 1 ? selection[0] : undefined))
  const owner = useMemo(() => {
    const caseId = only === undefined ? undefined : session.patient.mark(only)?.caseId
    const caseStore = open.get(caseId ?? '') ?? session.caseStore
    return caseStore === session.caseStore ? session : { ...session, caseStore }
  }, [session, open, only])
  const commandOwner = useCallback(
    (command: Command, store?: RecordStore) => onCommand(command, store ?? owner.caseStore),
    [onCommand, owner],
  )
  return (
    <SessionContext value={owner}>
      <AnnotationDetails
        search={conceptOptions}
        memory={memory}
        swapKey={caseKeys.swapSide}
        cropOf={cropOf}
        onJoin={findings.join}
        joinKey={findingKeys.join}
        onDissolve={findings.dissolve}
        onCommand={commandOwner}
      />
    </SessionContext>
  )
}
