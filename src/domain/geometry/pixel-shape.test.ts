import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aspectOf, scaleAt, shownAspectOf } from '../measure/scale.ts'
import type { Facts } from '../records/case.ts'
import type { Point, Target } from '../records/target.ts'
import { distanceBetween, insideRings, turned } from './plane.ts'
import { simplifyLine } from './simplify.ts'
import { areaOf, boundsOf, distanceTo, dragHandle, handlesOf, insertVertex, outlinesOf } from './target-operations.ts'

const coordinate = fc.double({ min: -400, max: 400, noNaN: true, noDefaultInfinity: true })
const extent = fc.double({ min: 5, max: 300, noNaN: true })
const rotation = fc.double({ min: -180, max: 180, noNaN: true })
const aspect = fc.double({ min: 0.1, max: 10, noNaN: true })
const point = fc.record({ x: coordinate, y: coordinate })
const box = fc.record({
  ...{ kind: fc.constant('box' as const), x: coordinate, y: coordinate },
  ...{ width: extent, height: extent, rotation },
})
const ellipse = fc.record({
  ...{ kind: fc.constant('ellipse' as const), cx: coordinate, cy: coordinate },
  ...{ rx: extent, ry: extent, rotation },
})
const line = fc.record({
  kind: fc.constant('polyline' as const),
  points: fc.array(point, { minLength: 2, maxLength: 6 }),
})
const mask = fc
  .record({ x: fc.integer({ min: -20, max: 20 }), y: fc.integer({ min: -20, max: 20 }) })
  .map((at): Target => ({ kind: 'mask', ...at, width: 3, height: 2, counts: [1, 4, 1] }))
const target: fc.Arbitrary<Target> = fc.oneof(box, ellipse, line, mask)

/** A place where its pixel is as wide as high. */
const onBody = ({ x, y }: Point, high: number): Point => ({ x, y: y * high })

