import type { PicturePlane, Vector } from '../sides/picture-axes.ts'
import { cross, dot } from './vectors.ts'

/** Directions that differ by less are one: about a degree. */
const sameDirection = Math.cos(Math.PI / 180)

/** The direction that slices of a plane are stacked in, of length about 1; which of the two, `readingDirection` says. */
export function normalOf({ rows, columns }: PicturePlane): Vector {
  return cross(rows, columns)
}

/** Whether two planes lie parallel and are turned alike. */
function isParallel(a: PicturePlane, b: PicturePlane): boolean {
  return dot(a.rows, b.rows) >= sameDirection && dot(a.columns, b.columns) >= sameDirection
}

/**
 * The direction in which slices are looked through: from head to feet, from front to back, from right to left, whichever of the three
 * they are stacked along most. In the patient's coordinates (x to the left, y to the back, z to the head).
 */
export function readingDirection(plane: PicturePlane): Vector {
  const normal = normalOf(plane)
  const [x, y, z] = normal.map(Math.abs)
  const isBackwards =
    (z ?? 0) >= Math.max(x ?? 0, y ?? 0) ? normal[2] > 0 : (y ?? 0) >= (x ?? 0) ? normal[1] < 0 : normal[0] < 0
  return isBackwards ? [-normal[0], -normal[1], -normal[2]] : normal
}

/** Slices of one orientation, in the order in which they are looked through. */
export interface SliceGroup {
  /** Indices of the slices as given. */
  readonly members: readonly number[]
  /** Places of the members along the reading direction, mm; null where their place is not known: they stand as given. */
  readonly placesMm: readonly number[] | null
}

/**
 * Puts slices into groups of one orientation and each group in the order of the places along its normal. Slices at one place stay in
 * the order given, and so do those whose place is not known, which are a group of their own behind the others.
 * @param stackIds of each slice, where the source says which belong together: parallel slices of two stacks are two groups
 */
export function groupSlices(
  planes: readonly (PicturePlane | null)[],
  stackIds: readonly number[] = [],
): readonly SliceGroup[] {
  const groups: { readonly plane: PicturePlane; readonly stackId: number | undefined; readonly members: number[] }[] =
    []
  const unplaced: number[] = []
  for (const [index, plane] of planes.entries()) {
    if (plane?.origin == null) {
      unplaced.push(index)
      continue
    }
    const stackId = stackIds[index]
    const alike = groups.find((group) => group.stackId === stackId && isParallel(group.plane, plane))
    if (alike === undefined) groups.push({ plane, stackId, members: [index] })
    else alike.members.push(index)
  }
  const placed = groups.map(({ plane, members }): SliceGroup => {
    const direction = readingDirection(plane)
    const placeOf = new Map(members.map((index) => [index, dot(planes[index]?.origin ?? [0, 0, 0], direction)]))
    const sorted = [...members].sort((a, b) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0) || a - b)
    return { members: sorted, placesMm: sorted.map((index) => placeOf.get(index) ?? 0) }
  })
  return unplaced.length === 0 ? placed : [...placed, { members: unplaced, placesMm: null }]
}
