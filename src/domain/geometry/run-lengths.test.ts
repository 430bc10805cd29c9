import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countSet, decodeRuns, encodeRuns } from './run-lengths.ts'

const raster = fc.uint8Array({ max: 1, maxLength: 200 })

it('writes runs that start with zeros, none of them empty but the first', () => {
  expect(encodeRuns([0, 0, 0, 1, 1, 0])).toEqual([3, 2, 1])
  expect(encodeRuns([1, 0])).toEqual([0, 1, 1])
  expect(encodeRuns([])).toEqual([])
  fc.assert(
    fc.property(raster, (pixels) => {
      const [, ...runs] = encodeRuns(pixels)
      expect(runs.every((run) => run > 0)).toBe(true)
    }),
  )
})

it('reads back what it wrote, and counts what is set', () => {
  fc.assert(
    fc.property(raster, (pixels) => {
      const counts = encodeRuns(pixels)
      expect(decodeRuns(counts, pixels.length)).toEqual(pixels)
      expect(countSet(counts)).toBe(pixels.filter((pixel) => pixel === 1).length)
    }),
  )
})

it('cuts runs beyond the end and leaves what no run covers at zero', () => {
  expect([...decodeRuns([1, 5], 3)]).toEqual([0, 1, 1])
  expect([...decodeRuns([0, 1], 3)]).toEqual([1, 0, 0])
  expect([...decodeRuns([9, 1], 2)]).toEqual([0, 0])
})
