import type { Point } from '../records/target.ts'

/** How near is near on the screen, as image pixels along rows (x) and columns (y): where pixels are not square the two differ. */
export interface Reach {
  readonly x: number
  readonly y: number
}

/** How far apart two places are seen, in reaches: up to 1 they are near each other. */
export function reachesBetween(reach: Reach, a: Point, b: Point): number {
  return Math.hypot((b.x - a.x) / reach.x, (b.y - a.y) / reach.y)
}

/** Height of a pixel by its width, as they are seen where a reach is round. */
export function aspectOfReach({ x, y }: Reach): number {
  return x / y
}
