import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Point } from '../../../domain/records/target.ts'

/**
 * Where a brush stands: an odd one on the middle of a pixel, an even one on a corner, so that it paints as many pixels as its size says
 * and the same ones on every side.
 */
export function brushCentre({ x, y }: Point, sizePx: number): Point {
  return sizePx % 2 === 1 ? { x: Math.floor(x) + 0.5, y: Math.floor(y) + 0.5 } : { x: Math.round(x), y: Math.round(y) }
}

/**
 * The pixels that a round brush covers on its way between two places: those whose centre is within half its size of the line.
 * @param visit is given a row and its pixels [from, to)
 * @returns the window that holds them all
 */
export function sweepBrush(
  a: Point,
  b: Point,
  sizePx: number,
  visit: (row: number, from: number, to: number) => void,
): Bounds {
  const radius = sizePx / 2
  const left = Math.min(a.x, b.x) - radius
  const top = Math.floor(Math.min(a.y, b.y) - radius)
  const right = Math.max(a.x, b.x) + radius
  const bottom = Math.ceil(Math.max(a.y, b.y) + radius)
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  // The sides of the way, at right angles to it.
  const across =
    length === 0 ? { x: 0, y: 0 } : { x: (-(b.y - a.y) * radius) / length, y: ((b.x - a.x) * radius) / length }
  const corners = [
    { x: a.x + across.x, y: a.y + across.y },
    { x: b.x + across.x, y: b.y + across.y },
    { x: b.x - across.x, y: b.y - across.y },
    { x: a.x - across.x, y: a.y - across.y },
  ]
  for (let row = top; row < bottom; row++) {
    const centre = row + 0.5
    let [from, to] = [Infinity, -Infinity]
    for (const end of [a, b]) {
      const squared = radius * radius - (centre - end.y) ** 2
      if (squared < 0) continue
      const reach = Math.sqrt(squared)
      from = Math.min(from, end.x - reach)
      to = Math.max(to, end.x + reach)
    }
    let previous = corners[3]
    for (const corner of length === 0 ? [] : corners) {
      if (previous !== undefined && corner.y > centre !== previous.y > centre) {
        const crossing = corner.x + ((centre - corner.y) * (previous.x - corner.x)) / (previous.y - corner.y)
        from = Math.min(from, crossing)
        to = Math.max(to, crossing)
      }
      previous = corner
    }
    // A hair's breadth for sums that come out a hair short of a pixel's centre.
    if (from <= to) visit(row, Math.ceil(from - 0.5 - 1e-9), Math.floor(to - 0.5 + 1e-9) + 1)
  }
  const x = Math.floor(left)
  return { x, y: top, width: Math.ceil(right) - x, height: bottom - top }
}
