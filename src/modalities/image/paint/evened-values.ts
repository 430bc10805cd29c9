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

/** A row is filled before its values are read. */
function evenedRows(picture: Picture, plain: PixelValues, shown: ShownUnit) {
  const { widthPx, heightPx } = picture
  if (picture.kind === 'color') {
    const bright = Uint8Array.from({ length: widthPx * heightPx }, (_, index) => plain.at(index))
    const medians = bright.slice()
    return {
      fill: (row: number) => fillRow(medians, { values: bright, padding: null, widthPx, heightPx }, row),
      at: (index: number) => medians[index] ?? Number.NaN,
    }
  }
  const medians = picture.values.slice()
  return {
    fill: (row: number) => fillRow(medians, picture, row),
    at: pixelValuesOf({ ...picture, values: medians }, shown).at,
  }
}

type StoredPicture = Pick<GrayscaleImage, 'values' | 'padding' | 'widthPx' | 'heightPx'>

/** Puts the medians of a row into its place. */
function fillRow(medians: GrayscaleImage['values'], picture: StoredPicture, row: number): void {
  const { values, widthPx, heightPx } = picture
  const [padLow, padHigh] = picture.padding ?? [Number.NaN, Number.NaN]
  const start = row * widthPx
  const hasAll = row > 0 && row < heightPx - 1
  // The columns before a pixel and at it, each from its least to its greatest, and how many columns up to here lack nothing.
  let [low0, middle0, high0, low1, middle1, high1] = [0, 0, 0, 0, 0, 0]
  let whole = 0
  for (let column = 0; column <= widthPx; column++) {
    const isInside = hasAll && column < widthPx
    const a = isInside ? (values[start - widthPx + column] ?? 0) : Number.NaN
    const b = isInside ? (values[start + column] ?? 0) : Number.NaN
    const c = isInside ? (values[start + widthPx + column] ?? 0) : Number.NaN
    const less = a < b ? a : b
    const more = a < b ? b : a
    const low = less < c ? less : c
    const high = more > c ? more : c
    const middle = c < less ? less : c > more ? more : c
    const isWhole = isValue(a, padLow, padHigh) && isValue(b, padLow, padHigh) && isValue(c, padLow, padHigh)
    whole = isWhole ? whole + 1 : 0
    const at = start + column - 1
    if (whole >= 3) {
      // The median of nine: that of the greatest least, the median median and the least greatest of three columns.
      const least01 = low0 > low1 ? low0 : low1
      const least = least01 > low ? least01 : low
      const greatest01 = high0 < high1 ? high0 : high1
      const greatest = greatest01 < high ? greatest01 : high
      medians[at] = medianOfThree(least, medianOfThree(middle0, middle1, middle), greatest)
    } else if (column > 0 && isValue(values[at] ?? Number.NaN, padLow, padHigh)) {
      medians[at] = medianOfFew(picture, row, column - 1)
    }
    low0 = low1
    middle0 = middle1
    high0 = high1
    low1 = low
    middle1 = middle
    high1 = high
  }
}

/** Whether a stored value is one: no padding, and a number. */
function isValue(stored: number, padLow: number, padHigh: number): boolean {
  return !(stored >= padLow && stored <= padHigh) && stored - stored === 0
}

function medianOfThree(a: number, b: number, c: number): number {
  const less = a < b ? a : b
  const more = a < b ? b : a
  return c < less ? less : c > more ? more : c
}

/** At edges, and beside what has no value. */
function medianOfFew({ values, padding, widthPx, heightPx }: StoredPicture, row: number, column: number): number {
  const [padLow, padHigh] = padding ?? [Number.NaN, Number.NaN]
  const found: number[] = []
  for (let y = Math.max(0, row - 1); y <= Math.min(heightPx - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(widthPx - 1, column + 1); x++) {
      const value = values[y * widthPx + x] ?? Number.NaN
      if (isValue(value, padLow, padHigh)) found.push(value)
    }
  }
  found.sort((a, b) => a - b)
  return found[(found.length - 1) >> 1] ?? Number.NaN
}
