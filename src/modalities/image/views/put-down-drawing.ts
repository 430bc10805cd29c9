import type { RunningTool, ToolModule } from '../../../contracts/tool.ts'
import type { Slice } from '../../../domain/records/target.ts'
import { isSameSlice } from '../../../domain/stack/slice-of.ts'
import { sliceIndex } from '../../../domain/stack/stack.ts'
import { dropPutDown, type PutDown, putDown, putDownDrawings } from '../../../session/put-down.ts'
import type { ImagePane } from './image-pane.ts'

/** Fewer points than this are set again as quickly as they are taken up. */
const fewestKept = 2

/**
 * Keeps what a tool has half drawn, where that is more than a click.
 * @param slice the one that it was drawn on
 * @param isLeft the view of it goes
 * @returns whether it is kept
 */
export function keepDrawing(
  pane: ImagePane,
  slice: Slice | null,
  { id, label }: ToolModule,
  running: RunningTool,
  isLeft = false,
): boolean {
  const points = running.draft?.() ?? []
  if (points.length < fewestKept) return false
  const { item, stack } = pane.opened
  const { labelId } = pane.session.viewStore.get()
  const index = stack == null ? -1 : sliceIndex(stack.stack, slice)
  const where = index < 0 ? '' : `slice ${index + 1}`
  const name = [...pane.session.caseStore.get().tables.case.values()][0]?.name ?? ''
  const leftCase = isLeft ? name : null
  const what = `${label} of ${points.length} points`
  putDown({ caseId: item.caseId, itemId: item.id, slice, toolId: id, labelId, points, what, where, leftCase })
  if (!isLeft) pane.session.viewStore.announce(`${what} is not finished, and kept`)
  return true
}

/**
 * Takes up what was put down on this item and is wanted again, on its slice.
 * @param takeUp takes the tool of a drawing in hand, with its points
 * @returns ends it
 */
export function followPutDown(pane: ImagePane, takeUp: (drawing: PutDown) => void): () => void {
  const { item, stack } = pane.opened
  function follow(): void {
    const wanted = putDownDrawings.getState().find(({ isWanted, itemId }) => isWanted && itemId === item.id)
    if (wanted === undefined) return
    if (!isSameSlice(wanted.slice, pane.slice())) {
      const index = stack == null ? -1 : sliceIndex(stack.stack, wanted.slice)
      if (index >= 0) stack?.go(index)
      return
    }
    dropPutDown(wanted.serial)
    takeUp(wanted)
  }
  const stops = [
    putDownDrawings.subscribe(follow),
    pane.session.viewStore.store.subscribe(({ panes }, before) => {
      if (panes[pane.paneId]?.slice !== before.panes[pane.paneId]?.slice) follow()
    }),
  ]
  follow()
  return () => {
    for (const stop of stops) stop()
  }
}
