import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grayscaleImage, type Picture } from '../../../imaging/pixels/picture.ts'
import { evenedValuesOf } from './evened-values.ts'
import { pixelValuesOf } from './pixel-values.ts'

const plain = { factor: 1, unit: 'HU' }

/** The same by its definition, from stored values; NaN: none. */
function medianAt(stored: readonly number[], widthPx: number, index: number): number {
  if (Number.isNaN(stored[index])) return Number.NaN
  const [column, row] = [index % widthPx, Math.floor(index / widthPx)]
  const around = stored.filter((value, at) => {
    const [dx, dy] = [Math.abs((at % widthPx) - column), Math.abs(Math.floor(at / widthPx) - row)]
    return dx <= 1 && dy <= 1 && !Number.isNaN(value)
  })
  return around.sort((a, b) => a - b)[Math.ceil(around.length / 2) - 1] ?? Number.NaN
}

const all = (picture: Picture) => {
  const { at } = evenedValuesOf(picture, plain)
  return Array.from({ length: picture.widthPx * picture.heightPx }, (_, index) => at(index))
}

describe('Evened values', () => {
  test('are medians of what there is of 3 x 3 pixels, of any size of picture, with slope and padding', () => {
    const size = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
    const slopes = fc.constantFrom(1, 2, -0.5)
    fc.assert(
      fc.property(
        size,
        slopes,
        fc.infiniteStream(fc.integer({ min: -9, max: 9 })),
        ([widthPx, heightPx], slope, stream) => {
          const values = Int16Array.from({ length: widthPx * heightPx }, () => stream.next().value)
          const picture = grayscaleImage({ widthPx, heightPx, values, slope, intercept: 7, padding: [-9, -7] })
          const stored = Array.from(values, (value) => (value <= -7 ? Number.NaN : value))
          expect(all(picture)).toEqual(stored.map((_, at) => slope * medianAt(stored, widthPx, at) + 7))
        },
      ),
    )
  })

  test('of a colour picture are medians of its brightness', () => {
    const rgba = Uint8ClampedArray.from({ length: 4 * 12 }, (_, i) => (i % 4 === 3 ? 255 : (i * 67) % 256))
    const picture: Picture = { kind: 'color', widthPx: 4, heightPx: 3, rgba }
    const { at } = pixelValuesOf(picture, plain)
    const bright = Array.from({ length: 12 }, (_, index) => at(index))
    expect(all(picture)).toEqual(bright.map((_, index) => medianAt(bright, 4, index)))
  })

  test('of numbers with parts leave out what is no number', () => {
    const values = Float32Array.of(0.5, Number.NaN, 2.5, 1.5, Infinity, 3.5)
    const stored = [0.5, Number.NaN, 2.5, 1.5, Number.NaN, 3.5]
    const picture = grayscaleImage({ widthPx: 3, heightPx: 2, values })
    expect(all(picture)).toEqual(stored.map((_, index) => medianAt(stored, 3, index)))
  })

  test('keep a straight edge where it is, and lose a line of one pixel', () => {
    const line = Array.from({ length: 49 }, (_, i) => (i % 7 === 3 ? 100 : 0))
    const half = Array.from({ length: 49 }, (_, i) => (i % 7 > 3 ? 100 : 0))
    const evened = (values: readonly number[]) =>
      all(grayscaleImage({ widthPx: 7, heightPx: 7, values: Uint8Array.from(values) }))
    expect(evened(line)).toEqual(line.map(() => 0))
    expect(evened(half)).toEqual(half)
  })
})
