import { expect, test } from 'vitest'
import type { Facts } from '../../domain/records/case.ts'
import { fileLines } from './fact-lines.ts'

const spacing = (rowMm: number, columnMm: number): Facts => ({
  spacing: { value: { rowMm, columnMm }, origin: 'header', tag: 'PixelSpacing', unit: 'mm' },
})
const shapeOf = (facts: Facts) => fileLines(facts).find(({ name }) => name === 'Pixel shape')

test('says plainly where pixels are not square, by a spacing or by their shape alone', () => {
  expect(shapeOf({})).toBeUndefined()
  expect(shapeOf(spacing(0.5, 0.5))).toBeUndefined()
  expect(shapeOf(spacing(2.5, 0.5))).toMatchObject({ text: 'Not square, 5 × as high as wide', source: 'PixelSpacing' })
  expect(shapeOf(spacing(0.4, 1))).toMatchObject({ text: 'Not square, 2.5 × as wide as high' })
  const pixelAspect = { value: 4 / 3, origin: 'header' as const, tag: 'PixelAspectRatio' }
  expect(shapeOf({ pixelAspect })).toMatchObject({
    text: 'Not square, 1.333 × as high as wide',
    source: 'PixelAspectRatio',
  })
  // Their size is a reader's word, their shape the file's.
  const value = { rowMm: 4, columnMm: 3 }
  expect(shapeOf({ pixelAspect, spacing: { value, origin: 'reader' } })).toMatchObject({
    text: 'Not square, 1.333 × as high as wide',
    source: 'PixelAspectRatio',
  })
})
