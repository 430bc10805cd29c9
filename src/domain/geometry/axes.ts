import type { Point } from '../records/target.ts'
import { distanceBetween } from './plane.ts'

export interface Segment {
  a: Point
  b: Point
}

/** A long axis and a short one across it. */
export interface Axes {
  readonly long: Segment
  readonly short: Segment
}

/** Shorter than this, image pixels, an axis has no direction. */
const leastLengthPx = 1e-6

/** Directions along and across a segment, of unit length; null where it has no length. */
function frameOf({ a, b }: Segment): { readonly along: Point; readonly length: number } | null {
  const length = distanceBetween(a, b)
  return length < leastLengthPx ? null : { along: { x: (b.x - a.x) / length, y: (b.y - a.y) / length }, length }
}

/** Points with pixels made square, and back. */
function squared(aspect: number) {
  return {
    to: ({ x, y }: Point): Point => ({ x, y: y * aspect }),
    from: ({ x, y }: Point): Point => ({ x, y: y / aspect }),
  }
}

const mapped = ({ a, b }: Segment, change: (at: Point) => Point): Segment => ({ a: change(a), b: change(b) })

/**
 * The short axis through one of its ends, at a right angle to the long one, reaching as far across as another place does. Null where
 * the long axis has no length.
 * @param pixelAspect height of a pixel by its width
 */
export function shortAxis(long: Segment, end: Point, reach: Point, pixelAspect = 1): Segment | null {
  const { to, from } = squared(pixelAspect)
  const frame = frameOf(mapped(long, to))
  if (frame === null) return null
  const [start, aim] = [to(end), to(reach)]
  const across = { x: -frame.along.y, y: frame.along.x }
  const far = (aim.x - start.x) * across.x + (aim.y - start.y) * across.y
  return { a: end, b: from({ x: start.x + far * across.x, y: start.y + far * across.y }) }
}

/** The point of the long axis, or of the line it lies on, across from a place. */
export function footOn(long: Segment, place: Point, pixelAspect = 1): Point {
  const { to, from } = squared(pixelAspect)
  const [start, at] = [to(long.a), to(place)]
  const frame = frameOf(mapped(long, to))
  if (frame === null) return long.a
  const along = (at.x - start.x) * frame.along.x + (at.y - start.y) * frame.along.y
  return from({ x: start.x + along * frame.along.x, y: start.y + along * frame.along.y })
}

/**
 * Axes with one end dragged: `long.a`, `long.b`, `short.a` or `short.b`. An end of the long axis turns the short one along and leaves it
 * its length; an end of the short one takes its other end along the long axis, so that the angle between both stays.
 */
export function draggedAxes({ long, short }: Axes, handleId: string, place: Point, pixelAspect = 1): Axes {
  const { to, from } = squared(pixelAspect)
  const [axis, end] = handleId.split('.')
  if ((axis !== 'long' && axis !== 'short') || (end !== 'a' && end !== 'b')) return { long, short }
  const before = mapped(long, to)
  const frame = frameOf(before)
  if (axis === 'short') {
    const other = end === 'a' ? 'b' : 'a'
    const moved = { x: to(place).x - to(short[end]).x, y: to(place).y - to(short[end]).y }
    const along = frame === null ? 0 : moved.x * frame.along.x + moved.y * frame.along.y
    const shifted = {
      x: to(short[other]).x + along * (frame?.along.x ?? 0),
      y: to(short[other]).y + along * (frame?.along.y ?? 0),
    }
    const kept = along === 0 ? short[other] : from(shifted)
    return { long, short: end === 'a' ? { a: place, b: kept } : { a: kept, b: place } }
  }
  const changed = { ...long, [end]: place }
  const after = mapped(changed, to)
  const next = frameOf(after)
  if (frame === null || next === null) return { long: changed, short }
  const stretch = next.length / frame.length
  const carried = (at: Point): Point => {
    const [dx, dy] = [to(at).x - before.a.x, to(at).y - before.a.y]
    const along = (dx * frame.along.x + dy * frame.along.y) * stretch
    const across = dy * frame.along.x - dx * frame.along.y
    return from({
      x: after.a.x + along * next.along.x - across * next.along.y,
      y: after.a.y + along * next.along.y + across * next.along.x,
    })
  }
  return { long: changed, short: mapped(short, carried) }
}
