import { boundsOf, translate } from '../../domain/geometry/target-operations.ts'
import type { Target } from '../../domain/records/target.ts'

interface Picture {
  readonly widthPx: number
  readonly heightPx: number
}

/** A target moved by (dx, dy) image pixels, stopping at the edge of the picture. What is beyond an edge already may stay there. */
export function movedInside(target: Target, dx: number, dy: number, picture: Picture): Target {
  const bounds = boundsOf(target)
  if (bounds === null) return target
  return translate(
    target,
    cut(dx, bounds.x, bounds.x + bounds.width, picture.widthPx),
    cut(dy, bounds.y, bounds.y + bounds.height, picture.heightPx),
  )
}

function cut(by: number, from: number, to: number, limit: number): number {
  return by < 0 ? Math.max(by, Math.min(0, -from)) : Math.min(by, Math.max(0, limit - to))
}
