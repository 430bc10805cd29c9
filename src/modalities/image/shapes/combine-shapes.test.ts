import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insideRings, ringArea } from '../../../domain/geometry/plane.ts'
import { rasterise } from '../../../domain/geometry/rasterise.ts'
import { areaOf } from '../../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { combineShapes, cutShape } from './combine-shapes.ts'
import { fillHoles, removeSpecks, simplify, smooth, toMask, toPolygon } from './convert-shape.ts'
import { outerOf, unite } from './polygon-booleans.ts'

const picture = { widthPx: 100, heightPx: 100 }
const view = { ...picture, detailPx: 1, pixelAspect: 1, speckPx: 2 }
const box = (x: number, y: number, width: number, height: number): Target => ({
  kind: 'box',
  x,
  y,
  width,
  height,
  rotation: 0,
})
const place = fc.integer({ min: 2, max: 98 })
const ring = fc.array(fc.record({ x: place, y: place }), { minLength: 3, maxLength: 10 })
const polygon = ring
  .map((points): Target => ({ kind: 'polygon', rings: [points] }))
  .filter((target) => (areaOf(target) ?? 0) > 50)

const ringsOf = (target: Target): Point[][] => (target.kind === 'polygon' ? target.rings : [])
const isIn = (target: Target, at: Point) => insideRings(at, ringsOf(target))

/** Places off every border, which lie on whole pixels: decimals of clipping do not reach so far. */
const probes: readonly Point[] = Array.from({ length: 400 }, (_, i) => ({
  x: (i % 20) * 5 + 0.4137,
  y: Math.floor(i / 20) * 5 + 0.7391,
}))

function expectEvery(pieces: readonly Target[], isInside: (at: Point) => boolean): void {
  const wrong = probes.filter((at) => pieces.some((piece) => isIn(piece, at)) !== isInside(at))
  // A probe within a hair of a border may fall either way.
  expect(wrong.length).toBeLessThanOrEqual(1)
}

