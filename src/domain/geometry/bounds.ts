import type { Point } from '../records/target.ts'

/** An upright rectangle in image pixels: [x, x + width] x [y, y + height]. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The smallest upright rectangle around points; null around none. */
export function boundsOfPoints(points: readonly Point[]): Bounds | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const { x, y } of points) {
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return points.length === 0 ? null : { x: left, y: top, width: right - left, height: bottom - top }
}
