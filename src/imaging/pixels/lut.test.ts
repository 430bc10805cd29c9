import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VoiFunction } from '../dicom/voi-windows.ts'
import { buildLut, type Lut } from './lut.ts'
import { type GrayscaleDescription, grayscaleImage, type WindowLevel } from './picture.ts'

/** The formulas as PS3.3 C.11.2.1.2.1, C.11.2.1.3.1 and C.11.2.1.3.2 print them. */
const standard: Readonly<Record<VoiFunction, (x: number, c: number, w: number) => number>> = {
  LINEAR(x, c, w) {
    if (x <= c - 0.5 - (w - 1) / 2) return 0
    if (x > c - 0.5 + (w - 1) / 2) return 255
    return ((x - (c - 0.5)) / (w - 1) + 0.5) * 255
  },
  LINEAR_EXACT(x, c, w) {
    if (x <= c - w / 2) return 0
    if (x > c + w / 2) return 255
    return ((x - c) / w + 0.5) * 255
  },
  SIGMOID: (x, c, w) => 255 / (1 + Math.exp((-4 * (x - c)) / w)),
}

function greyOf({ table, first, perValue }: Lut, stored: number): number {
  const entry = Math.min(table.length - 1, Math.max(0, Math.round((stored - first) * perValue)))
  const pixel = table[entry] ?? 0
  const byte = pixel & 255
  expect(pixel).toBe(0xff000000 + byte * 0x010101)
  return byte
}

function imageOf(values: GrayscaleDescription['values'], more: Partial<GrayscaleDescription> = {}) {
  return grayscaleImage({ widthPx: values.length, heightPx: 1, values, ...more })
}

const functions = fc.constantFrom<VoiFunction>('LINEAR', 'LINEAR_EXACT', 'SIGMOID')

describe('buildLut', () => {
  it('is the formula of the standard, for every stored value, rescale and function', () => {
    const given = fc.record({
      values: fc.int16Array({ minLength: 1, maxLength: 20 }),
      slope: fc.constantFrom(1, 2, 0.684, -1),
      intercept: fc.integer({ min: -2000, max: 2000 }),
      voiFunction: functions,
      monochrome1: fc.boolean(),
      centre: fc.integer({ min: -3000, max: 3000 }),
      width: fc.integer({ min: 1, max: 5000 }),
    })
    fc.assert(
      fc.property(given, ({ values, centre, width, ...more }) => {
        const lut = buildLut(imageOf(values, more), { centre, width })
        for (const stored of values) {
          const x = more.slope * stored + more.intercept
          const grey = standard[more.voiFunction](x, centre, width)
          expect(Math.abs(greyOf(lut, stored) - (more.monochrome1 ? 255 - grey : grey))).toBeLessThanOrEqual(0.5001)
        }
      }),
    )
  })

  it('shows 8-bit values as they are under the window 128/256', () => {
    const lut = buildLut(imageOf(Uint8Array.from({ length: 256 }, (_, index) => index)), { centre: 128, width: 256 })
    for (let value = 0; value < 256; value++) expect(greyOf(lut, value)).toBe(value)
  })

  it('turns MONOCHROME1 over once', () => {
    const lut = buildLut(imageOf(Uint16Array.of(0, 4095), { monochrome1: true }), { centre: 2048, width: 4096 })
    expect([greyOf(lut, 0), greyOf(lut, 4095)]).toEqual([255, 0])
  })

  it('makes padding black, whichever end of the range it has', () => {
    const window = { centre: 50, width: 100 }
    const bright = imageOf(Uint16Array.of(10, 100, 65535), { padding: [65535, 65535] })
    expect([10, 100, 65535].map((stored) => greyOf(buildLut(bright, window), stored))).toEqual([26, 255, 0])
    const inverted = imageOf(Int16Array.of(-2000, 10, 100), { padding: [-2000, -2000], monochrome1: true })
    expect([-2000, 10].map((stored) => greyOf(buildLut(inverted, window), stored))).toEqual([0, 229])
  })

  it('serves pictures of real numbers, to a grey', () => {
    const values = Float32Array.of(-1e6, 0.1, 0.251, 0.499, 1e9)
    const lut = buildLut(imageOf(values, { voiFunction: 'LINEAR_EXACT' }), { centre: 0.25, width: 0.5 })
    expect(Array.from(values, (value) => greyOf(lut, value))).toEqual([0, 51, 128, 254, 255])
  })

  it('gives the same into a table used before', () => {
    const window = fc.record({ centre: fc.integer({ min: -500, max: 500 }), width: fc.integer({ min: 1, max: 900 }) })
    const types = fc.constantFrom(Int16Array, Float32Array)
    fc.assert(
      fc.property(window, window, types, (before: WindowLevel, after: WindowLevel, TypedArray) => {
        const image = imageOf(TypedArray.of(-300, 0, 5, 400))
        const used = buildLut(image, after, { reuse: buildLut(image, before) })
        const fresh = buildLut(image, after)
        expect({ ...used, table: used.table.join() }).toEqual({ ...fresh, table: fresh.table.join() })
      }),
      { numRuns: 20 },
    )
  })
})
