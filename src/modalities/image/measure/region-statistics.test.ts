import { describe, expect, test } from 'vitest'
import { rasterise } from '../../../domain/geometry/rasterise.ts'
import type { Target } from '../../../domain/records/target.ts'
import { grayscaleImage, type Picture } from '../../../imaging/pixels/picture.ts'
import { statisticsOfMask } from './region-statistics.ts'
import { type ShownUnit, shownUnit } from './suv.ts'

const widthPx = 20
const stored = Uint16Array.from({ length: 20 * 12 }, (_, i) => (i * 7919) % 1013)
const picture = grayscaleImage({ widthPx, heightPx: 12, values: stored, intercept: -300, unit: 'HU' })
const plain: ShownUnit = { factor: 1, unit: 'HU' }

function statistics(target: Target, of: Picture = picture, shown = plain) {
  const mask = rasterise(target, of)
  if (mask === null) throw new Error('no area')
  return { told: statisticsOfMask(of, mask, shown) }
}

const box: Target = { kind: 'box', x: 3, y: 2, width: 10, height: 7, rotation: 0 }

describe('statistics of a region', () => {
  test('agree with those that Python computes of the same numbers', () => {
    // statistics.fmean, pstdev, min, max and median of ((y * 20 + x) * 7919) % 1013 - 300 for x 3 to 12, y 2 to 8.
    const { told } = statistics(box)
    expect(told).toMatchObject({ pixels: 70, counted: 70, unit: 'HU', values: { min: -293, max: 702, median: 218 } })
    expect(told.values?.mean).toBeCloseTo(217.21428571428572, 10)
    expect(told.values?.sd).toBeCloseTo(292.64751556667443, 10)
    expect(told.values?.histogram.counts.reduce((a, b) => a + b, 0)).toBe(70)
  })

  test('are of pixels whose centre is inside, whatever the border passes through', () => {
    const shifted: Target = { kind: 'box', x: 2.5, y: 1.5, width: 10, height: 7, rotation: 0 }
    expect(statistics({ ...shifted, x: 2.51, y: 1.51 }).told).toEqual(statistics(box).told)
    expect(statistics({ ...shifted, x: 2.49 }).told).not.toEqual(statistics(box).told)
  })

  test('leave out padding and what is outside of the picture, and say how much they counted', () => {
    const padded = grayscaleImage({
      widthPx: 2,
      heightPx: 2,
      values: Int16Array.of(-2000, 10, 20, 40),
      padding: [-2000, -2000],
    })
    const mask = { x: 0, y: 0, width: 3, height: 2, counts: [0, 6] }
    expect(statisticsOfMask(padded, mask, { factor: 1, unit: null })).toMatchObject({
      pixels: 4,
      counted: 3,
      unit: null,
      values: { mean: expect.closeTo(70 / 3, 12), median: 20, min: 10, max: 40 },
    })
    const none = { x: 0, y: 0, width: 1, height: 1, counts: [0, 1] }
    expect(statisticsOfMask(padded, none, plain)).toEqual({ pixels: 1, counted: 0, unit: 'HU', values: null })
  })

  test('of colours are of their brightness, and say so', () => {
    const rgba = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 90, 90, 90, 255)
    const colors: Picture = { kind: 'color', widthPx: 2, heightPx: 2, rgba }
    const mask = { x: 0, y: 0, width: 2, height: 2, counts: [0, 4] }
    expect(statisticsOfMask(colors, mask, shownUnit(colors, {}))).toMatchObject({
      unit: 'brightness',
      values: { min: 29, max: 150, mean: (76 + 150 + 29 + 90) / 4 },
    })
  })

  test('a value that never changes has a spread of 0 and one bar', () => {
    const flat = grayscaleImage({ widthPx: 4, heightPx: 4, values: new Float32Array(16).fill(0.1) })
    const { told } = statistics({ kind: 'box', x: 0, y: 0, width: 4, height: 4, rotation: 0 }, flat)
    expect(told.values).toMatchObject({ sd: 0, histogram: { counts: [16] } })
  })

  test('are standardised uptake values where the header told how', () => {
    const pet = { ...picture, unit: 'Bq/ml' }
    const facts = { suvFactor: { origin: 'header' as const, value: 0.5 } }
    expect(shownUnit(pet, facts)).toEqual({ factor: 0.5, unit: 'SUV bw' })
    expect(shownUnit(pet, {})).toEqual({ factor: 1, unit: 'Bq/ml' })
    expect(shownUnit(picture, facts)).toEqual({ factor: 1, unit: 'HU' })
    expect(statistics(box, pet, shownUnit(pet, facts)).told.values?.max).toBe(351)
  })
})
