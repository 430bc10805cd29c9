import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cos, exp, ln, sin, tabulated } from './portable-math.ts'
import { createRandom } from './random.ts'

describe('portable functions', () => {
  it('are those of the engine, but for the last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12)
        expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(1e-12)
        expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-12)
        const positive = Math.fround(Math.exp(x / 4))
        expect(Math.abs(ln(positive) - Math.log(positive))).toBeLessThan(1e-6)
      }),
    )
    const square = tabulated((x) => x * x, 0, 10, 1000)
    expect(square(3.3)).toBeCloseTo(10.89, 3)
    expect([square(-1), square(99)]).toEqual([0, 100])
  })
})

describe('createRandom', () => {
  it('is spread evenly and normally', () => {
    const random = createRandom(7)
    const units = Array.from({ length: 20_000 }, () => random.unit())
    const drawn = new Float64Array(20_000)
    random.normals(drawn)
    const normals = [...drawn]
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(units)).toBeCloseTo(0.5, 1)
    expect(mean(normals)).toBeCloseTo(0, 1)
    expect(mean(normals.map((value) => value * value))).toBeCloseTo(1, 1)
    expect(units.every((value) => value >= 0 && value < 1)).toBe(true)
  })

  it('forks by name, whatever was drawn before', () => {
    const one = createRandom(7)
    const other = createRandom(7)
    other.bits()
    expect(one.fork('ribs').bits()).toBe(other.fork('ribs').bits())
    expect(one.fork('ribs').bits()).not.toBe(one.fork('spine').bits())
  })
})
