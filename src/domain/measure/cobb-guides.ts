import { distanceBetween, middleOf } from '../geometry/plane.ts'
import type { Point, TargetOf } from '../records/target.ts'

interface Segment {
  readonly a: Point
  readonly b: Point
}

/** Perpendiculars that meet further off than this many times the way between the end plates are cut short: they would lead off the film. */
const farthest = 1.5

/**
 * The perpendiculars from the middles of both end plates, as they are drawn by hand: to where they meet, which is at Cobb's angle, or
 * halfway to the other plate where they meet too far off or not at all. In image pixels.
 * @param pixelAspect height of a pixel by its width: the perpendiculars are so on the body
 */
export function cobbGuides({ a, b }: Pick<TargetOf<'cobb'>, 'a' | 'b'>, pixelAspect = 1): readonly Segment[] {
  if (pixelAspect === 1) return guidesOf(a, b)
  const guides = guidesOf(stretched(a, pixelAspect), stretched(b, pixelAspect))
  return guides.map((guide) => stretched(guide, 1 / pixelAspect))
}

function stretched({ a, b }: Segment, by: number): Segment {
  return { a: { x: a.x, y: a.y * by }, b: { x: b.x, y: b.y * by } }
}

function guidesOf(a: Segment, b: Segment): readonly Segment[] {
  const [from, to] = [middleOf(a), middleOf(b)]
  const gap = distanceBetween(from, to)
  const [u, v] = [normalOf(a), normalOf(b)]
  if (gap === 0 || u === null || v === null) return []
  const spine = { x: to.x - from.x, y: to.y - from.y }
  const crossing = u.x * v.y - u.y * v.x
  const alongU = (spine.x * v.y - spine.y * v.x) / crossing
  const alongV = (spine.x * u.y - spine.y * u.x) / crossing
  const meet = Math.abs(alongU) <= farthest * gap && Math.abs(alongV) <= farthest * gap
  if (meet) {
    const at = { x: from.x + alongU * u.x, y: from.y + alongU * u.y }
    return [
      { a: from, b: at },
      { a: to, b: at },
    ]
  }
  const towards = (normal: Point, sign: 1 | -1) => {
    const isTowards = sign * (normal.x * spine.x + normal.y * spine.y) >= 0
    const length = ((isTowards ? 1 : -1) * gap) / 2
    return { x: normal.x * length, y: normal.y * length }
  }
  const [down, up] = [towards(u, 1), towards(v, -1)]
  return [
    { a: from, b: { x: from.x + down.x, y: from.y + down.y } },
    { a: to, b: { x: to.x + up.x, y: to.y + up.y } },
  ]
}

/** One long; null for a segment without length. */
function normalOf({ a, b }: Segment): Point | null {
  const length = distanceBetween(a, b)
  return length === 0 ? null : { x: (a.y - b.y) / length, y: (b.x - a.x) / length }
}