describe('polygons combined', () => {
  it('hold just the places that the operation says', () => {
    fc.assert(
      fc.property(polygon, polygon, (a, b) => {
        const united = combineShapes('unite', [a, b], picture)
        if (united.ok) expectEvery(united.pieces, (at) => isIn(a, at) || isIn(b, at))
        const left = combineShapes('subtract', [a, b], picture)
        if (left.ok) expectEvery(left.pieces, (at) => isIn(a, at) && !isIn(b, at))
        const common = combineShapes('intersect', [a, b], picture)
        if (common.ok) expectEvery(common.pieces, (at) => isIn(a, at) && isIn(b, at))
      }),
    )
  })

  it('have the area that their figures say, by clipping as by the formula, crossed as they may be', () => {
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const [clipped, said] = [
          unite([rings]).reduce((sum, [outer = [], ...holes]) => {
            return holes.reduce((area, hole) => area - ringArea(hole), sum + ringArea(outer))
          }, 0),
          areaOf({ kind: 'polygon', rings }) ?? 0,
        ]
        // What clipping rounds, and slivers that it drops.
        expect(Math.abs(clipped - said)).toBeLessThan(0.5)
      }),
    )
  })

  it('of large ellipses keep their border to a small part of a pixel', () => {
    const large: Target = { kind: 'ellipse', cx: 1500, cy: 1500, rx: 1200, ry: 700, rotation: 20 }
    const whole = box(0, 0, 3000, 3000)
    const result = combineShapes('intersect', [large, whole], { widthPx: 3000, heightPx: 3000 })
    const [piece] = result.ok ? result.pieces : []
    const lost = (areaOf(large) ?? 0) - (piece === undefined ? 0 : (areaOf(piece) ?? 0))
    expect(lost).toBeGreaterThan(0)
    // About 6,060 pixels around, and nowhere off by more than 0.05.
    expect(lost).toBeLessThan(6060 * 0.05)
  })

  it('are as large as ever where a border turns back over itself', () => {
    const points = (...places: readonly (readonly [x: number, y: number])[]) => places.map(([x, y]) => ({ x, y }))
    const bare = points([2, 2], [6, 59], [3, 59], [2, 37])
    const spiked = points([2, 2], [6, 59], [2, 59], [3, 59], [2, 37])
    for (let from = 0; from < spiked.length; from++) {
      const turned = [...spiked.slice(from), ...spiked.slice(0, from)]
      const result = combineShapes('intersect', [{ kind: 'polygon', rings: [turned] }, box(0, 0, 100, 100)], picture)
      expect(result.ok && result.pieces.map((piece) => areaOf(piece))).toEqual([ringArea(bare)])
    }
    // Nothing but spikes.
    const line: Target = { kind: 'polygon', rings: [points([2, 2], [9, 9], [5, 5], [7, 7])] }
    expect(combineShapes('unite', [box(0, 0, 5, 5), line], picture)).toMatchObject({ pieces: [{ kind: 'polygon' }] })
  })

  it('leave holes as holes, and pieces as regions of their own', () => {
    const frame = combineShapes('subtract', [box(10, 10, 50, 50), box(20, 20, 10, 10)], picture)
    expect(frame).toMatchObject({ ok: true, pieces: [{ kind: 'polygon' }] })
    expect(frame.ok && ringsOf(frame.pieces[0] ?? box(0, 0, 1, 1)).length).toBe(2)
    const halves = combineShapes('subtract', [box(10, 10, 50, 50), box(30, 0, 5, 90)], picture)
    expect(halves.ok && halves.pieces.map((piece) => areaOf(piece)).sort()).toEqual([1000, 1250])
  })

  it('are refused where nothing, or no one region, would come of it', () => {
    expect(combineShapes('unite', [box(0, 0, 5, 5), box(50, 50, 5, 5)], picture)).toMatchObject({ ok: false })
    expect(combineShapes('intersect', [box(0, 0, 5, 5), box(50, 50, 5, 5)], picture)).toMatchObject({ ok: false })
    expect(combineShapes('subtract', [box(5, 5, 5, 5), box(0, 0, 50, 50)], picture)).toMatchObject({ ok: false })
    expect(combineShapes('unite', [box(0, 0, 5, 5)], picture)).toMatchObject({ ok: false })
  })

  it('are refused where they are on different slices', () => {
    const on = (frame: number) => ({ ...box(0, 0, 9, 9), slice: { part: 'a'.repeat(64), frame } }) as Target
    expect(combineShapes('unite', [on(2), on(2)], picture)).toMatchObject({ ok: true })
    expect(combineShapes('unite', [on(2), on(3)], picture)).toEqual({ ok: false, why: 'They are on different slices' })
    expect(combineShapes('unite', [on(2), box(0, 0, 9, 9)], picture)).toMatchObject({ ok: false })
  })

  it('with a mask among them are a mask, on their slice', () => {
    const slice = { part: 'a'.repeat(64), frame: 2 }
    const mask = toMask({ ...box(10, 10, 20, 20), slice } as Target, view)
    const [first] = mask.ok ? mask.pieces : []
    if (first === undefined) throw new Error('no mask')
    const result = combineShapes('subtract', [first, { ...box(20, 0, 50, 50), slice } as Target], picture)
    expect(result).toMatchObject({ ok: true, pieces: [{ kind: 'mask', x: 10, y: 10, width: 10, height: 20, slice }] })
  })
})

