import type { PixelValues, ToolSettings } from '../../../contracts/tool.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import { measurementText } from '../../../domain/measure/measurement-text.ts'
import { type Scale, scaleAt } from '../../../domain/measure/scale.ts'
import type { Facts } from '../../../domain/records/case.ts'
import { numberText } from '../views/value-text.ts'
import { holesText, noiseText } from './tool-settings.ts'

interface Grown {
  readonly pixels: number
  /** Pixels of the mask that they are added to or taken from, with the change; null: they are a new one. */
  readonly maskPixels: number | null
  /** Around the pixels: an ultrasound region may have a scale of its own. */
  readonly bounds: Bounds
  /** Whether that is all: a size that is followed by an ellipsis grows still. */
  readonly isWhole: boolean
  readonly facts: Facts
}

/**
 * What a region that is growing takes in, and how much that is: "10 to 76 HU" and "1,243 px, 312.4 mm²", without the area where pixels
 * have no known size; and how large the mask then is, where there was one.
 * @param tolerance how far values may be from that of the seed, in the unit of the values
 */
export function growthFigures(
  seedValue: number,
  tolerance: number,
  { lowest, highest, step, unit }: PixelValues,
  { pixels, maskPixels, bounds, isWhole, facts }: Grown,
): readonly string[] {
  // No value lies between two steps: the range ends where the last one taken in is.
  const reach = step > 0 ? Math.floor(tolerance / step + 1e-9) * step : tolerance
  const [low, high] = [Math.max(lowest, seedValue - reach), Math.min(highest, seedValue + reach)]
  const scale = scaleAt(facts, bounds)
  const goesOn = isWhole ? '' : ' …'
  return [
    `${numberText(low)} to ${numberText(high)}${unit === null ? '' : ` ${unit}`}`,
    `${sizeText(pixels, scale)}${goesOn}`,
    ...(maskPixels === null ? [] : [`mask ${sizeText(maskPixels, scale)}${goesOn}`]),
  ]
}

function sizeText(pixels: number, scale: Scale | null): string {
  const text = `${pixels.toLocaleString('en-GB')} px`
  if (scale === null) return text
  const value = pixels * scale.rowMm * scale.columnMm
  return `${text}, ${measurementText({ quantity: 'area', value, unit: 'mm2' })}`
}

/** By what rule it takes them in, in one line; none where it is each pixel by its own value, and no hole is closed. */
export function growthRule({
  mostHolePx,
  evensNoise,
}: Pick<ToolSettings, 'mostHolePx' | 'evensNoise'>): readonly string[] {
  const parts = [...(evensNoise ? [noiseText(true)] : []), ...(mostHolePx > 0 ? [holesText(mostHolePx)] : [])]
  return parts.length === 0 ? [] : [parts.join(', ')]
}
