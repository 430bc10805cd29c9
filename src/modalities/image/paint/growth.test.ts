import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grayscaleImage } from '../../../imaging/pixels/picture.ts'
import { growFrom } from './growth.ts'
import { growthFigures, growthRule } from './growth-figures.ts'
import { pixelValuesOf } from './pixel-values.ts'
import { steppedHoles, steppedTolerance, toleranceText } from './tool-settings.ts'

const widthPx = 9
const heightPx = 7
const plain = { factor: 1, unit: 'HU' }

function valuesOf(stored: readonly number[], width = widthPx, height = heightPx) {
  return pixelValuesOf(
    grayscaleImage({ widthPx: width, heightPx: height, values: Int16Array.from(stored), slope: 2, intercept: -1024 }),
    plain,
  )
}

/** The same by its definition: again and again, every pixel near in value that touches one that is in. */
function grown(stored: readonly number[], seed: number, tolerance: number): ReadonlySet<number> {
  const value = (index: number) => 2 * (stored[index] ?? 0) - 1024
  const inside = new Set([seed])
  for (let size = 0; size !== inside.size; ) {
    size = inside.size
    for (let index = 0; index < stored.length; index++) {
      if (Math.abs(value(index) - value(seed)) > tolerance) continue
      const [x, y] = [index % widthPx, Math.floor(index / widthPx)]
      const touches = [...inside].some((one) => {
        const [dx, dy] = [Math.abs((one % widthPx) - x), Math.abs(Math.floor(one / widthPx) - y)]
        return dx + dy === 1
      })
      if (touches) inside.add(index)
    }
  }
  return inside
}

/** With the holes of up to so many pixels: what no way over shared edges leads out of to the edge of the picture. */
function filled(inside: ReadonlySet<number>, mostHolePx: number): ReadonlySet<number> {
  const all = new Set(inside)
  const seen = new Set(inside)
  for (let first = 0; first < widthPx * heightPx; first++) {
    if (seen.has(first)) continue
    const piece = new Set([first])
    for (const at of piece) {
      const x = at % widthPx
      for (const next of [
        at - widthPx,
        at + widthPx,
        ...(x > 0 ? [at - 1] : []),
        ...(x < widthPx - 1 ? [at + 1] : []),
      ]) {
        if (next >= 0 && next < widthPx * heightPx && !inside.has(next)) piece.add(next)
      }
    }
    for (const at of piece) seen.add(at)
    const isOpen = [...piece].some((at) => {
      const [x, y] = [at % widthPx, Math.floor(at / widthPx)]
      return x === 0 || y === 0 || x === widthPx - 1 || y === heightPx - 1
    })
    if (!isOpen && piece.size <= mostHolePx) for (const at of piece) all.add(at)
  }
  return all
}

describe('A region that grows', () => {
  const pixels = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 63, maxLength: 63 })
  const limits = fc.constantFrom(0, 1, 2, 4, Infinity)

  test('is just the connected pixels within the tolerance and their small holes, whatever it was before, and knows where they lie', () => {
    fc.assert(
      fc.property(
        pixels,
        fc.nat(62),
        fc.array(fc.nat(26), { maxLength: 6 }),
        limits,
        (stored, seed, tolerances, most) => {
          const growth = growFrom({ widthPx, heightPx }, valuesOf(stored), seed, most)
          for (const tolerance of tolerances) {
            const { count, bounds, isWhole } = growth.reach(tolerance)
            expect(isWhole).toBe(true)
            const found = growth.order.slice(0, count)
            const expected = [...filled(grown(stored, seed, tolerance), most)].sort((a, b) => a - b)
            expect([...found].sort((a, b) => a - b)).toEqual(expected)
            const [xs, ys] = [expected.map((at) => at % widthPx), expected.map((at) => Math.floor(at / widthPx))]
            const [x, y] = [Math.min(...xs), Math.min(...ys)]
            expect(bounds).toEqual({ x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 })
          }
        },
      ),
      { numRuns: 120 },
    )
  })

  test('closes a hole however many levels after it was last found too large', () => {
    // A plus of five pixels in a plain: the pixel below it is reached first, and looks into it; many levels later its foot.
    const stored = Array.from({ length: 63 }, () => 0)
    for (const [x, y, value] of [
      [4, 2, 1000],
      [3, 3, 1000],
      [4, 3, 1000],
      [5, 3, 1000],
      [4, 5, 10],
    ] as const) {
      stored[y * widthPx + x] = value
    }
    for (const level of [100, 263, 264, 265, 518]) {
      stored[4 * widthPx + 4] = level
      const growth = growFrom({ widthPx, heightPx }, valuesOf(stored), 0, 4)
      expect(growth.reach(2 * level - 2).count).toBe(58)
      expect(growth.reach(2 * level).count).toBe(63)
    }
  })

  test('that is cut short shows part of it, and goes on to the same', () => {
    const [width, height] = [300, 200]
    const stored = Array.from({ length: width * height }, (_, i) => ((i * 7919) % 13) + (i % width > 250 ? 40 : 0))
    const size = { widthPx: width, heightPx: height }
    const values = valuesOf(stored, width, height)
    const whole = growFrom(size, values, 5150, 20)
    const slow = growFrom(size, values, 5150, 20)
    const { count } = whole.reach(20)
    let shown = -1
    let looks = 0
    for (let isWhole = false; !isWhole; ) {
      looks += 1
      let isFirst = true
      const now = slow.reach(20, () => {
        const isUp = !isFirst
        isFirst = false
        return isUp
      })
      expect(now.count).toBeGreaterThanOrEqual(shown)
      expect(now.count).toBeLessThanOrEqual(count)
      shown = now.count
      isWhole = now.isWhole
    }
    expect(looks).toBeGreaterThan(5)
    expect([...slow.order.slice(0, shown)]).toEqual([...whole.order.slice(0, count)])
    // Less again, while more is under way.
    expect(slow.reach(200, () => true).isWhole).toBe(false)
    expect(slow.reach(4)).toEqual(whole.reach(4))
    expect(slow.reach(200)).toEqual(whole.reach(200))
  })
})

