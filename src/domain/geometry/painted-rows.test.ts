import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropMask, edgesOfWhole, emptyMask, flippedPixels, maskOfEdges } from './mask.ts'
import { createPaintedRows } from './painted-rows.ts'

const [width, height] = [12, 4]
const stroke = fc.record({
  row: fc.integer({ min: 0, max: height - 1 }),
  from: fc.integer({ min: 0, max: width - 1 }),
  length: fc.integer({ min: 1, max: width }),
  set: fc.boolean(),
})

test('what a stroke has flipped is what differs pixel by pixel', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1), { minLength: width * height, maxLength: width * height }),
      fc.array(stroke, { maxLength: 12 }),
      (before, strokes) => {
        const pixels = Uint8Array.from(before)
        const base = cropMask(pixels.slice(), 0, 0, width, height)
        const rows = createPaintedRows(edgesOfWhole(base), height)
        for (const { row, from, length, set } of strokes) {
          const to = Math.min(width, from + length)
          rows.paint(row, from, to, set)
          pixels.fill(set ? 1 : 0, row * width + from, row * width + to)
        }
        const whole = { x: 0, y: 0, width, height }
        expect(maskOfEdges(rows.flips())).toEqual(flippedPixels(pixels, width, whole, base))
        const set = new Uint8Array(pixels.length)
        rows.runs({ left: 0, top: 0, right: width, bottom: height }, (row, from, to) => {
          expect(from).toBeLessThan(to)
          set.fill(1, row * width + from, row * width + to)
        })
        expect(set).toEqual(pixels)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a stroke on no mask flips what it sets, and one that clears flips nothing', () => {
  const rows = createPaintedRows(edgesOfWhole(emptyMask), height)
  rows.paint(1, 2, 5, true)
  rows.paint(2, 2, 5, false)
  expect(maskOfEdges(rows.flips())).toEqual({ x: 2, y: 1, width: 3, height: 1, counts: [0, 3] })
})