describe('pixels that are not square', () => {
  test('a distance is that to the nearest place of the outline, on the body', () => {
    fc.assert(
      fc.property(target, point, aspect, (one, from, high) => {
        const outlines = outlinesOf(one)
        const inside = insideRings(
          from,
          outlines.filter(({ closed }) => closed).map(({ points }) => points),
        )
        let nearest = inside ? 0 : Infinity
        let longest = 0
        for (const { points, closed } of outlines) {
          for (const [index, to] of points.entries()) {
            const start = points[index - 1] ?? (closed ? points.at(-1) : undefined) ?? to
            for (let share = 0; share <= 400; share++) {
              const at = {
                x: start.x + ((to.x - start.x) * share) / 400,
                y: start.y + ((to.y - start.y) * share) / 400,
              }
              const [p, q] = [onBody(at, high), onBody(from, high)]
              nearest = Math.min(nearest, Math.hypot(p.x - q.x, p.y - q.y))
            }
            longest = Math.max(longest, distanceBetween(start, to, high))
          }
        }
        // An ellipse is drawn by a line that keeps within a thousandth of its radius.
        const slack = longest / 400 + 0.002 * Math.max(...[300, 300 * high])
        expect(Math.abs(distanceTo(one, from, high) - nearest)).toBeLessThan(slack)
      }),
      { numRuns: 60 },
    )
  })

  test('of square ones every distance is what it is without a word of their shape', () => {
    fc.assert(
      fc.property(target, point, (one, from) => {
        expect(distanceTo(one, from, 1)).toBe(distanceTo(one, from))
      }),
    )
  })

  test('a vertex is put in where the border is nearest on the body', () => {
    const long: Target = {
      kind: 'polyline',
      points: [
        { x: 0, y: 0 },
        { x: 100, y: 100 },
      ],
    }
    const inserted = insertVertex(long, { x: 60, y: 40 }, 3)?.target
    const [, at] = inserted?.kind === 'polyline' ? inserted.points : []
    // At a right angle to the line: (1, 3) times (60 - t, 3 * (40 - t)) is 0.
    expect(at).toEqual({ x: expect.closeTo(42, 9), y: expect.closeTo(42, 9) })
  })

  test('a line keeps what is seen of it: a bend of two pixels where they are high, none where they are low', () => {
    const bent = [0, 1, 2].map((index) => ({ x: 50 * index, y: index === 1 ? 2 : 0 }))
    expect(simplifyLine(bent, 4)).toHaveLength(2)
    expect(simplifyLine(bent, 4, 5)).toEqual(bent)
  })

  /** A turn of a shape about its centre as it is seen, by a pointer that goes around it. */
  function turnedBy(shape: Target, degrees: number, high: number): Target {
    const bounds = boundsOf(shape)
    const handle = handlesOf(shape, 10).find(({ id }) => id === 'rotate')
    if (bounds === null || handle === undefined) throw new Error('it turns')
    const centre = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }
    return dragHandle(shape, 'rotate', seenTurned(handle.at, centre, degrees, high), {
      keepAspect: false,
      fromCentre: false,
      shownAspect: high,
    })
  }

  function seenTurned({ x, y }: Point, centre: Point, degrees: number, high: number): Point {
    const arm = turned({ x: x - centre.x, y: (y - centre.y) * high }, degrees)
    return { x: centre.x + arm.x, y: centre.y + arm.y / high }
  }

  const unlikeRight = rotation.filter((degrees) => Math.abs(degrees - 90 * Math.round(degrees / 90)) > 2)
  const uneven = fc.oneof(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.double({ min: 1.1, max: 10, noNaN: true }))

  test('a box that is turned is a polygon of its corners, each where it is seen to go', () => {
    fc.assert(
      fc.property(box, unlikeRight, uneven, (shape, degrees, high) => {
        const upright = { ...shape, rotation: 0, slice: { part: 'a', frame: 2 } }
        const done = turnedBy(upright, degrees, high)
        const centre = { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 }
        const corners = handlesOf(upright).flatMap(({ at, kind }) =>
          kind === 'corner' ? [seenTurned(at, centre, degrees, high)] : [],
        )
        expect(done).toMatchObject({ kind: 'polygon', slice: upright.slice })
        const ring = done.kind === 'polygon' ? (done.rings[0] ?? []) : []
        expect(ring).toHaveLength(4)
        for (const [index, { x, y }] of ring.entries()) {
          expect(x).toBeCloseTo(corners[index]?.x ?? Number.NaN, 6)
          expect(y).toBeCloseTo(corners[index]?.y ?? Number.NaN, 6)
        }
        expect(areaOf(done)).toBeCloseTo(areaOf(upright) ?? Number.NaN, 4)
      }),
    )
  })

  test('an ellipse that is turned stays one, which passes where it is seen to pass', () => {
    fc.assert(
      fc.property(ellipse, rotation, uneven, (shape, degrees, high) => {
        const done = turnedBy(shape, degrees, high)
        if (done.kind !== 'ellipse') throw new Error('it is one')
        expect(areaOf(done)).toBeCloseTo(areaOf(shape) ?? Number.NaN, 4)
        for (const at of outlinesOf(shape)[0]?.points ?? []) {
          const { x, y } = seenTurned(at, { x: shape.cx, y: shape.cy }, degrees, high)
          const local = turned({ x: x - done.cx, y: y - done.cy }, -done.rotation)
          expect(Math.hypot(local.x / done.rx, local.y / done.ry)).toBeCloseTo(1, 6)
        }
      }),
    )
  })

  test('an ellipse turned on and on, step by step, is the one turned at once', () => {
    const shape: Target = { kind: 'ellipse', cx: 10, cy: 20, rx: 60, ry: 15, rotation: 0 }
    const steps = [10, 25, 40, 15].reduce((one, degrees) => turnedBy(one, degrees, 3), shape as Target)
    for (const { points } of outlinesOf(shape)) {
      for (const at of points) {
        const there = seenTurned(at, { x: 10, y: 20 }, 90, 3)
        expect(distanceTo(steps, there)).toBeLessThan(1e-6)
      }
    }
    expect(turnedBy(shape, 360, 3)).toMatchObject({ rx: expect.closeTo(60, 6), ry: expect.closeTo(15, 6) })
  })

  test('by right angles, or nearly, a box stays one and changes its sides', () => {
    const shape: Target = { kind: 'box', x: -10, y: -2, width: 20, height: 4, rotation: 0 }
    expect(turnedBy(shape, 90, 5)).toMatchObject({
      kind: 'box',
      rotation: 90,
      width: expect.closeTo(4, 9),
      height: expect.closeTo(20, 9),
    })
    expect(turnedBy(turnedBy(shape, 90.5, 5), -89.5, 5)).toEqual(shape)
    expect(turnedBy(shape, 180.5, 5)).toMatchObject({ kind: 'box', rotation: 180, width: 20, height: 4 })
    expect(turnedBy(shape, 1, 5).kind).toBe('polygon')
    expect(turnedBy(shape, 45, 5).kind).toBe('polygon')
  })

  test('a box that was turned in pixels turns as it is seen', () => {
    const shape: Target = { kind: 'box', x: -10, y: -5, width: 20, height: 10, rotation: 30 }
    const done = turnedBy(shape, 20, 2)
    const corners = handlesOf(shape).flatMap(({ at, kind }) =>
      kind === 'corner' ? [seenTurned(at, { x: 0, y: 0 }, 20, 2)] : [],
    )
    expect(done).toMatchObject({
      kind: 'polygon',
      rings: [corners.map(({ x, y }) => ({ x: expect.closeTo(x, 9), y: expect.closeTo(y, 9) }))],
    })
  })

  test('steps of 15 degrees are those that are seen', () => {
    const shape: Target = { kind: 'box', x: -10, y: -2, width: 20, height: 4, rotation: 0 }
    const options = { keepAspect: true, fromCentre: false, shownAspect: 5 }
    const done = dragHandle(shape, 'rotate', { x: 99, y: -20 }, options)
    const [topLeft, topRight] = done.kind === 'polygon' ? (done.rings[0] ?? []) : []
    expect(((topRight?.y ?? 0) - (topLeft?.y ?? 0)) * 5).toBeCloseTo((topRight?.x ?? 0) - (topLeft?.x ?? 0), 9)
    expect(dragHandle(shape, 'rotate', { x: 50, y: 0.3 }, options)).toMatchObject({ kind: 'box', rotation: 90 })
  })

  test('of square pixels a box turns to any angle', () => {
    expect(turnedBy({ kind: 'box', x: -10, y: -2, width: 20, height: 4, rotation: 0 }, 33, 1)).toMatchObject({
      kind: 'box',
      rotation: expect.closeTo(33, 9),
      width: 20,
    })
  })
})

