import { isPlainObject } from '../../lib/json.ts'
import type { Bounds } from '../geometry/bounds.ts'
import type { Fact, Facts } from '../records/case.ts'
import type { Slice } from '../records/target.ts'

/** How large a pixel is, and whose word that is. */
export interface Scale {
  /** Distance of the centres of neighbouring rows and columns, in millimetres. */
  readonly rowMm: number
  readonly columnMm: number
  readonly source: ScaleSource
}

export interface ScaleSource {
  /** The element that the figures are from (a DICOM keyword, a field of NIfTI); `Calibration`: a reader drew a line of known length. */
  readonly tag: string
  /** What the figures of the tag were divided by: how much larger than it is a body is shown at the detector. */
  readonly magnification?: number
  /** `FIDUCIAL` or `GEOMETRY`: how the file says that its spacing was corrected for magnification. */
  readonly calibration?: string
  /** At the detector, where a body is shown larger than it is: not corrected. */
  readonly isAtDetector?: boolean
}

/** The tag of a spacing that a reader measured. */
export const calibrationTag = 'Calibration'

/** Projections: what is far from the detector is shown larger than what is near. */
const projections: ReadonlySet<unknown> = new Set(['CR', 'DX', 'DR', 'RG', 'MG', 'RF', 'XA', 'PX', 'IO'])

/**
 * The size of a pixel where something lies, by the first that says: a reader's calibration; the ultrasound region that holds all of it;
 * PixelSpacing; ImagerPixelSpacing, divided by the estimated magnification where the file has one; NominalScannedPixelSpacing. Null where
 * nothing says: there are no millimetres then. Sources: DICOM PS3.3 §10.7.1.3 (spacing and its calibration), C.8.5.5 (ultrasound
 * regions), C.8.7.5.1.3 (magnification).
 * @param bounds of what is measured, image pixels; null: the picture as a whole
 */
export function scaleAt(facts: Facts, bounds: Bounds | null): Scale | null {
  const { spacing } = facts
  if (spacing?.origin === 'reader') return withSource(spacing, { tag: calibrationTag })
  if (Array.isArray(facts.ultrasoundRegions?.value)) return regionScale(facts.ultrasoundRegions.value, bounds)
  if (spacing === undefined) return null
  const tag = spacing.tag ?? (spacing.origin === 'manifest' ? 'Manifest' : 'File')
  const magnification = facts.magnification?.value
  if (tag === 'ImagerPixelSpacing') {
    if (typeof magnification !== 'number' || !(magnification >= 1))
      return withSource(spacing, { tag, isAtDetector: true })
    const scale = withSource(spacing, { tag, magnification })
    if (scale === null) return null
    return { ...scale, rowMm: scale.rowMm / magnification, columnMm: scale.columnMm / magnification }
  }
  const calibration = facts.spacingCalibration?.value
  if (tag === 'PixelSpacing' && typeof calibration === 'string') return withSource(spacing, { tag, calibration })
  // Without a word of calibration it may be that of the detector, and often is.
  const isUncertain = tag === 'PixelSpacing' && projections.has(facts.modality?.value)
  return withSource(spacing, isUncertain ? { tag, isAtDetector: true } : { tag })
}

/**
 * Facts as they are of one picture of a file whose frames differ in spacing: `sliceSpacings` has one for each frame of its only part. All
 * other facts are as they were. A reader's calibration holds for all.
 */
export function factsAt(facts: Facts, slice: Slice | null | undefined): Facts {
  const { sliceSpacings, ...others } = facts
  if (sliceSpacings === undefined || facts.spacing !== undefined || slice == null) return facts
  const value = Array.isArray(sliceSpacings.value) ? sliceSpacings.value[slice.frame] : undefined
  return value == null ? others : { ...others, spacing: { ...sliceSpacings, value } }
}

/** How many times as high as wide a pixel is, where the file tells its shape and not its size; 1: square, as far as is known. */
export function pixelAspectOf({ pixelAspect }: Facts): number {
  const value = pixelAspect?.value
  return typeof value === 'number' && value > 0 ? value : 1
}

/** Height of a pixel by its width, as far as it is known: by the spacing of the whole picture, else by the shape alone. */
export function aspectOf(facts: Facts): number {
  const scale = scaleAt(facts, null)
  return scale === null ? pixelAspectOf(facts) : scale.rowMm / scale.columnMm
}

/** Sides of a pixel that differ by a smaller share look equal, and are mostly meant to be: 0.1430 by 0.1431. */
const squareWithin = 0.001
/** So many times as long as wide no pixel is: who says so has written something else in its place. */
const mostAspect = 100

/** @param aspect height of a pixel by its width */
export function isAsGoodAsSquare(aspect: number): boolean {
  return Math.abs(aspect - 1) <= squareWithin
}

/** Height of a pixel by its width, as it is shown. */
export function shownAspectOf(facts: Facts): number {
  const aspect = aspectOf(facts)
  if (isAsGoodAsSquare(aspect)) return 1
  return aspect <= mostAspect && aspect >= 1 / mostAspect ? aspect : 1
}

function withSource({ value }: Fact, source: ScaleSource): Scale | null {
  if (!isPlainObject(value)) return null
  const { rowMm, columnMm } = value
  if (typeof rowMm !== 'number' || typeof columnMm !== 'number' || !(rowMm > 0) || !(columnMm > 0)) return null
  return { rowMm, columnMm, source }
}

/** Of the regions that hold all of the bounds, the last: it lies on top. Across two regions nothing can be measured. */
function regionScale(regions: readonly unknown[], bounds: Bounds | null): Scale | null {
  if (bounds === null) return null
  const holding = regions.filter(isPlainObject).findLast(({ x0, y0, x1, y1 }) => {
    const [left, top, right, bottom] = [x0, y0, x1, y1].map(Number)
    return (
      left !== undefined &&
      bounds.x >= left &&
      bounds.y >= (top ?? Infinity) &&
      bounds.x + bounds.width <= (right ?? -Infinity) + 1 &&
      bounds.y + bounds.height <= (bottom ?? -Infinity) + 1
    )
  })
  if (holding === undefined) return null
  const value = { rowMm: Number(holding.rowMm), columnMm: Number(holding.columnMm) }
  return withSource({ value, origin: 'header' }, { tag: 'SequenceOfUltrasoundRegions' })
}
