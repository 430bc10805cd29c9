import { type Affine, applyAffine } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import type { Point } from '../../../../domain/records/target.ts'

/** A line ready to draw: x0, y0, x1, y1, ... in image pixels. */
export interface Trace {
  readonly coordinates: Float64Array
  readonly closed: boolean
}

/** Height of the bands that what changed is covered with, in the unit of `toDevice`: one rectangle around a long sliver is mostly empty. */
const bandHeight = 48

/**
 * What lies between closed lines before and after a vertex moved, came or went, as rectangles that cover it: all that is inside of the one
 * and not of the other, with the edges themselves. Null where the lines are others altogether.
 * @param toDevice the rectangles are in what this maps to
 */
export function changedBetween(
  before: readonly Trace[],
  after: readonly Trace[],
  toDevice: Affine,
): readonly Bounds[] | null {
  if (before.length !== after.length) return null
  const bands: Bounds[] = []
  for (const [index, trace] of after.entries()) {
    const old = before[index]?.coordinates ?? trace.coordinates
    const around = changedRing(old, trace.coordinates)
    if (around === null) return null
    bands.push(...bandsAround(around.map((at) => applyAffine(toDevice, at))))
  }
  return bands
}

/** More changed vertices than this are another shape. */
const mostChanged = 64

/** The ring between the two courses: along the old one from where they part to where they meet, and back along the new one. */
function changedRing(old: Float64Array, now: Float64Array): readonly Point[] | null {
  const [oldCount, count] = [old.length / 2, now.length / 2]
  const shorter = Math.min(oldCount, count)
  let same = 0
  while (same < shorter && isSame(old, same, now, same)) same++
  if (same === shorter && oldCount === count) return []
  let sameAtEnd = 0
  while (sameAtEnd < shorter - same && isSame(old, oldCount - 1 - sameAtEnd, now, count - 1 - sameAtEnd)) sameAtEnd++
  const changed = Math.max(oldCount, count) - same - sameAtEnd
  if (changed > mostChanged || same + sameAtEnd < 2) return null
  return [...course(old, same, oldCount - sameAtEnd), ...course(now, same, count - sameAtEnd).reverse()]
}

function isSame(a: Float64Array, i: number, b: Float64Array, j: number): boolean {
  return a[2 * i] === b[2 * j] && a[2 * i + 1] === b[2 * j + 1]
}

/** Vertices [first, end) with the one before and the one after. */
function course(ring: Float64Array, first: number, end: number): Point[] {
  const count = ring.length / 2
  return Array.from({ length: end - first + 2 }, (_, i) => {
    const vertex = (first - 1 + i + count) % count
    return { x: ring[2 * vertex] ?? 0, y: ring[2 * vertex + 1] ?? 0 }
  })
}

/** Rectangles that hold a ring and what it encloses: in each band from its leftmost to its rightmost. */
function bandsAround(ring: readonly Point[]): readonly Bounds[] {
  const first = Math.floor(Math.min(...ring.map(({ y }) => y)) / bandHeight)
  const last = Math.floor(Math.max(...ring.map(({ y }) => y)) / bandHeight)
  const bands: Bounds[] = []
  for (let band = first; band <= last; band++) {
    const [top, bottom] = [band * bandHeight, (band + 1) * bandHeight]
    let [left, right, high, low] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const [index, to] of ring.entries()) {
      const from = ring.at(index - 1) ?? to
      const y0 = Math.max(top, Math.min(from.y, to.y))
      const y1 = Math.min(bottom, Math.max(from.y, to.y))
      if (y0 > y1) continue
      for (const x of [xAt(from, to, y0), xAt(from, to, y1), ...(from.y === to.y ? [from.x, to.x] : [])]) {
        left = Math.min(left, x)
        right = Math.max(right, x)
      }
      high = Math.min(high, y0)
      low = Math.max(low, y1)
    }
    if (left <= right) bands.push({ x: left, y: high, width: right - left, height: low - high })
  }
  return bands
}

function xAt(from: Point, to: Point, y: number): number {
  return from.y === to.y ? from.x : from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y)
}
