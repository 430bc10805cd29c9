import { expect, test } from 'vitest'
import type { Item } from '../../../domain/records/case.ts'
import { lengthText, scaleBarLength, spacingOf } from './scale-length.ts'

const spacing = { rowMm: 0.5, columnMm: 0.2, source: 'PixelSpacing' }
const view = (scale: number) => ({ a: scale, b: 0, c: 0, d: scale, e: 0, f: 0 })
const fact = (tag: string, origin: 'header' | 'reader' = 'header'): Pick<Item, 'facts'> => ({
  facts: { spacing: { value: { rowMm: 0.5, columnMm: 0.2 }, origin, tag, unit: 'mm' } },
})

test('is the longest round length that fits', () => {
  // 140 CSS pixels at 1:1 are 28 mm.
  expect(scaleBarLength(view(1), spacing, 140)).toEqual({ lengthMm: 20, widthCssPx: 100 })
  expect(scaleBarLength(view(0.25), spacing, 140)).toEqual({ lengthMm: 100, widthCssPx: 125 })
  expect(scaleBarLength(view(64), spacing, 140)?.lengthMm).toBe(0.2)
})

test('lies along the screen: a view turned on its side measures rows', () => {
  const turned = { a: 0, b: 1, c: -1, d: 0, e: 0, f: 0 }
  expect(scaleBarLength(turned, spacing, 140)).toEqual({ lengthMm: 50, widthCssPx: 100 })
})

test('names what the figure is worth', () => {
  expect(spacingOf(fact('PixelSpacing'))?.source).toBe('PixelSpacing')
  expect(spacingOf(fact('ImagerPixelSpacing'))?.source).toBe('at detector')
  expect(spacingOf(fact('PixelSpacing', 'reader'))?.source).toBe('calibrated by a reader')
})

test('is not there without a spacing that holds', () => {
  expect(spacingOf({ facts: {} })).toBeUndefined()
  const bad = { value: { rowMm: 0, columnMm: 1 }, origin: 'header' as const }
  expect(spacingOf({ facts: { spacing: bad } })).toBeUndefined()
})

test.each([
  [0.5, '0.5 mm'],
  [20, '20 mm'],
  [100, '10 cm'],
])('%d mm reads %s', (length, text) => {
  expect(lengthText(length)).toBe(text)
})
