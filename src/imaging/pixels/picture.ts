import type { StoredValues } from '../dicom/stored-values.ts'
import type { VoiFunction } from '../dicom/voi-windows.ts'
import type { LookupTable } from './lookup-table.ts'

/** A window in modality units. Source: DICOM PS3.3 C.11.2.1.2. */
export interface WindowLevel {
  readonly centre: number
  readonly width: number
  /** Which of the picture's own curves is laid over the window; absent: its VOI function. */
  readonly curve?: number
}

/** A VOI LUT of a file: from modality values to greys from 0 to 2^bits - 1. */
export interface VoiCurve {
  readonly table: LookupTable
  /** What the file calls it, where it does. */
  readonly name: string | null
}

/** A picture of one sample a pixel. */
export interface GrayscaleImage {
  readonly kind: 'grayscale'
  readonly widthPx: number
  readonly heightPx: number
  /** Stored values, row by row from the top left. */
  readonly values: StoredValues
  /** Modality value = slope * stored + intercept. */
  readonly slope: number
  readonly intercept: number
  /** Unit of the modality values; null where none is known. */
  readonly unit: string | null
  /** Stored values, both ends inclusive, that stand for "no picture here"; null where there are none. */
  readonly padding: readonly [low: number, high: number] | null
  /** Smallest and largest stored value that is not padding. */
  readonly minValue: number
  readonly maxValue: number
  /** True: low values are bright. By MONOCHROME1 or the presentation LUT shape INVERSE, which say the same: together they turn it once. */
  readonly monochrome1: boolean
  /** How a window is applied to this picture. */
  readonly voiFunction: VoiFunction
  /** Curves that the file offers instead of a function. */
  readonly voiCurves: readonly VoiCurve[]
}

/** A picture of red, green, blue, alpha bytes, not premultiplied. */
export interface ColorImage {
  readonly kind: 'color'
  readonly widthPx: number
  readonly heightPx: number
  readonly rgba: Uint8ClampedArray<ArrayBuffer>
}

export type Picture = GrayscaleImage | ColorImage

export type GrayscaleDescription = Pick<GrayscaleImage, 'widthPx' | 'heightPx' | 'values'> &
  Partial<
    Pick<GrayscaleImage, 'slope' | 'intercept' | 'unit' | 'padding' | 'monochrome1' | 'voiFunction' | 'voiCurves'>
  >

/** A grayscale picture with its range measured; values that are not finite count as absent. All padding: the range is [0, 0]. */
export function grayscaleImage(description: GrayscaleDescription): GrayscaleImage {
  const { values, padding = null } = description
  const [minValue, maxValue] = padding === null ? rangeOf(values) : rangeWithout(values, padding)
  return {
    kind: 'grayscale',
    slope: 1,
    intercept: 0,
    unit: null,
    monochrome1: false,
    voiFunction: 'LINEAR',
    voiCurves: [],
    ...description,
    padding,
    ...(minValue <= maxValue ? { minValue, maxValue } : { minValue: 0, maxValue: 0 }),
  }
}

function rangeOf(values: StoredValues): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if (value < low && value !== Number.NEGATIVE_INFINITY) low = value
    if (value > high && value !== Number.POSITIVE_INFINITY) high = value
  }
  return [low, high]
}

function rangeWithout(values: StoredValues, [from, to]: readonly [number, number]): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if (value >= from && value <= to) continue
    if (value < low && value !== Number.NEGATIVE_INFINITY) low = value
    if (value > high && value !== Number.POSITIVE_INFINITY) high = value
  }
  return [low, high]
}
