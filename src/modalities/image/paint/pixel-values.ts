import type { PixelValues } from '../../../contracts/tool.ts'
import type { Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'
import type { ShownUnit } from '../measure/suv.ts'

/** A window narrower than so small a share of the picture's range is no measure of what lies apart. */
const narrowest = 1 / 64

/**
 * Values of a picture, in the unit they are shown in; brightness (ITU-R BT.601) where it has colours.
 * @param window the one that the picture opens with, in modality values
 */
export function pixelValuesOf(
  picture: Picture,
  { factor, unit }: ShownUnit,
  window: WindowLevel | null = null,
): PixelValues {
  if (picture.kind === 'color') {
    const { rgba } = picture
    const at = (index: number) => {
      const [red = 0, green = 0, blue = 0] = [rgba[4 * index], rgba[4 * index + 1], rgba[4 * index + 2]]
      return Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
    }
    return { lowest: 0, highest: 255, usualSpan: 255, step: 1, unit: null, at }
  }
  const { values, slope, intercept, padding, minValue, maxValue } = picture
  const [first, last] = [factor * (slope * minValue + intercept), factor * (slope * maxValue + intercept)]
  const range = Math.abs(last - first)
  const hasSteps = !(values instanceof Float32Array || values instanceof Float64Array)
  return {
    lowest: Math.min(first, last),
    highest: Math.max(first, last),
    usualSpan: Math.max(Math.min(factor * (window?.width ?? Infinity), range), narrowest * range) || 1,
    step: hasSteps ? Math.abs(factor * slope) : 0,
    unit,
    at(index) {
      const stored = values[index] ?? Number.NaN
      const isPadding = padding !== null && stored >= padding[0] && stored <= padding[1]
      return isPadding || !Number.isFinite(stored) ? Number.NaN : factor * (slope * stored + intercept)
    },
  }
}
