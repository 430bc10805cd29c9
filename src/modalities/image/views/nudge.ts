import { roomToMove } from '../moved-inside.ts'
import type { ImagePane } from './image-pane.ts'
import { moveSelection } from './move-selection.ts'
import type { RegionIndex } from './regions/region-index.ts'

/** Moves the selected marks by keys; held keys add up to one change. */
export interface Nudge {
  /** Moves by image pixels; false where nothing on this picture is selected. */
  by(dx: number, dy: number): boolean
  /** Makes the change: the key was let go, or something else comes between. */
  commit(): void
}

export function createNudge(pane: ImagePane, index: RegionIndex): Nudge {
  const { viewStore } = pane.session
  const { picture } = pane.opened
  let ids: readonly string[] = []
  let dx = 0
  let dy = 0

  function showPreview(): void {
    const room = roomToMove(
      ids.flatMap((id) => index.get(id)?.target ?? []),
      dx,
      dy,
      picture,
    )
    const moving = { ids, dx: room.x, dy: room.y }
    viewStore.setPreview({ paneId: pane.paneId, target: null, replaces: null, moving })
  }

  return {
    by(byX, byY) {
      if (dx === 0 && dy === 0)
        ids = viewStore.get().selection.filter((id) => index.get(id) !== undefined && !pane.isLocked(id))
      if (ids.length === 0) return false
      dx += byX
      dy += byY
      showPreview()
      return true
    },
    commit() {
      if (ids.length === 0) return
      pane.dispatch(moveSelection(ids, dx, dy, picture))
      ids = []
      dx = 0
      dy = 0
      viewStore.setPreview(null)
    },
  }
}
