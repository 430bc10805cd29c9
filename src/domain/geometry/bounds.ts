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

/**
 * Fewer rectangles that cover the same: two become the one around both where that is no more to go through than the two.
 * @param slack by how much the area may be larger, for what each rectangle costs besides
 */
export function joined(rectangles: readonly Bounds[], slack: number): readonly Bounds[] {
  let all: readonly Bounds[] = []
  for (const rectangle of rectangles) {
    let grown = rectangle
    for (let found = partnerOf(grown, all, slack); found !== undefined; found = partnerOf(grown, all, slack)) {
      const partner = found
      all = all.filter((other) => other !== partner)
      grown = around(grown, partner)
    }
    all = [...all, grown]
  }
  return all
}

const partnerOf = (one: Bounds, others: readonly Bounds[], slack: number): Bounds | undefined =>
  others.find((other) => areaOf(around(one, other)) <= areaOf(one) + areaOf(other) + slack)

const areaOf = ({ width, height }: Bounds): number => width * height

function around(a: Bounds, b: Bounds): Bounds {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
