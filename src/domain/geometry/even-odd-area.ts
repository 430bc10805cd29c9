import type { Point } from '../records/target.ts'
import { ringArea } from './plane.ts'

type Rings = readonly (readonly Point[])[]

/** A side of a ring, from its upper end to its lower one; of a level one it does not matter which is which. */
interface Side {
  readonly top: Point
  readonly bottom: Point
  /** Its ring and its place in it: sides beside each other touch, and are no crossing for that. */
  readonly ring: number
  readonly at: number
}

/** What was worked out last for rings: figures are asked for at every look, and there may be thousands of corners. */
const known = new WeakMap<Rings, number>()

/**
 * Area that rings enclose by the even-odd rule, which is also what they are filled and made masks by: holes do not count, and a ring
 * that crosses itself has the area of all its parts, where the shoelace formula alone would take one part from the other.
 * @param rings image pixels; the area is in square pixels, never negative
 */
export function evenOddArea(rings: Rings): number {
  const worked = known.get(rings)
  if (worked !== undefined) return worked
  const area = workOut(rings)
  known.set(rings, area)
  return area
}

function workOut(rings: Rings): number {
  const sides = sidesOf(rings)
  const meetings = meetingsOf(sides, rings)
  const [only, ...others] = rings
  // The formula is exact to the last digit where a ring goes its way without meeting itself.
  if (only !== undefined && others.length === 0 && meetings.length === 0) return ringArea(only)
  return areaBetween(
    sides.filter((side) => !isLevel(side)),
    meetings,
  )
}

/** All sides, those that begin highest first. */
function sidesOf(rings: Rings): readonly Side[] {
  const sides: Side[] = []
  for (const [ring, points] of rings.entries()) {
    let previous = points.at(-1)
    for (const [at, current] of points.entries()) {
      if (previous !== undefined) {
        const [top, bottom] = previous.y < current.y ? [previous, current] : [current, previous]
        sides.push({ top, bottom, ring, at })
      }
      previous = current
    }
  }
  return sides.sort((a, b) => a.top.y - b.top.y)
}

/** The rows at which two sides that are not neighbours meet. */
function meetingsOf(sides: readonly Side[], rings: Rings): readonly number[] {
  const rows: number[] = []
  for (const strip of stripsOf(sides)) {
    let active: Side[] = []
    for (const side of strip) {
      active = active.filter(({ bottom }) => bottom.y >= side.top.y)
      for (const other of active) {
        const row = areNeighbours(side, other, rings) ? null : meetingOf(side, other)
        if (row !== null) rows.push(row)
      }
      active.push(side)
    }
  }
  return rows
}

/** Sides by upright strips of the ground that they cover, in their order: only those of one strip can meet. */
function stripsOf(sides: readonly Side[]): readonly (readonly Side[])[] {
  const count = Math.ceil(Math.sqrt(sides.length))
  let [left, right] = [Infinity, -Infinity]
  for (const { top, bottom } of sides) {
    left = Math.min(left, top.x, bottom.x)
    right = Math.max(right, top.x, bottom.x)
  }
  const perPx = right > left ? count / (right - left) : 0
  const stripAt = (x: number) => Math.min(count - 1, Math.floor((x - left) * perPx))
  const strips = Array.from({ length: count }, (): Side[] => [])
  for (const side of sides) {
    const { top, bottom } = side
    const last = stripAt(Math.max(top.x, bottom.x))
    for (let at = stripAt(Math.min(top.x, bottom.x)); at <= last; at++) strips[at]?.push(side)
  }
  return strips
}

function areNeighbours(a: Side, b: Side, rings: Rings): boolean {
  if (a.ring !== b.ring) return false
  const apart = Math.abs(a.at - b.at)
  return apart === 1 || apart + 1 === rings[a.ring]?.length
}

function meetingOf(a: Side, b: Side): number | null {
  if (Math.max(a.top.x, a.bottom.x) < Math.min(b.top.x, b.bottom.x)) return null
  if (Math.max(b.top.x, b.bottom.x) < Math.min(a.top.x, a.bottom.x)) return null
  const [top, bottom] = [Math.max(a.top.y, b.top.y), Math.min(a.bottom.y, b.bottom.y)]
  if (isLevel(a) || isLevel(b)) return isLevel(a) && isLevel(b) ? top : levelMeeting(a, b, top)
  const [above, below] = [columnAt(a, top) - columnAt(b, top), columnAt(a, bottom) - columnAt(b, bottom)]
  if (above * below > 0) return null
  return above === below ? top : top + ((bottom - top) * above) / (above - below)
}

function isLevel({ top, bottom }: Side): boolean {
  return top.y === bottom.y
}

/** Where one of two sides is level: its row, if the other passes it between its ends. */
function levelMeeting(a: Side, b: Side, row: number): number | null {
  const [level, other] = isLevel(a) ? [a, b] : [b, a]
  const column = columnAt(other, row)
  const [left, right] = [Math.min(level.top.x, level.bottom.x), Math.max(level.top.x, level.bottom.x)]
  return column < left || column > right ? null : row
}

/** Where a side that is not level is in a row between its ends. */
function columnAt({ top, bottom }: Side, row: number): number {
  return top.x + ((row - top.y) * (bottom.x - top.x)) / (bottom.y - top.y)
}

/** Band by band: no two sides meet inside of one, so that every other gap between them is inside. */
function areaBetween(sides: readonly Side[], meetings: readonly number[]): number {
  const rows = [...new Set([...sides.flatMap(({ top, bottom }) => [top.y, bottom.y]), ...meetings])]
  rows.sort((a, b) => a - b)
  let area = 0
  let next = 0
  let active: Side[] = []
  for (const [index, from] of rows.entries()) {
    const to = rows[index + 1]
    if (to === undefined) break
    active = active.filter(({ bottom }) => bottom.y > from)
    for (let side = sides[next]; side !== undefined && side.top.y <= from; side = sides[next]) {
      active.push(side)
      next += 1
    }
    // Gaps change evenly from row to row: half-way is their mean.
    const columns = active.map((side) => columnAt(side, (from + to) / 2)).sort((a, b) => a - b)
    for (let i = 0; i + 1 < columns.length; i += 2) area += ((columns[i + 1] ?? 0) - (columns[i] ?? 0)) * (to - from)
  }
  return area
}
