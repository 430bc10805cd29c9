import type { GrayscaleImage, WindowLevel } from './picture.ts'

/** Bins of the histogram over the range of a picture; 12-bit values have a bin each. */
const bins = 4096

/** The stored values below which a share of the pixels that are not padding lies, and above which the same share, to the width of a bin. */
function percentileRange(
  { values, padding, minValue, maxValue }: GrayscaleImage,
  share: number,
): readonly [low: number, high: number] {
  const span = maxValue - minValue
  if (!(span > 0)) return [minValue, maxValue]
  const counts = new Uint32Array(bins)
  const isReal = values instanceof Float32Array || values instanceof Float64Array
  const scale = isReal ? (bins - 1) / span : Math.min(1, (bins - 1) / span)
  const [low, high] = padding ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let total = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    if ((value >= low && value <= high) || !Number.isFinite(value)) continue
    const bin = Math.floor((value - minValue) * scale)
    counts[bin] = (counts[bin] ?? 0) + 1
    total += 1
  }
  return [minValue + binAt(counts, total * share) / scale, minValue + binAt(counts, total * (1 - share)) / scale]
}

function binAt(counts: Uint32Array, rank: number): number {
  let seen = 0
  for (let bin = 0; bin < counts.length; bin++) {
    seen += counts[bin] ?? 0
    if (seen > rank) return bin
  }
  return counts.length - 1
}

/**
 * A window for a picture whose file has none: from the 1st to the 99th percentile, or, where those are the same, from the smallest
 * to the largest value. For the picture's own VOI function.
 * @param share of the pixels that is left out at either end
 */
export function percentileWindow(image: GrayscaleImage, share = 0.01): WindowLevel {
  let [low, high] = percentileRange(image, share)
  if (low === high) [low, high] = [image.minValue, image.maxValue]
  return windowBetween(image, low, high)
}

/** The window that shows one stored value black and another white (or the other way round, with a negative slope). */
export function windowBetween(image: GrayscaleImage, low: number, high: number): WindowLevel {
  const [a = 0, b = 0] = [low, high].map((value) => value * image.slope + image.intercept)
  return windowOver(image, Math.min(a, b), Math.max(a, b))
}

/** The window from one modality value, which is black, to another, which is white. */
export function windowOver(image: GrayscaleImage, black: number, white: number): WindowLevel {
  // A linear window of width w reaches over w - 1 and lies half a step lower (PS3.3 C.11.2.1.2.1).
  if (image.voiFunction === 'LINEAR') return { centre: (black + white + 1) / 2, width: white - black + 1 }
  return { centre: (black + white) / 2, width: white > black ? white - black : 1 }
}
