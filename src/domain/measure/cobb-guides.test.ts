import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Point, TargetOf } from '../records/target.ts'
import { cobbGuides } from './cobb-guides.ts'

const plate = (x: number, y: number, tilt: number) => {
  const [dx, dy] = [30 * Math.cos((tilt * Math.PI) / 180), 30 * Math.sin((tilt * Math.PI) / 180)]
  return { a: { x: x - dx, y: y - dy }, b: { x: x + dx, y: y + dy } }
}
const cobb = (upper: number, lower: number): TargetOf<'cobb'> => ({
  kind: 'cobb',
  a: plate(100, 100, upper),
  b: plate(110, 300, lower),
})
const angleOf = ({ a, b }: { a: Point; b: Point }) => Math.atan2(b.y - a.y, b.x - a.x)
const tilt = fc.double({ min: -70, max: 70, noNaN: true })

test('the perpendiculars stand upright on their end plates', () => {
  fc.assert(
    fc.property(tilt, tilt, (upper, lower) => {
      const target = cobb(upper, lower)
      const guides = cobbGuides(target)
      expect(guides).toHaveLength(2)
      for (const [index, plateOf] of [target.a, target.b].entries()) {
        const guide = guides[index]
        if (guide === undefined || Math.hypot(guide.b.x - guide.a.x, guide.b.y - guide.a.y) < 1e-6) continue
        expect(Math.abs(Math.cos(angleOf(guide) - angleOf(plateOf)))).toBeLessThan(1e-6)
      }
    }),
  )
})

test('they meet where that is near, and are cut halfway where it is not', () => {
  const [one, other] = cobbGuides(cobb(20, -20))
  expect(one?.b).toEqual(other?.b)
  const [down, up] = cobbGuides(cobb(0, 0))
  expect(down?.b).toEqual({ x: 100, y: expect.closeTo(100 + Math.hypot(10, 200) / 2, 9) })
  expect(up?.b.y).toBeCloseTo(300 - Math.hypot(10, 200) / 2, 9)
  expect(cobbGuides({ ...cobb(0, 0), a: { a: { x: 1, y: 1 }, b: { x: 1, y: 1 } } })).toEqual([])
})

test('through pixels that are not square they stand upright on the body', () => {
  fc.assert(
    fc.property(tilt, tilt, fc.double({ min: 0.2, max: 5, noNaN: true }), (upper, lower, aspect) => {
      const { a, b } = cobb(upper, lower)
      const guides = cobbGuides({ a, b }, aspect)
      for (const [index, plateOf] of [a, b].entries()) {
        const guide = guides[index]
        if (guide === undefined || Math.hypot(guide.b.x - guide.a.x, guide.b.y - guide.a.y) < 1e-6) continue
        const onBody = ({ x, y }: Point) => ({ x, y: y * aspect })
        const [along, plate] = [guide, plateOf].map((line) => angleOf({ a: onBody(line.a), b: onBody(line.b) }))
        expect(Math.abs(Math.cos((along ?? 0) - (plate ?? 0)))).toBeLessThan(1e-6)
      }
    }),
  )
})
