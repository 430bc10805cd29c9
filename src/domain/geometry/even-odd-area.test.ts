import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point } from '../records/target.ts'
import { evenOddArea } from './even-odd-area.ts'
import { ringArea } from './plane.ts'

const points = (...places: readonly (readonly [x: number, y: number])[]): Point[] => places.map(([x, y]) => ({ x, y }))
const square = points([0, 0], [10, 0], [10, 10], [0, 10])

describe('the area of rings', () => {
  it('of a ring that crosses itself is that of all its parts', () => {
    expect(evenOddArea([points([0, 0], [10, 10], [10, 0], [0, 10])])).toBe(50)
    // It meets itself at a corner, and crosses no side.
    expect(evenOddArea([points([0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10])])).toBe(50)
    // Level sides alone cross others.
    expect(evenOddArea([points([0, 0], [10, 0], [10, 10], [5, 10], [5, -5], [0, -5])])).toBe(75)
    // The five points of a star without its middle, which is twice inside.
    const star = Array.from({ length: 5 }, (_, i) => ({
      x: 10 * Math.sin((4 * Math.PI * i) / 5),
      y: -10 * Math.cos((4 * Math.PI * i) / 5),
    }))
    const inner = 10 * (Math.cos((2 * Math.PI) / 5) / Math.cos(Math.PI / 5))
    const triangle = inner * Math.sin(Math.PI / 5) * (10 - inner * Math.cos(Math.PI / 5))
    expect(evenOddArea([star])).toBeCloseTo(5 * triangle, 9)
  })

  it('does not count holes, wherever they are drawn', () => {
    const hole = points([2, 2], [4, 2], [4, 4], [2, 4])
    expect(evenOddArea([square, hole])).toBe(96)
    expect(evenOddArea([square, hole.toReversed()])).toBe(96)
    // Half of the hole was dragged out of the border: that half is inside by the rule.
    expect(evenOddArea([square, points([9, 2], [11, 2], [11, 4], [9, 4])])).toBe(100)
  })

  it('is the shoelace formula to the last digit where a ring does not meet itself', () => {
    const count = fc.integer({ min: 3, max: 40 })
    const radii = fc.array(fc.double({ min: 1, max: 500, noNaN: true }), { minLength: 40, maxLength: 40 })
    fc.assert(
      fc.property(count, radii, (corners, lengths) => {
        const ring = Array.from({ length: corners }, (_, i) => {
          const angle = (2 * Math.PI * i) / corners
          return { x: (lengths[i] ?? 1) * Math.cos(angle), y: (lengths[i] ?? 1) * Math.sin(angle) }
        })
        expect(evenOddArea([ring])).toBe(ringArea(ring))
      }),
    )
  })
})