describe('the shape of pixels', () => {
  const spacing = (rowMm: number, columnMm: number): Facts => ({
    spacing: { value: { rowMm, columnMm }, origin: 'header', tag: 'PixelSpacing' },
  })
  const stated: Facts = { pixelAspect: { value: 1.5, origin: 'header', tag: 'PixelAspectRatio' } }

  const part = (x0: number, y0: number, x1: number, y1: number, rowMm: number, columnMm: number) => {
    return { x0, y0, x1, y1, rowMm, columnMm }
  }
  /** A picture of 100 by 100 pixels. */
  const ultrasound = (regions: readonly ReturnType<typeof part>[]) => {
    const size = { value: 100, origin: 'header' } as const
    return { rows: size, columns: size, ultrasoundRegions: { value: [...regions], origin: 'header' } } satisfies Facts
  }
  const calibrated = { value: { rowMm: 4, columnMm: 1 }, origin: 'reader' } as const

  test.each([
    ['nothing said', {}, 1],
    ['a spacing', spacing(2.5, 0.5), 5],
    ['a shape without a size', stated, 1.5],
    ['a spacing goes before a shape', { ...stated, ...spacing(1, 2) }, 0.5],
    ['a hair off square', spacing(0.1431, 0.143), 1],
    ['what no pixel is like', spacing(300, 0.5), 1],
    ['ultrasound that is mostly of one part', ultrasound([part(0, 0, 99, 79, 2, 1)]), 2],
    ['a part that is not half of the picture', ultrasound([part(0, 0, 99, 40, 2, 1)]), 1],
    [
      'parts of one shape that are half of it together',
      ultrasound([part(0, 0, 99, 25, 2, 1), part(0, 60, 99, 99, 1, 0.5)]),
      2,
    ],
    ['an inset of another shape', ultrasound([part(0, 0, 20, 20, 1, 1), part(0, 0, 99, 99, 3, 1)]), 3],
    ['parts of two shapes, none of them most', ultrasound([part(0, 0, 99, 40, 2, 1), part(0, 50, 99, 90, 3, 1)]), 1],
    ['a part a hair off square', ultrasound([part(0, 0, 99, 99, 0.5, 0.5001)]), 1],
    ['ultrasound whose shape is stated', { ...ultrasound([part(0, 0, 99, 99, 2, 1)]), ...stated }, 1.5],
    ['ultrasound that a reader calibrated', { ...ultrasound([part(0, 0, 99, 99, 2, 1)]), spacing: calibrated }, 4],
    ['ultrasound of no known size', { ultrasoundRegions: ultrasound([part(0, 0, 99, 99, 2, 1)]).ultrasoundRegions }, 1],
    ['ultrasound of several scales', { ...spacing(1, 2), ultrasoundRegions: { value: [], origin: 'header' } }, 1],
  ] as const)('as shown, of %s', (_, facts, expected) => expect(shownAspectOf(facts)).toBe(expected))

  test('of a part alone is no measure of what crosses its border', () => {
    const facts = ultrasound([part(0, 0, 99, 79, 2, 1)])
    expect(aspectOf(facts)).toBe(1)
    expect(scaleAt(facts, { x: 0, y: 70, width: 10, height: 20 })).toBeNull()
    expect(scaleAt(facts, { x: 0, y: 70, width: 10, height: 5 })).toMatchObject({ rowMm: 2, columnMm: 1 })
  })

  test('as measured is the exact figure', () => {
    expect(aspectOf(spacing(0.1431, 0.143))).toBeCloseTo(1.0007, 4)
    expect(aspectOf(spacing(300, 0.5))).toBe(600)
  })
})
