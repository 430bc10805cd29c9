import { type Affine, upright } from '../../../domain/geometry/affine.ts'
import type { Handle } from '../../../domain/geometry/kind-operations.ts'
import { turned } from '../../../domain/geometry/plane.ts'
import type { Point, Target } from '../../../domain/records/target.ts'

/** Where the handles of a box lie from its middle. */
const places: Readonly<Record<string, Point>> = {
  e: { x: 1, y: 0 },
  se: { x: 1, y: 1 },
  s: { x: 0, y: 1 },
  sw: { x: -1, y: 1 },
  w: { x: -1, y: 0 },
  nw: { x: -1, y: -1 },
  n: { x: 0, y: -1 },
  ne: { x: 1, y: -1 },
}
/** By the eighth of a turn in which a handle is dragged, from the right clockwise. */
const arrows = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const

/**
 * The cursor over a handle: an arrow the way it can be dragged, however shape and view are turned or mirrored.
 * @param view from image pixels to CSS pixels; null: upright
 */
export function handleCursor({ kind, id }: Handle, target: Target, view: Affine | null = null): string {
  if (kind === 'rotate') return 'alias'
  const place = places[id]
  if (place === undefined || !('rotation' in target)) return 'move'
  const across = seen(turned({ x: 1, y: 0 }, target.rotation), view)
  const down = seen(turned({ x: 0, y: 1 }, target.rotation), view)
  // Between its two sides a corner is dragged aslant, however long they are.
  const x = place.x * across.x + place.y * down.x
  const y = place.x * across.y + place.y * down.y
  const eighth = Math.round(Math.atan2(y, x) / (Math.PI / 4))
  return arrows[(eighth + 8) % 4] ?? 'move'
}

/** A direction of the picture as one on the screen, one long. */
function seen({ x, y }: Point, view: Affine | null): Point {
  const { a, b, c, d } = view ?? upright
  const [right, down] = [a * x + c * y, b * x + d * y]
  const length = Math.hypot(right, down)
  return { x: right / length, y: down / length }
}
