import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combineMasks, type StoredMask, tightMask } from './mask.ts'
import { distanceToSegment } from './plane.ts'
import { countSet } from './run-lengths.ts'
import { simplifyLine, simplifyRing } from './simplify.ts'
import { smoothMask, smoothRing } from './smooth.ts'

const point = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) })
const line = fc.array(point, { minLength: 2, maxLength: 60 })
const tolerance = fc.double({ min: 0, max: 8, noNaN: true })

describe('fewer points', () => {
  it('leave no point of a line farther away than the tolerance, and keep its ends', () => {
    fc.assert(
      fc.property(line, tolerance, (points, tolerancePx) => {
        const simple = simplifyLine(points, tolerancePx)
        expect([simple[0], simple.at(-1)]).toEqual([points[0], points.at(-1)])
        for (const each of points) {
          const distances = simple.slice(1).map((b, i) => distanceToSegment(each, simple[i] ?? b, b))
          expect(Math.min(...distances)).toBeLessThanOrEqual(tolerancePx + 1e-9)
        }
      }),
    )
  })

  it('keep three of a ring, and take all that lie on its sides', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), tolerance, (ring, tolerancePx) => {
        const simple = simplifyRing(ring, tolerancePx)
        expect(simple.length).toBeGreaterThanOrEqual(3)
        expect(simple.length).toBeLessThanOrEqual(ring.length)
        expect(ring).toEqual(expect.arrayContaining(simple))
      }),
    )
    const square = Array.from({ length: 40 }, (_, i) => {
      const along = i % 10
      return [
        { x: along, y: 0 },
        { x: 10, y: along },
        { x: 10 - along, y: 10 },
        { x: 0, y: 10 - along },
      ][Math.floor(i / 10)]
    }).flatMap((at) => at ?? [])
    expect(simplifyRing(square, 0.1)).toHaveLength(4)
  })
})

describe('smoother', () => {
  it('a ring stays inside its own corners', () => {
    const triangle = [
      { x: 0, y: 0 },
      { x: 8, y: 0 },
      { x: 0, y: 8 },
    ]
    expect(smoothRing(triangle)).toHaveLength(6)
    expect(smoothRing(triangle)[0]).toEqual({ x: 2, y: 0 })
  })

  it('a mask loses bumps and lines of one pixel, and keeps straight borders', () => {
    const block = (x: number, y: number, width: number, height: number): StoredMask =>
      tightMask({ x, y, width, height, counts: [0, width * height] })
    const or = (a: StoredMask, b: StoredMask) => combineMasks(a, b, (p, q) => p || q)
    const smooth = smoothMask(or(block(10, 10, 20, 20), block(18, 9, 1, 1)))
    expect(smooth).toMatchObject({ x: 10, y: 10, width: 20, height: 20 })
    // Its four corners are rounded by a pixel each.
    expect(countSet(smooth.counts)).toBe(400 - 4)
    expect(smoothMask(block(3, 3, 1, 9)).width).toBe(0)
  })
})
