import type { PixelValues } from '../../../contracts/tool.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'

/** Modality values of a picture; brightness (ITU-R BT.601) where it has colours. */
export function pixelValuesOf(picture: Picture): PixelValues {
  if (picture.kind === 'color') {
    const { rgba } = picture
    const at = (index: number) => {
      const [red = 0, green = 0, blue = 0] = [rgba[4 * index], rgba[4 * index + 1], rgba[4 * index + 2]]
      return Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
    }
    return { lowest: 0, highest: 255, step: 1, unit: null, at }
  }
  const { values, slope, intercept, unit, padding, minValue, maxValue } = picture
  const [first, last] = [slope * minValue + intercept, slope * maxValue + intercept]
  const hasSteps = !(values instanceof Float32Array || values instanceof Float64Array)
  return {
    lowest: Math.min(first, last),
    highest: Math.max(first, last),
    step: hasSteps ? Math.abs(slope) : 0,
    unit,
    at(index) {
      const stored = values[index] ?? Number.NaN
      const isPadding = padding !== null && stored >= padding[0] && stored <= padding[1]
      return isPadding || !Number.isFinite(stored) ? Number.NaN : slope * stored + intercept
    },
  }
}
