import type { Bounds } from '../../domain/geometry/bounds.ts'
import { boundsOf, translate } from '../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../domain/records/target.ts'

interface Picture {
  readonly widthPx: number
  readonly heightPx: number
}

/** A target moved by (dx, dy) image pixels, stopping at the edge of the picture. What is beyond an edge already may stay there. */
export function movedInside(target: Target, dx: number, dy: number, picture: Picture): Target {
  const { x, y } = roomToMove([target], dx, dy, picture)
  return x === 0 && y === 0 ? target : translate(target, x, y)
}

/**
 * (dx, dy) cut to where targets can move together: they keep their places among each other. A mask moves by whole pixels, and so does what
 * moves with it.
 */
export function roomToMove(targets: readonly Target[], dx: number, dy: number, picture: Picture): Point {
  const around = union(targets)
  if (around === null) return { x: 0, y: 0 }
  const isWhole = targets.some(({ kind }) => kind === 'mask')
  // Rounded before it is cut, and never beyond that.
  const room = (by: number, from: number, to: number, limit: number) =>
    isWhole ? Math.trunc(cut(Math.round(by), from, to, limit)) + 0 : cut(by, from, to, limit)
  return {
    x: room(dx, around.x, around.x + around.width, picture.widthPx),
    y: room(dy, around.y, around.y + around.height, picture.heightPx),
  }
}

function union(targets: readonly Target[]): Bounds | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const target of targets) {
    const bounds = boundsOf(target)
    if (bounds === null) continue
    left = Math.min(left, bounds.x)
    top = Math.min(top, bounds.y)
    right = Math.max(right, bounds.x + bounds.width)
    bottom = Math.max(bottom, bounds.y + bounds.height)
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

function cut(by: number, from: number, to: number, limit: number): number {
  return by < 0 ? Math.max(by, Math.min(0, -from)) : Math.min(by, Math.max(0, limit - to))
}
