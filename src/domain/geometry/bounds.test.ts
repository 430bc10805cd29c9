import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bounds, joined } from './bounds.ts'

const rectangle: fc.Arbitrary<Bounds> = fc.record({
  x: fc.integer({ min: -20, max: 20 }),
  y: fc.integer({ min: -20, max: 20 }),
  width: fc.integer({ min: 1, max: 12 }),
  height: fc.integer({ min: 1, max: 12 }),
})
const area = (all: readonly Bounds[]) => all.reduce((sum, { width, height }) => sum + width * height, 0)
const holds = (outer: Bounds, inner: Bounds) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height

test('joined rectangles cover what there was, and are no more to go through', () => {
  fc.assert(
    fc.property(fc.array(rectangle), fc.nat(40), (all, slack) => {
      const fewer = joined(all, slack)
      for (const one of all) expect(fewer.some((other) => holds(other, one))).toBe(true)
      expect(fewer.length).toBeLessThanOrEqual(all.length)
      expect(area(fewer)).toBeLessThanOrEqual(area(all) + slack * (all.length - fewer.length))
    }),
  )
})

test('the same place twice is one, places apart stay', () => {
  const one = { x: 0, y: 0, width: 10, height: 10 }
  const far = { x: 100, y: 0, width: 10, height: 10 }
  expect(joined([one, far, one], 0)).toEqual([far, one])
})
