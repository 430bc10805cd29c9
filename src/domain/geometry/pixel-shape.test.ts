import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aspectOf, shownAspectOf } from '../measure/scale.ts'
import type { Facts } from '../records/case.ts'
import type { Point, Target } from '../records/target.ts'
import { distanceBetween, insideRings } from './plane.ts'
import { simplifyLine } from './simplify.ts'
import { boundsOf, distanceTo, dragHandle, handlesOf, insertVertex, outlinesOf } from './target-operations.ts'

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

  test('the rotate handle stays under a pointer that goes around the shape, and sides keep their lengths', () => {
    fc.assert(
      fc.property(fc.oneof(box, ellipse), aspect, rotation, (shape: Target, high, towards) => {
        const upright = { ...shape, rotation: 0 }
        const bounds = boundsOf(upright)
        if (bounds === null) return
        const centre = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }
        const reach = (bounds.height / 2) * high
        const angle = (towards * Math.PI) / 180
        const pointer = { x: centre.x + reach * Math.cos(angle), y: centre.y + (reach * Math.sin(angle)) / high }
        const options = { keepAspect: false, fromCentre: false, shownAspect: high }
        const turned = dragHandle(upright, 'rotate', pointer, options)
        const handle = handlesOf(turned, 0).find(({ id }) => id === 'rotate')
        expect(distanceBetween(handle?.at ?? centre, pointer, high)).toBeLessThan(1e-6 * Math.max(1, reach))
        const sideOf = (one: Target, from: string, to: string) => {
          const at = (id: string) => handlesOf(one).find((each) => each.id === id)?.at ?? centre
          return distanceBetween(at(from), at(to), high)
        }
        for (const [from, to] of [
          ['nw', 'ne'],
          ['nw', 'sw'],
        ] as const)
          expect(sideOf(turned, from, to) / sideOf(upright, from, to)).toBeCloseTo(1, 6)
        const back = dragHandle(turned, 'rotate', { x: centre.x, y: centre.y - 100 }, options)
        expect(boundsOf(back)?.width ?? 0).toBeCloseTo(bounds.width, 6)
        expect(boundsOf(back)?.height ?? 0).toBeCloseTo(bounds.height, 6)
      }),
    )
  })

  test('steps of 15 degrees are those on the body', () => {
    const shape: Target = { kind: 'box', x: -10, y: -2, width: 20, height: 4, rotation: 0 }
    const options = { keepAspect: true, fromCentre: false, shownAspect: 5 }
    const turned = dragHandle(shape, 'rotate', { x: 99, y: -20 }, options)
    const top = handlesOf(turned, 0).find(({ id }) => id === 'n')?.at ?? { x: 0, y: 0 }
    expect(top.y * 5).toBeCloseTo(-top.x, 9)
    // A quarter turn is one.
    expect(dragHandle(shape, 'rotate', { x: 50, y: 0 }, options)).toMatchObject({
      rotation: 90,
      width: expect.closeTo(4, 9),
      height: expect.closeTo(20, 9),
    })
  })
})

describe('the shape of pixels', () => {
  const spacing = (rowMm: number, columnMm: number): Facts => ({
    spacing: { value: { rowMm, columnMm }, origin: 'header', tag: 'PixelSpacing' },
  })
  const stated: Facts = { pixelAspect: { value: 1.5, origin: 'header', tag: 'PixelAspectRatio' } }

  test.each([
    ['nothing said', {}, 1],
    ['a spacing', spacing(2.5, 0.5), 5],
    ['a shape without a size', stated, 1.5],
    ['a spacing goes before a shape', { ...stated, ...spacing(1, 2) }, 0.5],
    ['a hair off square', spacing(0.1431, 0.143), 1],
    ['what no pixel is like', spacing(300, 0.5), 1],
    ['ultrasound of several scales', { ...spacing(1, 2), ultrasoundRegions: { value: [], origin: 'header' } }, 1],
  ] as const)('as shown, of %s', (_, facts, expected) => expect(shownAspectOf(facts)).toBe(expected))

  test('as measured is the exact figure', () => {
    expect(aspectOf(spacing(0.1431, 0.143))).toBeCloseTo(1.0007, 4)
    expect(aspectOf(spacing(300, 0.5))).toBe(600)
  })
})
