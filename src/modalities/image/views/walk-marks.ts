import { sessionMarkText } from '../../../session/session-marks.ts'
import type { ImagePane } from './image-pane.ts'
import type { RegionIndex } from './regions/region-index.ts'

/** Selects the next mark of a picture or the one before, from the top down as one reads, and brings it into view. */
export function walkMarks(pane: ImagePane, index: RegionIndex, by: 1 | -1): void {
  const { viewStore } = pane.session
  const everywhere = { x: -1e9, y: -1e9, width: 2e9, height: 2e9 }
  const inOrder = index.within(everywhere).sort((a, b) => a.bounds.y - b.bounds.y || a.bounds.x - b.bounds.x)
  const [selected] = viewStore.get().selection
  const here = inOrder.findIndex(({ id }) => id === selected)
  const at = here === -1 ? (by === 1 ? 0 : inOrder.length - 1) : here + by
  const next = inOrder[at]
  if (next === undefined) {
    viewStore.announce(
      inOrder.length === 0 ? 'No marks on the picture' : by === 1 ? 'No further mark' : 'No mark before',
    )
    return
  }
  viewStore.reveal(next.id)
  viewStore.announce(`${sessionMarkText(pane.session, next.id) ?? ''}, ${at + 1} of ${inOrder.length}`)
}
