import type { Modality } from '../../contracts/modality.ts'
import { boundsOf } from '../../domain/geometry/target-operations.ts'
import type { PastePlace } from '../../domain/labels/mark-copies.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Label } from '../../domain/records/label.ts'
import { isSameSlice, sliceOf } from '../../domain/stack/slice-of.ts'
import type { Registry } from '../../lib/registry.ts'
import type { Session } from '../../session/session-context.ts'
import type { PaneView } from '../../session/view-store.ts'

/** A pane with the item it shows. */
export interface Place {
  readonly item: Item
  readonly pane: PaneView
  readonly paneId: string
}

/** The active pane's item, else the first on view. */
export function placeAtHand({ caseStore, viewStore }: Session): Place | undefined {
  const { panes, activePane } = viewStore.get()
  const { item: items } = caseStore.get().tables
  const inOrder = activePane === null ? Object.keys(panes) : [activePane, ...Object.keys(panes)]
  for (const id of inOrder) {
    const pane = panes[id]
    const item = items.get(pane?.itemId ?? '')
    if (pane !== undefined && item !== undefined) return { item, pane, paneId: id }
  }
  return undefined
}

/** Whether an annotation is a mark with a place in the picture that a pane shows. */
export function isMarkOf({ itemId, target }: Annotation, { item, pane }: Place): boolean {
  if (itemId !== item.id || target.kind === 'span' || boundsOf(target) === null) return false
  return isSameSlice(sliceOf(target), pane.slice)
}

/** What pasting into a place has to keep to. */
export function pastePlaceOf(
  { item, pane }: Place,
  modalities: Registry<Modality>,
  labels: readonly Label[],
): PastePlace {
  return {
    itemId: item.id,
    blob: item.parts[0]?.blob ?? null,
    slice: pane.slice,
    kinds: modalities.get(item.modality)?.targetKinds ?? [],
    size: sizeOf(item),
    labels,
  }
}

function sizeOf({ facts }: Item): PastePlace['size'] {
  const widthPx = facts.columns?.value
  const heightPx = facts.rows?.value
  return typeof widthPx === 'number' && typeof heightPx === 'number' ? { widthPx, heightPx } : null
}