describe('The figures of what grows', () => {
  const values = valuesOf([500, 520, 600], 3, 1)
  const bounds = { x: 0, y: 0, width: 3, height: 1 }
  const spacing = { origin: 'header' as const, value: { rowMm: 0.5, columnMm: 0.25 }, tag: 'PixelSpacing' }

  test('are the values taken in, no wider than those there are, and the area where pixels have a size', () => {
    // Steps of 2 HU: 25 takes in what is within 24.
    expect(
      growthFigures(16, 25, values, { pixels: 1243, bounds, maskPixels: null, isWhole: true, facts: { spacing } }),
    ).toEqual(['-8 to 40 HU', '1,243 px, 155.4 mm²'])
    expect(
      growthFigures(16, 25, values, { pixels: 9, maskPixels: 1012, bounds, isWhole: false, facts: {} }).slice(1),
    ).toEqual(['9 px …', 'mask 1,012 px …'])
    expect(growthFigures(16, 5000, values, { pixels: 3, bounds, maskPixels: null, isWhole: true, facts: {} })).toEqual([
      '-24 to 176 HU',
      '3 px',
    ])
  })

  test('are in the unit that is shown, parts of it too', () => {
    const pet = grayscaleImage({ widthPx: 3, heightPx: 1, values: Uint16Array.of(0, 100, 4000), slope: 2 })
    const shown = pixelValuesOf(pet, { factor: 0.00025, unit: 'SUV bw' })
    expect(shown.at(2)).toBeCloseTo(2, 12)
    expect(
      growthFigures(shown.at(1), 0.02, shown, { pixels: 1, bounds, maskPixels: null, isWhole: true, facts: {} })[0],
    ).toBe('0.03 to 0.07 SUV bw')
  })
})

test('The rule by which it takes them in is told where there is more to it than the values', () => {
  expect(growthRule({ evensNoise: true, mostHolePx: 1500 })).toEqual(['3 × 3 medians, holes up to 1,500 px closed'])
  expect(growthRule({ evensNoise: false, mostHolePx: Infinity })).toEqual(['all holes closed'])
  expect(growthRule({ evensNoise: false, mostHolePx: 0 })).toEqual([])
})

test('Holes are closed up to larger ones with each press of the key, and kept after all', () => {
  expect([0, 20, 37, 500, Infinity].map(steppedHoles)).toEqual([20, 100, 100, Infinity, 0])
})

describe('A tolerance', () => {
  const picture = grayscaleImage({ widthPx: 2, heightPx: 1, values: Int16Array.of(-1024, 3071), unit: 'HU' })
  const values = pixelValuesOf(picture, plain, { centre: 40, width: 400 })

  test('is told by what the eye tells apart: a share of the window that the picture opens with', () => {
    expect(toleranceText(0.08, values)).toBe('±32 HU')
    const pet = grayscaleImage({ widthPx: 2, heightPx: 1, values: Uint16Array.of(0, 9000), slope: 1.5 })
    expect(toleranceText(0.08, pixelValuesOf(pet, { factor: 0.001, unit: 'SUV bw' }))).toBe('±1.1 SUV bw')
    // A window far wider or far narrower than the picture is no measure.
    expect(pixelValuesOf(picture, plain, { centre: 0, width: 100_000 }).usualSpan).toBe(4095)
    expect(pixelValuesOf(picture, plain, { centre: 0, width: 1 }).usualSpan).toBeCloseTo(4095 / 64, 9)
  })

  test('is stepped finely where it is small, and ends with the picture', () => {
    expect(steppedTolerance(0.08, 1, values)).toBe(0.088)
    expect(steppedTolerance(0.002, -1, values)).toBe(0)
    expect(toleranceText(steppedTolerance(10.2, 1, values), values)).toBe('±4095 HU')
  })
})
