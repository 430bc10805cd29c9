import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { BlindingRule } from '../../domain/records/project.ts'
import { useCaseRecords, usePatient, useSession, useView } from '../../session/session-context.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Splitter } from '../../ui/splitter/Splitter.tsx'
import { useModules } from '../shared/modules-context.ts'
import { ItemPane } from './ItemPane.tsx'
import { LinkLines } from './LinkLines.tsx'
import { OtherCase } from './OtherCase.tsx'
import styles from './PaneArea.module.css'
import { PaneControls } from './PaneControls.tsx'
import { PaneHeader } from './PaneHeader.tsx'
import { freshView, paneForForeignItem } from './pane-arrangement.ts'
import { type PaneChoices, paneChoices } from './pane-choices.ts'
import { itemsInOrder, paneForItem } from './pane-layout.ts'
import type { PaneActions } from './use-pane-actions.ts'

interface PaneAreaProps {
  readonly actions: PaneActions
  /** Asks whether what is hidden is to be shown. */
  readonly onReveal: (rules: readonly BlindingRule[]) => void
}

/** The panes of the open case: one, two side by side, or two by two. */
export function PaneArea({ actions, onReveal }: PaneAreaProps) {
  const record = useCaseRecords(({ tables }) => [...tables.case.values()][0])
  const items = useCaseRecords(({ tables }) => tables.item)
  const cases = usePatient((patient) => patient.cases)
  const paneCount = useView(({ panes }) => Object.keys(panes).length)
  const { viewStore, patient } = useSession()
  const { modalities } = useModules()
  const area = useRef<HTMLDivElement>(null)
  const choices = useMemo(
    () => paneChoices(patient.caseId, itemsInOrder(record, items), cases),
    [patient, record, items, cases],
  )
  useRevealedItem()
  if (paneCount === 0) return <EmptyState title="This case has no items">Import files to bring some in.</EmptyState>
  const ids = Object.keys(viewStore.get().panes)
  // A picture takes more room than what is only read.
  const weightOf = (paneId: string) => {
    const { itemId } = viewStore.get().panes[paneId] ?? { itemId: null }
    const shown = [...choices.own, ...choices.priors, ...choices.others].find(({ item }) => item.id === itemId)
    const kinds = modalities.get(shown?.item.modality ?? '')?.targetKinds ?? []
    return kinds.some((kind) => kind !== 'span' && kind !== 'whole') ? 3 : 2
  }
  const paneOf = (paneId: string, index: number) => (
    <Pane
      key={paneId}
      paneId={paneId}
      place={index + 1}
      choices={choices}
      onReveal={onReveal}
      controls={index === Math.min(1, paneCount - 1) ? <PaneControls actions={actions} /> : null}
    />
  )
  const row = (from: number, to: number) => {
    const own = ids.slice(from, to)
    return (
      <Splitter key={from} label="Resize panes" weights={paneCount > 2 ? own.map(() => 1) : own.map(weightOf)}>
        {own.map((paneId, index) => paneOf(paneId, from + index))}
      </Splitter>
    )
  }
  return (
    <div ref={area} className={styles.area}>
      {/* One row has its splitter too: another layout must not begin the viewers anew. */}
      <Splitter label="Resize rows of panes" orientation="rows">
        {row(0, Math.min(2, paneCount))}
        {paneCount > 2 ? row(2, paneCount) : null}
      </Splitter>
      <LinkLines area={area} />
    </div>
  )
}

interface PaneProps {
  readonly paneId: string
  readonly place: number
  readonly choices: PaneChoices
  readonly onReveal: PaneAreaProps['onReveal']
  readonly controls: ReactNode
}

function Pane({ paneId, place, choices, onReveal, controls }: PaneProps) {
  const { viewStore } = useSession()
  const isActive = useView(({ activePane }) => activePane === paneId)
  const caseId = useView(({ panes }) => panes[paneId]?.caseId ?? null)
  const activate = () => {
    if (!isActive) viewStore.activatePane(paneId)
  }
  return (
    <div
      className={styles.pane}
      data-pane={paneId}
      data-active={isActive || undefined}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
    >
      <div className={styles.paneHeader}>
        <PaneHeader paneId={paneId} place={place} choices={choices} />
        {controls}
      </div>
      <div className={styles.paneBody}>
        {caseId === null ? (
          <ItemPane paneId={paneId} onReveal={onReveal} />
        ) : (
          <OtherCase key={caseId} caseId={caseId}>
            <ItemPane paneId={paneId} onReveal={null} />
          </OtherCase>
        )}
      </div>
    </div>
  )
}

/** An annotation asked for is on an item that some pane has to show before its viewer can bring it into view. */
function useRevealedItem(): void {
  const session = useSession()
  const reveal = useView((view) => view.reveal)
  useEffect(() => {
    if (reveal === null) return
    const { caseStore, viewStore, patient } = session
    const mark = patient.mark(reveal.annotationId)
    if (mark === undefined || mark.itemId === null) return
    const { panes, activePane } = viewStore.get()
    const shown = Object.keys(panes).find((paneId) => panes[paneId]?.itemId === mark.itemId)
    if (shown !== undefined) {
      viewStore.activatePane(shown)
      return
    }
    const { item: items } = caseStore.get().tables
    const item = items.get(mark.itemId)
    const isForeign = mark.caseId !== patient.caseId
    const paneId =
      isForeign || item === undefined
        ? paneForForeignItem(session, mark.caseId)
        : paneForItem(item, panes, activePane, items)
    if (paneId === undefined) return
    viewStore.setPane(paneId, freshView(mark.itemId, isForeign ? mark.caseId : null))
    viewStore.activatePane(paneId)
  }, [reveal, session])
}
