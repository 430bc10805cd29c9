import type { Handle } from '../../../domain/geometry/kind-operations.ts'
import type { Target } from '../../../domain/records/target.ts'

/** Handles of a box by the eighth of a turn in which they lie, from the right clockwise. */
const places = ['e', 'se', 's', 'sw', 'w', 'nw', 'n', 'ne']
const arrows = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const

/** The cursor over a handle: an arrow the way it can be dragged, however the shape is turned. */
export function handleCursor({ kind, id }: Handle, target: Target): string {
  if (kind === 'rotate') return 'alias'
  const place = places.indexOf(id)
  if (place < 0 || !('rotation' in target)) return 'move'
  const eighth = place + Math.round(target.rotation / 45)
  return arrows[((eighth % 4) + 4) % 4] ?? 'move'
}
