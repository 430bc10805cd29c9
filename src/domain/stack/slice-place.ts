import { pixelSpacing } from '../geometry/pixel-spacing.ts'
import type { Item } from '../records/case.ts'
import type { Point, Slice } from '../records/target.ts'
import { type PicturePlane, picturePlane, type Vector } from '../sides/picture-axes.ts'
import { normalOf, readingDirection } from './slice-order.ts'
import { factsOfSlice } from './stack.ts'
import { dot, minus, plus } from './vectors.ts'

/** A picture in the patient: its plane, its size, and the coordinates that these are in. */
export interface SlicePlace {
  readonly plane: PicturePlane & { readonly origin: Vector }
  readonly rowMm: number
  readonly columnMm: number
  readonly widthPx: number
  readonly heightPx: number
  /** Places of two pictures can be compared where this is the same; null where it is not known. */
  readonly frameOfReference: string | null
}

/** Where a picture of an item lies; null where the header does not say, or not how large its pixels are. */
export function slicePlace(item: Item, slice: Slice | null | undefined): SlicePlace | null {
  const facts = factsOfSlice(item, slice)
  const plane = picturePlane(facts)
  const spacing = pixelSpacing(item)
  const [widthPx, heightPx] = [facts.columns?.value, facts.rows?.value]
  if (plane?.origin == null || spacing === null || typeof widthPx !== 'number' || typeof heightPx !== 'number')
    return null
  const uid = facts.frameOfReferenceUid?.value
  const frameOfReference = typeof uid === 'string' ? uid : null
  return { plane: { ...plane, origin: plane.origin }, ...spacing, widthPx, heightPx, frameOfReference }
}

export function isSameFrame(a: SlicePlace, b: SlicePlace): boolean {
  return a.frameOfReference !== null && a.frameOfReference === b.frameOfReference
}

/**
 * A point of a picture in the patient's coordinates, mm. Image coordinates begin at the corner of the first pixel; its position is that of
 * its centre.
 */
export function inPatient({ plane, rowMm, columnMm }: SlicePlace, { x, y }: Point): Vector {
  return plus(plus(plane.origin, plane.rows, (x - 0.5) * columnMm), plane.columns, (y - 0.5) * rowMm)
}

/** Place of a picture along the direction in which pictures of another orientation are looked through, mm; measured at its middle. */
export function placeAlong(place: SlicePlace, direction: Vector): number {
  return dot(inPatient(place, { x: place.widthPx / 2, y: place.heightPx / 2 }), direction)
}

/** From this cosine on two planes are taken as parallel: about 26 degrees, so that a tilted gantry follows a straight one. */
const nearlyParallel = 0.9

/** Whether scrolling through one says where to be in the other. */
export function scrollsAlong(a: SlicePlace, b: SlicePlace): boolean {
  return Math.abs(dot(normalOf(a.plane), normalOf(b.plane))) >= nearlyParallel
}

/** The slice nearest to a place along the reading direction of its own stack; -1 where none has a place. @param placeMm along `direction` */
export function nearestSlice(planes: readonly (PicturePlane | null)[], direction: Vector, placeMm: number): number {
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY]
  for (const [index, plane] of planes.entries()) {
    if (plane?.origin == null) continue
    const distance = Math.abs(dot(plane.origin, direction) - placeMm)
    if (distance < least) [nearest, least] = [index, distance]
  }
  return nearest
}

/** Planes nearer to parallel than this have no line in common worth showing: 10 degrees. */
const crossesBelow = Math.cos((10 * Math.PI) / 180)

/** The line in which another picture's plane cuts a picture, in image pixels from edge to edge; null where it does not, or their places cannot be compared. */
export function referenceLine(on: SlicePlace, of: SlicePlace): readonly [Point, Point] | null {
  const normal = normalOf(of.plane)
  if (!isSameFrame(on, of) || Math.abs(dot(normalOf(on.plane), normal)) > crossesBelow) return null
  // Signed distance of image point (x, y) from the other plane: start + x * across + y * down.
  const across = on.columnMm * dot(on.plane.rows, normal)
  const down = on.rowMm * dot(on.plane.columns, normal)
  const start = dot(minus(inPatient(on, { x: 0, y: 0 }), of.plane.origin), normal)
  const { widthPx: w, heightPx: h } = on
  const ends: Point[] = []
  const add = (x: number, y: number) => {
    const isOn = x >= -1e-9 && x <= w + 1e-9 && y >= -1e-9 && y <= h + 1e-9
    if (isOn && !ends.some((end) => Math.hypot(end.x - x, end.y - y) < 1e-6)) ends.push({ x, y })
  }
  if (across !== 0) for (const y of [0, h]) add(-(start + y * down) / across, y)
  if (down !== 0) for (const x of [0, w]) add(x, -(start + x * across) / down)
  const [first, second] = ends
  return first === undefined || second === undefined ? null : [first, second]
}

/** The direction in which the stack of a picture is looked through. */
export function directionOf({ plane }: SlicePlace): Vector {
  return readingDirection(plane)
}
