import { bodyPartKind } from '../facts/body-part.ts'
import { textFact, viewKindOf } from '../facts/view-kind.ts'
import type { Bounds } from '../geometry/bounds.ts'
import { boundsOf } from '../geometry/target-operations.ts'
import type { Fact, Facts } from '../records/case.ts'
import type { Target } from '../records/target.ts'
import {
  axisOf,
  headerAxes,
  type PicturePlane,
  pictureAxes,
  picturePlane,
  showsSides,
  type Vector,
} from './picture-axes.ts'
import { type Side, unknownSide } from './side.ts'

/**
 * The patient's side of a mark on a picture, from its place in source pixels and the facts of the picture alone: no view of it, however
 * flipped or turned, has a say. In this order:
 *
 * 1. A picture of one side (a hand, a breast) gives its side to every mark on it. A chest has no such side, whatever its header says,
 *    unless a reader says so.
 * 2. A slice: the plane x = 0 of the patient's coordinates is the middle (the scanner's own, where the patient is laid).
 * 3. A projection: the middle of the picture, across the direction in which left and right lie. The direction is the header's; where it
 *    has none, frontal views are taken to be shown as if one faced the patient. Views from the side or at an angle give no side.
 *
 * `bilateral` reaches well over the middle on both sides, `midline` has its centre near it; how far, `reaches` says.
 * Source: DICOM PS3.3 C.7.6.1.1.1 (PatientOrientation), C.7.6.2.1.1 (ImageOrientationPatient, ImagePositionPatient).
 */
export function sideOfTarget(target: Target, facts: Facts): Side {
  const image = imageSide(facts)
  if (image !== null) return { laterality: image, basis: 'image-laterality', detail: 'whole-picture' }
  const bounds = boundsOf(target)
  if (bounds === null) return unknownSide('no-place')
  const plane = picturePlane(facts)
  const spacing = facts.spacing?.value
  if (plane?.origin != null && isSpacing(spacing))
    return sideInSpace(target, bounds, plane, plane.origin, spacing, facts.slicePositions !== undefined)
  if (bodyPartKind(facts) === 'paired' && statedImageSide(facts) !== 'both') return unknownSide('one-of-a-pair')
  return sideInProjection(bounds, facts)
}

/** The one side that a picture is of; null where it shows both, or it is not said. */
function imageSide(facts: Facts): 'left' | 'right' | null {
  const stated = statedImageSide(facts)
  if (stated === null || stated === 'both') return null
  return bodyPartKind(facts) === 'central' && facts.laterality?.origin !== 'reader' ? null : stated
}

/** How far a mark has to reach beyond the middle to be on both sides, and how near to it its centre is midline. */
const reaches = {
  /** Shares of the picture's extent. */
  projection: { both: 0.1, middle: 0.05 },
  /** mm. */
  space: { both: 30, middle: 10 },
}

/** @param least, most how far the mark reaches towards the patient's left; 0 is the middle, to the right it is negative */
function sideBetween(least: number, most: number, { both, middle }: { both: number; middle: number }) {
  if (least <= -both && most >= both) return 'bilateral'
  const centre = (least + most) / 2
  if (Math.abs(centre) <= middle) return 'midline'
  return centre > 0 ? 'left' : 'right'
}

function sideInProjection(bounds: Bounds, facts: Facts): Side {
  const view = viewKindOf(facts)
  const axes = pictureAxes(facts)
  if (axes === null) return unknownSide(view === null || view === 'other' ? 'no-orientation' : 'sides-not-shown')
  if (axes.basis === 'orientation' && contradicts(facts)) return unknownSide('contradiction')
  if (!showsSides(axes) || view === 'lateral' || view === 'oblique' || view === 'breast') {
    return unknownSide('sides-not-shown')
  }
  const alongRows = axisOf(axes.x ?? '') === 'LR'
  const letters = (alongRows ? axes.x : axes.y) ?? ''
  // Rows that run to the left and to the front at once: an oblique view, in which depth looks like side.
  if (/[AP]/.test(letters)) return unknownSide('sides-not-shown')
  const extentPx = numberOf(alongRows ? facts.columns : facts.rows)
  if (extentPx === null || extentPx <= 0) return unknownSide('no-orientation')
  const [from, length] = alongRows ? [bounds.x, bounds.width] : [bounds.y, bounds.height]
  const ends = [from / extentPx - 0.5, (from + length) / extentPx - 0.5]
  const leftwards = letters.startsWith('L') ? ends : ends.map((end) => -end)
  const laterality = sideBetween(Math.min(...leftwards), Math.max(...leftwards), reaches.projection)
  return { laterality, basis: axes.basis, detail: 'place' }
}

/** Whether the view and the orientation cannot both be true: a frontal view whose rows run to the front, a lateral one whose rows run to a side. */
export function contradicts(facts: Facts): boolean {
  const view = viewKindOf(facts)
  const axes = headerAxes(facts)
  if (axes === null || view === null || bodyPartKind(facts) === 'paired') return false
  if (view === 'lateral') return showsSides(axes)
  return (view === 'PA' || view === 'AP' || view === 'frontal') && !showsSides(axes)
}

/** A series whose slices lie this much of 1 from side to side of the patient is stacked sideways. */
const smallestPart = 0.2

function sideInSpace(
  target: Target,
  { x, y, width, height }: Bounds,
  { rows, columns }: PicturePlane,
  origin: Vector,
  { rowMm, columnMm }: SpacingMm,
  /** Whether the facts are those of the mark's own slice, and not of the first of a series. */
  isPlaced: boolean,
): Side {
  // The slices of a series that is stacked from side to side lie elsewhere than its first.
  const stackedSideways = Math.abs(rows[1] * columns[2] - rows[2] * columns[1]) > smallestPart
  if (stackedSideways && target.kind !== 'span' && target.slice !== undefined && !isPlaced) {
    return unknownSide('place-of-slice-unknown')
  }
  const leftwards = [x, x + width].flatMap((atX) =>
    [y, y + height].map((atY) => origin[0] + (atX - 0.5) * columnMm * rows[0] + (atY - 0.5) * rowMm * columns[0]),
  )
  const laterality = sideBetween(Math.min(...leftwards), Math.max(...leftwards), reaches.space)
  return { laterality, basis: 'orientation', detail: 'place' }
}

interface SpacingMm {
  readonly rowMm: number
  readonly columnMm: number
}

function isSpacing(value: unknown): value is SpacingMm {
  if (typeof value !== 'object' || value === null || !('rowMm' in value) || !('columnMm' in value)) return false
  return typeof value.rowMm === 'number' && typeof value.columnMm === 'number'
}

function numberOf(fact: Fact | undefined): number | null {
  return typeof fact?.value === 'number' ? fact.value : null
}

/** The side that the whole picture is of, as the header, a manifest or a reader states it; `both`, or null where it is not said. */
function statedImageSide(facts: Facts): 'left' | 'right' | 'both' | null {
  switch (textFact(facts.laterality)?.toUpperCase()) {
    case 'L':
    case 'LEFT':
      return 'left'
    case 'R':
    case 'RIGHT':
      return 'right'
    case 'B':
    case 'BOTH':
    case 'BILATERAL':
      return 'both'
    default:
      return null
  }
}
