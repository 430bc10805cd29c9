import type { Point } from '../records/target.ts'
import { squaredDistanceToSegment } from './plane.ts'

/**
 * A line with as few of its points as keep every point left out within `tolerancePx` of it; both ends stay. Source: Ramer 1972,
 * Douglas and Peucker 1973.
 * @param tolerancePx widths of a pixel
 * @param pixelAspect height of a pixel by its width: distances are those on the body
 */
export function simplifyLine(line: readonly Point[], tolerancePx: number, pixelAspect = 1): Point[] {
  const points = squared(line, pixelAspect)
  const keeps = new Uint8Array(points.length)
  keeps[0] = 1
  keeps[points.length - 1] = 1
  const pending: [from: number, to: number][] = [[0, points.length - 1]]
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const [from, to] = part
    const [a, b] = [points[from], points[to]]
    if (a === undefined || b === undefined) continue
    let farthest = -1
    let most = tolerancePx * tolerancePx
    for (let i = from + 1; i < to; i++) {
      const distance = squaredDistanceToSegment(points[i] ?? a, a, b)
      if (distance > most) [farthest, most] = [i, distance]
    }
    if (farthest < 0) continue
    keeps[farthest] = 1
    pending.push([from, farthest], [farthest, to])
  }
  return line.filter((_, index) => keeps[index] === 1)
}

const squared = (points: readonly Point[], pixelAspect: number): readonly Point[] =>
  pixelAspect === 1 ? points : points.map(({ x, y }) => ({ x, y: y * pixelAspect }))

/** The same of a ring, which returns to its first point without repeating it; a ring keeps three points at least. */
export function simplifyRing(ring: readonly Point[], tolerancePx: number, pixelAspect = 1): Point[] {
  const first = ring[0]
  if (first === undefined || ring.length <= 3) return [...ring]
  // Cut in two where it is widest: a line whose ends are one point has no direction to measure from.
  const far = farthestFrom(first, ring)
  const there = simplifyLine(ring.slice(0, far + 1), tolerancePx, pixelAspect)
  const back = simplifyLine([...ring.slice(far), first], tolerancePx, pixelAspect)
  const simple = [...there, ...back.slice(1, -1)]
  return simple.length >= 3 ? simple : [...ring]
}

function farthestFrom(from: Point, ring: readonly Point[]): number {
  let [farthest, most] = [0, -1]
  for (const [index, { x, y }] of ring.entries()) {
    const distance = (x - from.x) ** 2 + (y - from.y) ** 2
    if (distance > most) [farthest, most] = [index, distance]
  }
  return farthest
}
