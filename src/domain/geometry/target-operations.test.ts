import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Point, Target } from '../records/target.ts'
import { cropMask } from './mask.ts'
import {
  areaOf,
  boundsOf,
  distanceTo,
  dragHandle,
  firstProblemOf,
  handlesOf,
  insertVertex,
  outlinesOf,
  removeVertex,
  translate,
} from './target-operations.ts'

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true, noDefaultInfinity: true })
const extent = fc.double({ min: 0.5, max: 4000, noNaN: true, noDefaultInfinity: true })
const rotation = fc.double({ min: -360, max: 360, noNaN: true, noDefaultInfinity: true })
const point = fc.record({ x: coordinate, y: coordinate })
const segment = fc.record({ a: point, b: point })

const box = fc.record({
  kind: fc.constant('box' as const),
  x: coordinate,
  y: coordinate,
  width: extent,
  height: extent,
  rotation,
})
const ellipse = fc.record({
  kind: fc.constant('ellipse' as const),
  cx: coordinate,
  cy: coordinate,
  rx: extent,
  ry: extent,
  rotation,
})
const polygon = fc.record({
  kind: fc.constant('polygon' as const),
  rings: fc.array(fc.array(point, { minLength: 3, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
})
const mask = fc
  .record({
    width: fc.integer({ min: 1, max: 8 }),
    height: fc.integer({ min: 1, max: 8 }),
    bits: fc.infiniteStream(fc.integer({ min: 0, max: 1 })),
    x: fc.integer({ min: -20, max: 20 }),
    y: fc.integer({ min: -20, max: 20 }),
  })
  .map(({ width, height, bits, x, y }) => {
    const raster = Uint8Array.from({ length: width * height }, () => bits.next().value ?? 0)
    return { kind: 'mask' as const, ...cropMask(raster, x, y, width, height) }
  })
const anyTarget: fc.Arbitrary<Target> = fc.oneof(
  box,
  ellipse,
  polygon,
  mask,
  fc.record({ kind: fc.constant('polyline' as const), points: fc.array(point, { minLength: 2, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('point' as const), x: coordinate, y: coordinate }),
  fc.record({
    kind: fc.constant('keypoints' as const),
    points: fc.array(fc.record({ name: fc.string(), x: coordinate, y: coordinate, visible: fc.boolean() }), {
      minLength: 1,
      maxLength: 5,
    }),
  }),
  fc.record({ kind: fc.constant('length' as const), a: point, b: point }),
  fc.record({ kind: fc.constant('bidirectional' as const), long: segment, short: segment }),
  fc.record({ kind: fc.constant('angle' as const), a: point, vertex: point, b: point }),
  fc.record({ kind: fc.constant('cobb' as const), a: segment, b: segment }),
  fc.record({ kind: fc.constant('ratio' as const), a: segment, b: segment }),
  fc.constant({ kind: 'whole' as const }),
)

const plain = { keepAspect: false, fromCentre: false }

/** Every number of a is near that of b, and all else is the same; degrees are compared as directions. */
function expectClose(a: unknown, b: unknown, key = ''): void {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = key === 'rotation' ? Math.abs(((((a - b) % 360) + 540) % 360) - 180) : Math.abs(a - b)
    expect(difference).toBeLessThan(1e-5)
  } else if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    expect(Object.keys(a)).toEqual(Object.keys(b))
    const others = new Map(Object.entries(b))
    for (const [name, value] of Object.entries(a)) expectClose(value, others.get(name), name)
  } else {
    expect(a).toBe(b)
  }
}

/** The rotation convention of the records written out a second time: degrees clockwise on screen about the centre. */
function turn(p: Point, about: Point, degrees: number): Point {
  const radians = (degrees * Math.PI) / 180
  const dx = p.x - about.x
  const dy = p.y - about.y
  return {
    x: about.x + dx * Math.cos(radians) - dy * Math.sin(radians),
    y: about.y + dx * Math.sin(radians) + dy * Math.cos(radians),
  }
}

describe('every kind', () => {
  test('moved there and back is where it was', () => {
    fc.assert(
      fc.property(anyTarget, coordinate, coordinate, (target, dx, dy) =>
        expectClose(translate(translate(target, dx, dy), -dx, -dy), target),
      ),
    )
  })

  test('its bounds move with it', () => {
    fc.assert(
      fc.property(anyTarget, fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }), (target, dx, dy) => {
        const before = boundsOf(target)
        const after = boundsOf(translate(target, dx, dy))
        expectClose(after, before === null ? null : { ...before, x: before.x + dx, y: before.y + dy })
      }),
    )
  })

  test('a handle dragged to its own place changes nothing', () => {
    fc.assert(
      fc.property(anyTarget, fc.double({ min: 0, max: 50, noNaN: true }), (target, reach) => {
        for (const { id, at } of handlesOf(target, reach)) expectClose(dragHandle(target, id, at, plain), target)
      }),
    )
  })

  test('a dragged corner or vertex ends where it was dragged to', () => {
    fc.assert(
      fc.property(anyTarget, point, fc.boolean(), (target, to, fromCentre) => {
        for (const { id, kind } of handlesOf(target)) {
          if (kind !== 'corner' && kind !== 'vertex') continue
          const dragged = dragHandle(target, id, to, { keepAspect: false, fromCentre })
          const reached = handlesOf(dragged).map(({ at }) => Math.hypot(at.x - to.x, at.y - to.y))
          expect(Math.min(...reached)).toBeLessThan(1e-6)
        }
      }),
    )
  })

  test('its outlines lie within its bounds, and their points are at no distance', () => {
    fc.assert(
      fc.property(anyTarget, (target) => {
        const bounds = boundsOf(target)
        for (const { points } of outlinesOf(target)) {
          for (const at of points) {
            expect(at.x).toBeGreaterThan((bounds?.x ?? NaN) - 1e-6)
            expect(at.x).toBeLessThan((bounds?.x ?? NaN) + (bounds?.width ?? NaN) + 1e-6)
            expect(at.y).toBeGreaterThan((bounds?.y ?? NaN) - 1e-6)
            expect(at.y).toBeLessThan((bounds?.y ?? NaN) + (bounds?.height ?? NaN) + 1e-6)
            expect(distanceTo(target, at)).toBeLessThan(1e-6)
          }
        }
      }),
    )
  })

  test('keeps its slice and members it does not know', () => {
    const target: Target = { kind: 'box', x: 1, y: 2, width: 3, height: 4, rotation: 0, slice: { part: 'a', frame: 3 } }
    expect(translate(target, 1, 1)).toMatchObject({ slice: { part: 'a', frame: 3 } })
    expect(dragHandle(target, 'se', { x: 9, y: 9 }, plain)).toMatchObject({ slice: { part: 'a', frame: 3 } })
  })
})

describe('box', () => {
  test('bounds are those of its corners, turned clockwise on screen about the centre', () => {
    fc.assert(
      fc.property(box, (target) => {
        const { x, y, width, height } = target
        const centre = { x: x + width / 2, y: y + height / 2 }
        const corners = [
          { x, y },
          { x: x + width, y },
          { x: x + width, y: y + height },
          { x, y: y + height },
        ].map((corner) => turn(corner, centre, target.rotation))
        const xs = corners.map((corner) => corner.x)
        const ys = corners.map((corner) => corner.y)
        expectClose(boundsOf(target), {
          x: Math.min(...xs),
          y: Math.min(...ys),
          width: Math.max(...xs) - Math.min(...xs),
          height: Math.max(...ys) - Math.min(...ys),
        })
      }),
    )
  })

  test('a quarter turn to the right brings the top left corner to the top right', () => {
    const target: Target = { kind: 'box', x: 10, y: 20, width: 40, height: 40, rotation: 90 }
    const corner = handlesOf(target).find(({ id }) => id === 'nw')
    expectClose(corner?.at, { x: 50, y: 20 })
  })

  test('the opposite corner stays while a turned box is resized, and the rotation too', () => {
    const opposite = { nw: 'se', ne: 'sw', se: 'nw', sw: 'ne' } as const
    fc.assert(
      fc.property(box, fc.constantFrom('nw', 'ne', 'se', 'sw'), point, (target, id, to) => {
        const fixed = handlesOf(target).find((handle) => handle.id === opposite[id])?.at ?? { x: NaN, y: NaN }
        const dragged = dragHandle(target, id, to, plain)
        const nearest = Math.min(...handlesOf(dragged).map(({ at }) => Math.hypot(at.x - fixed.x, at.y - fixed.y)))
        expect(nearest).toBeLessThan(1e-6)
        expect(dragged).toMatchObject({ rotation: target.rotation })
      }),
    )
  })

  test('an edge moves alone', () => {
    const target: Target = { kind: 'box', x: 10, y: 10, width: 20, height: 10, rotation: 0 }
    expectClose(dragHandle(target, 'e', { x: 50, y: 99 }, plain), { ...target, width: 40 })
    expectClose(dragHandle(target, 'n', { x: 99, y: 0 }, plain), { ...target, y: 0, height: 20 })
  })

  test('dragged past the other side it unfolds there', () => {
    const target: Target = { kind: 'box', x: 10, y: 10, width: 20, height: 10, rotation: 0 }
    expectClose(dragHandle(target, 'se', { x: 0, y: 4 }, plain), { ...target, x: 0, y: 4, width: 10, height: 6 })
  })

  test('keeps its aspect, its centre, and whole steps of rotation when asked', () => {
    const target: Target = { kind: 'box', x: 0, y: 0, width: 20, height: 10, rotation: 0 }
    expectClose(dragHandle(target, 'se', { x: 40, y: 12 }, { keepAspect: true, fromCentre: false }), {
      ...target,
      width: 40,
      height: 20,
    })
    expectClose(dragHandle(target, 'e', { x: 30, y: 5 }, { keepAspect: false, fromCentre: true }), {
      ...target,
      x: -10,
      width: 40,
    })
    expect(dragHandle(target, 'rotate', { x: 40, y: 4 }, { keepAspect: true, fromCentre: false })).toMatchObject({
      rotation: 90,
    })
  })

  test('distance is 0 inside and measured to the nearest side outside', () => {
    fc.assert(
      fc.property(
        box,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (t, u, v) => {
          const centre = { x: t.x + t.width / 2, y: t.y + t.height / 2 }
          const at = (fx: number, fy: number) =>
            turn({ x: centre.x + (fx * t.width) / 2, y: centre.y + (fy * t.height) / 2 }, centre, t.rotation)
          expect(distanceTo(t, at(u * 0.999, v * 0.999))).toBeLessThan(1e-9)
          expect(distanceTo(t, at(3, v))).toBeCloseTo(t.width, 5)
        },
      ),
    )
  })
})

describe('ellipse', () => {
  test('bounds agree with many points of the curve', () => {
    fc.assert(
      fc.property(ellipse, (target) => {
        const bounds = boundsOf(target)
        const centre = { x: target.cx, y: target.cy }
        const curve = Array.from({ length: 2000 }, (_, i) => {
          const angle = (i / 2000) * 2 * Math.PI
          const on = { x: target.cx + target.rx * Math.cos(angle), y: target.cy + target.ry * Math.sin(angle) }
          return turn(on, centre, target.rotation)
        })
        const right = Math.max(...curve.map(({ x }) => x))
        const top = Math.min(...curve.map(({ y }) => y))
        expect(Math.abs((bounds?.x ?? NaN) + (bounds?.width ?? NaN) - right)).toBeLessThan(0.02)
        expect(Math.abs((bounds?.y ?? NaN) - top)).toBeLessThan(0.02)
      }),
      { numRuns: 40 },
    )
  })

  test('distance agrees with the nearest of many points of the curve', () => {
    fc.assert(
      fc.property(ellipse, point, (target, from) => {
        const centre = { x: target.cx, y: target.cy }
        let nearest = Infinity
        for (let i = 0; i < 20_000; i++) {
          const angle = (i / 20_000) * 2 * Math.PI
          const on = { x: target.cx + target.rx * Math.cos(angle), y: target.cy + target.ry * Math.sin(angle) }
          const at = turn(on, centre, target.rotation)
          nearest = Math.min(nearest, Math.hypot(at.x - from.x, at.y - from.y))
        }
        const local = turn(from, centre, -target.rotation)
        const inside = ((local.x - target.cx) / target.rx) ** 2 + ((local.y - target.cy) / target.ry) ** 2 <= 1
        const tolerance = Math.max(target.rx, target.ry) * 1e-3 + 0.01
        expect(Math.abs(distanceTo(target, from) - (inside ? 0 : nearest))).toBeLessThan(tolerance)
      }),
      { numRuns: 60 },
    )
  })
})

describe('polygon', () => {
  const square = (x: number, y: number, size: number) => [
    { x, y },
    { x: x + size, y },
    { x: x + size, y: y + size },
    { x, y: y + size },
  ]
  const ring: Target = { kind: 'polygon', rings: [square(0, 0, 10), square(4, 4, 2)] }

  test('holes are outside, and do not count as area', () => {
    expect(distanceTo(ring, { x: 1, y: 1 })).toBe(0)
    expect(distanceTo(ring, { x: 5, y: 5 })).toBe(1)
    expect(distanceTo(ring, { x: 13, y: 14 })).toBe(5)
    expect(areaOf(ring)).toBe(96)
  })

  test('a vertex is put in at the nearest edge and taken out again', () => {
    const inserted = insertVertex(ring, { x: 5, y: -1 })
    expect(inserted).toMatchObject({ handleId: '0/1' })
    expect(inserted?.target).toMatchObject({ rings: [expect.arrayContaining([{ x: 5, y: 0 }]), expect.anything()] })
    expect(removeVertex(inserted?.target ?? ring, '0/1')).toEqual(ring)
  })

  test('a border keeps three corners, a hole of three is filled', () => {
    const triangle: Target = { kind: 'polygon', rings: [square(0, 0, 10).slice(0, 3), square(4, 4, 1).slice(0, 3)] }
    expect(removeVertex(triangle, '0/1')).toBeNull()
    expect(removeVertex(triangle, '1/1')).toMatchObject({ rings: [expect.anything()] })
  })
})

describe('mask', () => {
  test('outlines enclose exactly the set pixels', () => {
    fc.assert(
      fc.property(mask, (target) => {
        const enclosed = outlinesOf(target).reduce((sum, { points }) => sum + signedArea(points), 0)
        expect(enclosed).toBe(areaOf(target))
      }),
    )
  })

  test('distance is 0 on set pixels', () => {
    // 010
    // 011, from (10, 20)
    const target: Target = { kind: 'mask', x: 10, y: 20, width: 3, height: 2, counts: [1, 1, 2, 2] }
    expect(distanceTo(target, { x: 11.5, y: 20.5 })).toBe(0)
    expect(distanceTo(target, { x: 12.5, y: 21.5 })).toBe(0)
    expect(distanceTo(target, { x: 10, y: 20.5 })).toBe(1)
    expect(distanceTo(target, { x: 12.5, y: 20.5 })).toBe(0.5)
  })
})

/** Shoelace: positive for borders clockwise on screen, negative for holes. */
function signedArea(points: readonly Point[]): number {
  return points.reduce((sum, a, i) => {
    const b = points[(i + 1) % points.length] ?? a
    return sum + (a.x * b.y - b.x * a.y) / 2
  }, 0)
}

describe('firstProblemOf', () => {
  test.each<[string, Target, string | undefined]>([
    ['a box of no width', { kind: 'box', x: 0, y: 0, width: 0, height: 4, rotation: 0 }, 'target-degenerate'],
    ['a box at the origin', { kind: 'box', x: 0, y: 0, width: 1, height: 1, rotation: 0 }, undefined],
    ['not a number', { kind: 'box', x: Number.NaN, y: 0, width: 1, height: 1, rotation: 0 }, 'target-not-finite'],
    [
      'an infinite vertex',
      {
        kind: 'polyline',
        points: [
          { x: 0, y: 0 },
          { x: Infinity, y: 0 },
        ],
      },
      'target-not-finite',
    ],
    ['an ellipse without height', { kind: 'ellipse', cx: 1, cy: 1, rx: 4, ry: 0, rotation: 0 }, 'target-degenerate'],
    [
      'a flat polygon',
      {
        kind: 'polygon',
        rings: [
          [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
            { x: 2, y: 2 },
          ],
        ],
      },
      'target-degenerate',
    ],
    [
      'a line of one place',
      {
        kind: 'polyline',
        points: [
          { x: 3, y: 3 },
          { x: 3, y: 3 },
        ],
      },
      'target-degenerate',
    ],
    ['a point at the origin', { kind: 'point', x: 0, y: 0 }, undefined],
    ['a mask without a pixel', { kind: 'mask', x: 0, y: 0, width: 2, height: 1, counts: [2] }, 'target-degenerate'],
    ['a length of nothing', { kind: 'length', a: { x: 1, y: 1 }, b: { x: 1, y: 1 } }, 'target-degenerate'],
    ['the whole', { kind: 'whole' }, undefined],
    ['an empty span', { kind: 'span', fragments: [{ start: 3, end: 3, quote: '' }] }, 'target-degenerate'],
    ['a span at offset 0', { kind: 'span', fragments: [{ start: 0, end: 1, quote: 'a' }] }, undefined],
  ])('%s', (_, target, expected) => expect(firstProblemOf(target)).toBe(expected))
})
