import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Affine,
  applyAffine,
  fitTransform,
  invertAffine,
  mappedBounds,
  type Orientation,
  orientationOf,
  pannedBy,
  scaleOf,
  scalesOf,
  shapedBy,
  upright,
  zoomedAbout,
} from './affine.ts'

const number = fc.double({ min: -2000, max: 2000, noNaN: true, noDefaultInfinity: true })
const point = fc.record({ x: number, y: number })
const view = fc
  .record({
    scale: fc.double({ min: 0.05, max: 20, noNaN: true }),
    turn: number,
    e: number,
    f: number,
    mirror: fc.boolean(),
  })
  .map(({ scale, turn, e, f, mirror }): Affine => {
    const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale]
    return mirror ? { a: -cos, b: -sin, c: -sin, d: cos, e, f } : { a: cos, b: sin, c: -sin, d: cos, e, f }
  })

test('the inverse takes every point back', () => {
  fc.assert(
    fc.property(view, point, (m, p) => {
      const back = applyAffine(invertAffine(m), applyAffine(m, p))
      expect(Math.hypot(back.x - p.x, back.y - p.y)).toBeLessThan(1e-6)
    }),
  )
})

test('zooming keeps what is under the pointer, and its limits', () => {
  fc.assert(
    fc.property(view, point, fc.double({ min: 0.01, max: 100, noNaN: true }), (m, pointer, factor) => {
      const under = applyAffine(invertAffine(m), pointer)
      const zoomed = zoomedAbout(m, pointer, factor, [0.05, 20])
      const after = applyAffine(zoomed, under)
      expect(Math.hypot(after.x - pointer.x, after.y - pointer.y)).toBeLessThan(1e-4)
      expect(scaleOf(zoomed)).toBeGreaterThan(0.0499)
      expect(scaleOf(zoomed)).toBeLessThan(20.001)
    }),
  )
})

test('fitting shows the whole picture, centred and touching two sides', () => {
  const m = fitTransform({ width: 2000, height: 1000 }, { width: 500, height: 500 })
  expect(applyAffine(m, { x: 0, y: 0 })).toEqual({ x: 0, y: 125 })
  expect(applyAffine(m, { x: 2000, y: 1000 })).toEqual({ x: 500, y: 375 })
  expect(applyAffine(pannedBy(m, 3, -4), { x: 0, y: 0 })).toEqual({ x: 3, y: 121 })
})

test('a map that flattens the plane has no inverse', () => {
  expect(() => invertAffine({ a: 0, b: 0, c: 0, d: 0, e: 1, f: 1 })).toThrow(RangeError)
})

const sides = [
  upright,
  { a: 0, b: 1, c: -1, d: 0 },
  { a: -1, b: 0, c: 0, d: 1 },
  { a: 0, b: -1, c: -1, d: 0 },
] as const satisfies readonly Orientation[]
const size = fc.record({ width: fc.integer({ min: 1, max: 5000 }), height: fc.integer({ min: 1, max: 5000 }) })
const aspect = fc.double({ min: 0.02, max: 50, noNaN: true })

test('fitted, a picture has the proportions of its body, touches two sides, and is seen whole', () => {
  fc.assert(
    fc.property(size, size, aspect, fc.constantFrom(...sides), (image, pane, high, turn) => {
      const fitted = fitTransform(image, pane, shapedBy(turn, high))
      const seen = mappedBounds(fitted, { x: 0, y: 0, ...image })
      const [across, down] = turn.b === 0 ? [seen.width, seen.height] : [seen.height, seen.width]
      fc.pre(Math.min(across, down) >= 1e-3)
      expect(across / down / (image.width / (image.height * high))).toBeCloseTo(1, 6)
      expect(Math.min(seen.x, seen.y)).toBeGreaterThan(-1e-6)
      expect(Math.max(seen.width / pane.width, seen.height / pane.height)).toBeCloseTo(1, 6)
      expect(seen.x + seen.width / 2).toBeCloseTo(pane.width / 2, 6)
      expect(seen.y + seen.height / 2).toBeCloseTo(pane.height / 2, 6)
    }),
  )
})

test('the scale is that of the shorter side of a pixel, and the orientation knows nothing of its shape', () => {
  fc.assert(
    fc.property(
      aspect,
      fc.double({ min: 0.01, max: 64, noNaN: true }),
      fc.constantFrom(...sides),
      (high, scale, turn) => {
        const { a, b, c, d } = shapedBy(turn, high)
        const m = { a: a * scale, b: b * scale, c: c * scale, d: d * scale, e: 3, f: 4 }
        expect(scaleOf(m) / scale).toBeCloseTo(1, 9)
        expect(scalesOf(m).y / scalesOf(m).x).toBeCloseTo(high, 9)
        expect(orientationOf(m)).toEqual({ a: turn.a + 0, b: turn.b + 0, c: turn.c + 0, d: turn.d + 0 })
      },
    ),
  )
})