describe('a cut', () => {
  it('loses and doubles no pixel of what it cuts', () => {
    fc.assert(
      fc.property(polygon, ring, (target, line) => {
        for (const whole of [target, toMask(target, view)].flatMap((one) =>
          'ok' in one ? (one.ok ? one.pieces : []) : [one],
        )) {
          const cut = cutShape(whole, line.slice(0, 2), picture)
          if (!cut.ok) continue
          const area = cut.pieces.reduce((sum, piece) => sum + (areaOf(piece) ?? 0), 0)
          const before = whole.kind === 'mask' ? (areaOf(whole) ?? 0) : evenOddArea(whole)
          expect(Math.abs(area - before)).toBeLessThan(whole.kind === 'mask' ? 1e-9 : 0.5)
        }
      }),
    )
  })
})

/** The area that an even-odd ring encloses where it crosses itself: by clipping it with all there is. */
function evenOddArea(target: Target): number {
  const all = combineShapes('intersect', [target, box(-10, -10, 200, 200)], picture)
  return all.ok ? all.pieces.reduce((sum, piece) => sum + (areaOf(piece) ?? 0), 0) : 0
}

describe('remaking', () => {
  it('a mask of a polygon of a mask is the mask', () => {
    fc.assert(
      fc.property(polygon, (target) => {
        const mask = toMask(target, view)
        if (!mask.ok || mask.pieces[0] === undefined) return
        const polygons = toPolygon(mask.pieces[0], view)
        const again = polygons.ok ? polygons.pieces.map((piece) => areaOf(toMaskOf(piece)) ?? 0) : []
        expect(again.reduce((sum, area) => sum + area, 0)).toBe(areaOf(mask.pieces[0]))
      }),
    )
    function toMaskOf(piece: Target): Target {
      const mask = rasterise(piece, picture)
      if (mask === null) throw new Error('no area')
      return { kind: 'mask', ...mask }
    }
  })

  it('fills holes, smooths and simplifies, or says why not', () => {
    const holed: Target = { kind: 'mask', x: 0, y: 0, width: 3, height: 3, counts: [0, 4, 1, 4] }
    expect(fillHoles(holed, view)).toMatchObject({ ok: true, pieces: [{ counts: [0, 9] }], told: '1 px filled' })
    expect(fillHoles(box(0, 0, 3, 3), view).ok).toBe(false)
    expect(smooth(box(0, 0, 3, 3), view).ok).toBe(false)
    const line: Target = {
      kind: 'polyline',
      points: [
        { x: 0, y: 0 },
        { x: 5, y: 0.2 },
        { x: 10, y: 0 },
      ],
    }
    expect(simplify(line, view)).toMatchObject({ ok: true, pieces: [{ points: [{ x: 0 }, { x: 10 }] }] })
    expect(simplify(line, { ...view, detailPx: 0.1, pixelAspect: 1 }).ok).toBe(false)
  })

  it('removes specks of a mask, but never all of it', () => {
    // Three pixels, none, two: in rows of one.
    const specked: Target = { kind: 'mask', x: 5, y: 0, width: 1, height: 6, counts: [0, 3, 1, 2] }
    expect(removeSpecks(specked, view)).toMatchObject({
      ok: true,
      pieces: [{ kind: 'mask', x: 5, y: 0, width: 1, height: 3, counts: [0, 3] }],
      told: '2 px removed',
    })
    expect(removeSpecks(specked, { ...view, speckPx: 1 })).toEqual({ ok: false, why: 'It has no pieces of up to 1 px' })
    expect(removeSpecks(specked, { ...view, speckPx: 3 })).toMatchObject({
      ok: false,
      why: expect.stringMatching(/^All its pieces/),
    })
    expect(removeSpecks(box(0, 0, 3, 3), view)).toMatchObject({ ok: false })
  })

  it('a way that crosses itself keeps its outermost border', () => {
    const loop = outerOf([
      { x: 0, y: 0 },
      { x: 20, y: 0 },
      { x: 20, y: 20 },
      { x: 10, y: 20 },
      { x: 10, y: -10 },
      { x: 0, y: -10 },
    ])
    expect(loop).not.toBeNull()
    expect(ringArea(loop ?? [])).toBeGreaterThan(199)
  })
})
