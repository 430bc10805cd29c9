import { boundsOf } from '../../../domain/geometry/target-operations.ts'
import { sliceIndex } from '../../../domain/stack/stack.ts'
import { isHidden } from '../../../session/mark-view.ts'
import { sessionMarkText } from '../../../session/session-marks.ts'
import type { ImagePane } from './image-pane.ts'
import type { RegionIndex } from './regions/region-index.ts'

interface WalkedMark {
  readonly id: string
  /** Place of its slice in the stack; 0 on a single picture. */
  readonly slice: number
  readonly bounds: { readonly x: number; readonly y: number }
}

/**
 * Selects the next mark of a picture or the one before, from the top down as one reads, and brings it into view; in a stack from slice to
 * slice, beginning at the one on view.
 */
export function walkMarks(pane: ImagePane, index: RegionIndex, by: 1 | -1): void {
  const { viewStore } = pane.session
  const inOrder = [...walkedMarks(pane, index)].sort(
    (a, b) => a.slice - b.slice || a.bounds.y - b.bounds.y || a.bounds.x - b.bounds.x,
  )
  const [selected] = viewStore.get().selection
  const here = inOrder.findIndex(({ id }) => id === selected)
  const shown = pane.opened.stack?.wanted() ?? 0
  const first =
    by === 1 ? inOrder.findIndex(({ slice }) => slice >= shown) : inOrder.findLastIndex(({ slice }) => slice <= shown)
  const at = here === -1 ? first : here + by
  const next = inOrder[at]
  if (next === undefined) {
    const which = pane.opened.stack == null ? 'picture' : 'series'
    viewStore.announce(
      inOrder.length === 0 ? `No marks on the ${which}` : by === 1 ? 'No further mark' : 'No mark before',
    )
    return
  }
  viewStore.reveal(next.id)
  viewStore.announce(`${sessionMarkText(pane.session, next.id) ?? ''}, ${at + 1} of ${inOrder.length}`)
}

function walkedMarks({ opened, session }: ImagePane, index: RegionIndex): readonly WalkedMark[] {
  const { stack, item } = opened
  if (stack == null) {
    const everywhere = { x: -1e9, y: -1e9, width: 2e9, height: 2e9 }
    return index.within(everywhere).map(({ id, bounds }) => ({ id, slice: 0, bounds }))
  }
  // The index knows the marks of the slice on view alone.
  const { marks } = session.viewStore.get()
  return [...session.caseStore.get().tables.annotation.values()].flatMap((mark) => {
    const { target } = mark
    if (mark.itemId !== item.id || target.kind === 'span' || isHidden(marks, mark)) return []
    const slice = sliceIndex(stack.stack, target.slice)
    const bounds = boundsOf(target)
    return slice < 0 || bounds === null ? [] : [{ id: mark.id, slice, bounds }]
  })
}
