/** What stands for the unit where a picture has colours: figures are of their brightness (ITU-R BT.601), 0 to 255. */
export const brightnessUnit = 'brightness'

/** Figures of the modality values of a region. */
export interface RegionStatistics {
  /** Pixels whose centre is inside. */
  readonly pixels: number
  /** Of these, without padding and what is no number: the figures are of them. */
  readonly counted: number
  /** Unit of the values: "HU", "SUV bw", `brightnessUnit`; null: none is known, they are as they are stored. */
  readonly unit: string | null
  /** Null where nothing was counted. */
  readonly values: ValueStatistics | null
}

export interface ValueStatistics {
  readonly mean: number
  /** Standard deviation of these very values (divided by their number, not by one less). */
  readonly sd: number
  readonly min: number
  readonly max: number
  /** Of an even number of values the mean of the two in the middle. */
  readonly median: number
  readonly histogram: Histogram
}

/** How many values lie in each of some bins of equal width; the last bin includes its upper end. */
export interface Histogram {
  readonly from: number
  readonly binWidth: number
  readonly counts: readonly number[]
}

/** Bins of a histogram at most. */
const mostBins = 48

/**
 * Statistics of finite values, which are put in order in place.
 * @param step the step from one value to the next; 0 where there is none: bins are then as wide as fits, else whole steps
 */
export function valueStatistics(values: Float64Array, step: number): ValueStatistics | null {
  const count = values.length
  if (count === 0) return null
  values.sort()
  const at = (index: number) => values[index] ?? Number.NaN
  const [min, max] = [at(0), at(count - 1)]
  // About the smallest, and in two passes: squares of large values that differ little would cancel.
  let sum = 0
  for (const value of values) sum += value - min
  const mean = sum / count
  let squares = 0
  for (const value of values) squares += (value - min - mean) ** 2
  const middle = count >> 1
  const median = count % 2 === 1 ? at(middle) : at(middle - 1) / 2 + at(middle) / 2
  return {
    mean: min + mean,
    sd: Math.sqrt(squares / count),
    min,
    max,
    median,
    histogram: histogramOf(values, min, max, step),
  }
}

function histogramOf(values: Float64Array, min: number, max: number, step: number): Histogram {
  if (max === min) return { from: min, binWidth: step, counts: [values.length] }
  const steps = step > 0 ? Math.round((max - min) / step) + 1 : mostBins
  const perBin = Math.ceil(steps / mostBins)
  const binWidth = step > 0 ? perBin * step : (max - min) / mostBins
  const counts = new Array<number>(step > 0 ? Math.ceil(steps / perBin) : mostBins).fill(0)
  for (const value of values) {
    // Half a step, so that a value on the edge of its bin does not slip into the one before by rounding.
    const bin = Math.min(counts.length - 1, Math.floor((value - min + step / 2) / binWidth))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { from: min, binWidth, counts }
}
