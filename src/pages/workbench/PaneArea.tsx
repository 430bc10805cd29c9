import { useEffect, useMemo } from 'react'
import type { BlindingRule } from '../../domain/records/project.ts'
import { useCaseRecords, useSession, useView } from '../../session/session-context.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Splitter } from '../../ui/splitter/Splitter.tsx'
import { useModules } from '../shared/modules-context.ts'
import { freshView, ItemPane } from './ItemPane.tsx'
import { distinctNames, itemsInOrder, paneForItem } from './pane-layout.ts'

/** The panes of the open case, side by side. */
export function PaneArea({ onReveal }: { readonly onReveal: (rules: readonly BlindingRule[]) => void }) {
  const record = useCaseRecords(({ tables }) => [...tables.case.values()][0])
  const items = useCaseRecords(({ tables }) => tables.item)
  const paneCount = useView(({ panes }) => Object.keys(panes).length)
  const { viewStore } = useSession()
  const { modalities } = useModules()
  const choices = useMemo(() => {
    const ordered = itemsInOrder(record, items)
    const names = distinctNames(ordered)
    return ordered.map((item) => ({ item, name: names.get(item.id) ?? item.name }))
  }, [record, items])
  useRevealedItem()
  // A picture takes more room than what is only read.
  const weights = Object.values(viewStore.get().panes).map(({ itemId }) => {
    const kinds = modalities.get(items.get(itemId ?? '')?.modality ?? '')?.targetKinds ?? []
    return kinds.some((kind) => kind !== 'span' && kind !== 'whole') ? 3 : 2
  })
  if (paneCount === 0) return <EmptyState title="This case has no items">Import files to bring some in.</EmptyState>
  return (
    <Splitter label="Resize panes" weights={weights}>
      {Object.keys(viewStore.get().panes).map((paneId, index) => (
        <ItemPane key={paneId} paneId={paneId} choices={choices} place={index + 1} onReveal={onReveal} />
      ))}
    </Splitter>
  )
}

/** An annotation asked for is on an item that some pane has to show before its viewer can bring it into view. */
function useRevealedItem(): void {
  const { caseStore, viewStore } = useSession()
  const reveal = useView((view) => view.reveal)
  useEffect(() => {
    if (reveal === null) return
    const { annotation, item: items } = caseStore.get().tables
    const item = items.get(annotation.get(reveal.annotationId)?.itemId ?? '')
    if (item === undefined) return
    const { panes, activePane } = viewStore.get()
    const shown = Object.keys(panes).find((paneId) => panes[paneId]?.itemId === item.id)
    const paneId = shown ?? paneForItem(item, panes, activePane, items)
    if (paneId === undefined) return
    if (shown === undefined) viewStore.setPane(paneId, freshView(item.id))
    viewStore.activatePane(paneId)
  }, [reveal, caseStore, viewStore])
}
