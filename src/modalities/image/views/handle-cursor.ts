import type { Affine } from '../../../domain/geometry/affine.ts'
import type { Handle } from '../../../domain/geometry/kind-operations.ts'
import type { Target } from '../../../domain/records/target.ts'

/** Handles of a box by the eighth of a turn in which they lie, from the right clockwise. */
const places = ['e', 'se', 's', 'sw', 'w', 'nw', 'n', 'ne']
const arrows = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const

/**
 * The cursor over a handle: an arrow the way it can be dragged, however shape and view are turned or mirrored.
 * @param view from image pixels to CSS pixels; null: upright
 */
export function handleCursor({ kind, id }: Handle, target: Target, view: Affine | null = null): string {
  if (kind === 'rotate') return 'alias'
  const place = places.indexOf(id)
  if (place < 0 || !('rotation' in target)) return 'move'
  const eighth = place + Math.round(target.rotation / 45)
  return arrows[((seenEighth(eighth, view) % 4) + 4) % 4] ?? 'move'
}

function seenEighth(eighth: number, view: Affine | null): number {
  if (view === null) return eighth
  const angle = (eighth * Math.PI) / 4
  const [x, y] = [Math.cos(angle), Math.sin(angle)]
  return Math.round(Math.atan2(view.b * x + view.d * y, view.a * x + view.c * y) / (Math.PI / 4))
}
