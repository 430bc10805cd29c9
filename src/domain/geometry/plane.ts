import type { Point } from '../records/target.ts'

/** @param pixelAspect height of a pixel by its width: the distance is in widths of a pixel, here and below */
export function distanceBetween(a: Point, b: Point, pixelAspect = 1): number {
  return Math.hypot(b.x - a.x, (b.y - a.y) * pixelAspect)
}

export function middleOf({ a, b }: { readonly a: Point; readonly b: Point }): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

/** A vector turned by degrees, clockwise on screen (y points down). */
export function turned({ x, y }: Point, degrees: number): Point {
  const { cos, sin } = directionOf(degrees)
  return { x: x * cos - y * sin, y: x * sin + y * cos }
}

/** Cosine and sine of degrees; of right angles just 0, 1 and -1, so that what lies along pixels is turned to lie along pixels. */
export function directionOf(degrees: number): { readonly cos: number; readonly sin: number } {
  const quarters = degrees / 90
  if (!Number.isInteger(quarters)) {
    const angle = (degrees * Math.PI) / 180
    return { cos: Math.cos(angle), sin: Math.sin(angle) }
  }
  const turn = ((quarters % 4) + 4) % 4
  return { cos: [1, 0, -1, 0][turn] ?? 1, sin: [0, 1, 0, -1][turn] ?? 0 }
}

/** The point of the segment a-b nearest to p. */
export function nearestOnSegment(p: Point, a: Point, b: Point, pixelAspect = 1): Point {
  const dx = b.x - a.x
  const dy = (b.y - a.y) * pixelAspect
  const squared = dx * dx + dy * dy
  if (squared === 0) return a
  const t = Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * pixelAspect * dy) / squared))
  return { x: a.x + t * dx, y: a.y + t * (b.y - a.y) }
}

export function distanceToSegment(p: Point, a: Point, b: Point, pixelAspect = 1): number {
  return Math.sqrt(squaredDistanceToSegment(p, a, b, pixelAspect))
}

/** To the border that joins points in their order, and the last with the first. */
export function distanceToRing(p: Point, ring: readonly Point[], pixelAspect = 1): number {
  let nearest = Infinity
  let previous = ring.at(-1)
  for (const current of ring) {
    if (previous !== undefined) {
      nearest = Math.min(nearest, squaredDistanceToSegment(p, previous, current, pixelAspect))
    }
    previous = current
  }
  return Math.sqrt(nearest)
}

/** Written out, without a point in between: it is asked for every edge of every region near the pointer. */
export function squaredDistanceToSegment(p: Point, a: Point, b: Point, pixelAspect = 1): number {
  const dx = b.x - a.x
  const dy = (b.y - a.y) * pixelAspect
  const down = (p.y - a.y) * pixelAspect
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : ((p.x - a.x) * dx + down * dy) / squared
  const t = along < 0 ? 0 : along > 1 ? 1 : along
  const awayX = p.x - a.x - t * dx
  const awayY = down - t * dy
  return awayX * awayX + awayY * awayY
}

/** Whether a point is inside rings by the even-odd rule; a point on the border may be either. */
export function insideRings(p: Point, rings: readonly (readonly Point[])[]): boolean {
  let inside = false
  for (const ring of rings) {
    let previous = ring.at(-1)
    for (const current of ring) {
      if (previous !== undefined && current.y > p.y !== previous.y > p.y) {
        const crossing = current.x + ((p.y - current.y) * (previous.x - current.x)) / (previous.y - current.y)
        if (p.x < crossing) inside = !inside
      }
      previous = current
    }
  }
  return inside
}

/** Area enclosed by a ring that does not cross itself, never negative, by the shoelace formula. */
export function ringArea(ring: readonly Point[]): number {
  let twice = 0
  const origin = ring[0]
  let previous = ring.at(-1)
  if (origin === undefined || previous === undefined) return 0
  for (const current of ring) {
    // From the first vertex: products of large absolute coordinates would cancel badly.
    twice += (previous.x - origin.x) * (current.y - origin.y) - (current.x - origin.x) * (previous.y - origin.y)
    previous = current
  }
  return Math.abs(twice) / 2
}

/** Whether points lie on one line, or on one point. */
export function areCollinear(points: readonly Point[]): boolean {
  const first = points[0]
  if (first === undefined) return true
  const second = points.find(({ x, y }) => x !== first.x || y !== first.y)
  if (second === undefined) return true
  return points.every(({ x, y }) => (second.x - first.x) * (y - first.y) === (x - first.x) * (second.y - first.y))
}
