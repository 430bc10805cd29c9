import type { PixelValues } from '../../../contracts/tool.ts'
import type { GrayscaleImage, Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'
import type { ShownUnit } from '../measure/suv.ts'
import { pixelValuesOf } from './pixel-values.ts'

/**
 * Values of a picture, as `pixelValuesOf` has them, with noise evened out: each is the median of those of the 3 x 3 pixels around it, as far
 * as they lie in the picture and have one; of an even number of them the one of the two in the middle that is stored as the lower number, so
 * that it is always a value of the picture. What has no value has none. Straight edges stay where they are, what is one pixel wide goes.
 * Rows are worked out when they are first asked for. Source: Tukey 1977.
 */
export function evenedValuesOf(picture: Picture, shown: ShownUnit, window: WindowLevel | null = null): PixelValues {
  const plain = pixelValuesOf(picture, shown, window)
  const { widthPx, heightPx } = picture
  const isDone = new Uint8Array(heightPx)
  const evened = evenedRows(picture, plain, shown)
  return {
    ...plain,
    at(index) {
      const row = Math.floor(index / widthPx)
      if (isDone[row] === 0) {
        isDone[row] = 1
        evened.fill(row)
      }
      return evened.at(index)
    },
  }
}

type Reader = (index: number) => number

/** A row is filled before its values are read. */
function evenedRows(picture: Picture, plain: PixelValues, shown: ShownUnit) {
  if (picture.kind === 'color') {
    const medians = new Uint8Array(picture.widthPx * picture.heightPx)
    return {
      fill: (row: number) => fillRow(medians, plain.at, row, picture),
      at: (index: number) => medians[index] ?? Number.NaN,
    }
  }
  const medians = picture.values.slice()
  const stored = storedReader(picture)
  return {
    fill: (row: number) => fillRow(medians, stored, row, picture),
    at: pixelValuesOf({ ...picture, values: medians }, shown).at,
  }
}

/** Stored values, NaN where there is none. */
function storedReader({ values, padding }: GrayscaleImage): Reader {
  const [first, last] = padding ?? [Number.NaN, Number.NaN]
  return (index) => {
    const value = values[index] ?? Number.NaN
    return (value >= first && value <= last) || !Number.isFinite(value) ? Number.NaN : value
  }
}

/** Puts the medians of a row into its place. */
function fillRow(
  medians: GrayscaleImage['values'],
  read: Reader,
  row: number,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): void {
  const start = row * widthPx
  const [up, down] = [row > 0 ? start - widthPx : -1, row < heightPx - 1 ? start + widthPx : -1]
  // The three columns around a pixel, each from its least to its greatest; NaN where one of a column is missing.
  let [low0, middle0, high0] = [Number.NaN, Number.NaN, Number.NaN]
  let [low1, middle1, high1] = [Number.NaN, Number.NaN, Number.NaN]
  for (let column = 0; column <= widthPx; column++) {
    let [low, middle, high] = [Number.NaN, Number.NaN, Number.NaN]
    if (column < widthPx && up >= 0 && down >= 0) {
      const [a, b, c] = [read(up + column), read(start + column), read(down + column)]
      low = Math.min(a, b, c)
      high = Math.max(a, b, c)
      middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
    }
    if (column > 0) {
      // The median of nine: that of the greatest least, the median median and the least greatest of three columns.
      const least = Math.max(low0, low1, low)
      const medium = Math.max(Math.min(middle0, middle1), Math.min(Math.max(middle0, middle1), middle))
      const greatest = Math.min(high0, high1, high)
      const median = Math.max(Math.min(least, medium), Math.min(Math.max(least, medium), greatest))
      const at = start + column - 1
      // Sums with what is missing are none.
      if (!Number.isNaN(median)) medians[at] = median
      else if (!Number.isNaN(read(at))) medians[at] = medianOfFew(read, column - 1, up, start, down, widthPx)
    }
    ;[low0, middle0, high0] = [low1, middle1, high1]
    ;[low1, middle1, high1] = [low, middle, high]
  }
}

/** At edges, and beside what has no value. */
function medianOfFew(read: Reader, column: number, up: number, start: number, down: number, widthPx: number): number {
  const found: number[] = []
  for (const row of [up, start, down]) {
    for (let x = Math.max(0, column - 1); row >= 0 && x <= Math.min(widthPx - 1, column + 1); x++) {
      const value = read(row + x)
      if (!Number.isNaN(value)) found.push(value)
    }
  }
  found.sort((a, b) => a - b)
  return found[(found.length - 1) >> 1] ?? Number.NaN
}
