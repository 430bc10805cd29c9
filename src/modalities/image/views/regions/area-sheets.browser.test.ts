import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type Affine, pannedBy, zoomedAbout } from '../../../../domain/geometry/affine.ts'
import { type StoredMask, xorIntoMask } from '../../../../domain/geometry/mask.ts'
import { distanceToSegment, insideRings } from '../../../../domain/geometry/plane.ts'
import type { Point, TargetOf } from '../../../../domain/records/target.ts'
import { createAreaSheets } from './area-sheets.ts'
import { maskLook } from './draw-region.ts'
import { insideOfTraces } from './inside-pixels.ts'
import type { Pen } from './pen.ts'
import { regionOf } from './region.ts'

const size = { width: 240, height: 200 }

function canvas(): CanvasRenderingContext2D {
  const context = Object.assign(document.createElement('canvas'), size).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2D canvas')
  return context
}

function region(rings: Point[][]) {
  const made = regionOf('a', { kind: 'polygon', rings }, '#e69f00')
  if (made === null) throw new Error('a polygon has a place')
  return made
}

/** More corners than a path is drawn by, and a hole. */
function rings(): Point[][] {
  const ring = (count: number, radius: number) =>
    Array.from({ length: count }, (_, i): Point => {
      const angle = (i / count) * 2 * Math.PI
      const reach = radius * (1 + 0.2 * Math.sin(angle * 9))
      return { x: 100 + reach * Math.cos(angle), y: 90 + reach * Math.sin(angle) }
    })
  return [ring(1200, 70), ring(300, 25)]
}

const pen: Pen = {
  toDevice: { a: 1.1, b: 0, c: 0, d: 1.1, e: 7.3, f: -4 },
  pixelRatio: 1,
  opacity: { fill: 0.4, outline: 1 },
}
const look = maskLook('#e69f00', pen, 'selected')
const anywhere = fc.record({
  x: fc.double({ min: -60, max: 260, noNaN: true }),
  y: fc.double({ min: -60, max: 240, noNaN: true }),
})
const edit = fc.record({
  ring: fc.integer({ min: 0, max: 1 }),
  vertex: fc.nat(),
  how: fc.constantFrom('move', 'insert', 'remove'),
  at: anywhere,
})

function edited(
  shape: Point[][],
  { ring, vertex, how, at }: { ring: number; vertex: number; how: string; at: Point },
): Point[][] {
  return shape.map((points, index) => {
    if (index !== ring) return points
    const place = vertex % points.length
    return how === 'move'
      ? points.with(place, at)
      : points.toSpliced(place, how === 'remove' ? 1 : 0, ...(how === 'remove' ? [] : [at]))
  })
}

function firstDifference(a: CanvasRenderingContext2D, b: CanvasRenderingContext2D): number {
  const read = (context: CanvasRenderingContext2D) => context.getImageData(0, 0, size.width, size.height).data
  const expected = read(b)
  return read(a).findIndex((value, index) => value !== expected[index])
}

test('what is drawn anew around a vertex is what all of it drawn anew would be', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), fc.boolean(), (edits, isTurned) => {
      const toDevice = isTurned ? { a: 0, b: 1.1, c: -1.1, d: 0, e: 220, f: 3.2 } : pen.toDevice
      const kept = createAreaSheets()
      let shape = rings()
      kept.draw(canvas(), region(shape), { ...pen, toDevice }, look)
      for (const one of edits) {
        shape = edited(shape, one)
        const [now, anew] = [canvas(), canvas()]
        kept.endFrame()
        kept.draw(now, region(shape), { ...pen, toDevice }, look)
        createAreaSheets().draw(anew, region(shape), { ...pen, toDevice }, look)
        expect(firstDifference(now, anew)).toBe(-1)
      }
    }),
    { numRuns: 30 },
  )
})

test('after the view has moved, and its marks changed, all is as if drawn there', () => {
  const step = fc.record({
    dx: fc.oneof(fc.integer({ min: -90, max: 90 }), fc.double({ min: -9, max: 9, noNaN: true })),
    dy: fc.oneof(fc.integer({ min: -90, max: 90 }), fc.double({ min: -9, max: 9, noNaN: true })),
    zoom: fc.constantFrom(1, 1, 1.03, 0.95, 2),
    edit: fc.option(edit),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
      const kept = createAreaSheets()
      let shape = rings()
      kept.draw(canvas(), region(shape), pen, look)
      for (const { dx, dy, zoom, edit: change } of steps) {
        if (change !== null) shape = edited(shape, change)
        const shown = zoomedAbout(pannedBy(pen.toDevice, dx, dy), { x: 120, y: 90 }, zoom, [0.1, 10])
        const [moving, now, anew] = [canvas(), canvas(), canvas()]
        for (const context of [moving, now]) {
          kept.endFrame()
          kept.draw(context, region(shape), { ...pen, toDevice: shown }, look)
        }
        createAreaSheets().draw(anew, region(shape), { ...pen, toDevice: shown }, look)
        expect(firstDifference(now, anew)).toBe(-1)
      }
    }),
    { numRuns: 40 },
  )
})

test('while the view moves nothing is drawn anew, and by whole pixels it is as if it was', () => {
  const sheets = createAreaSheets()
  const small = { a: 0.8, b: 0, c: 0, d: 0.8, e: 20.3, f: 20 }
  sheets.draw(canvas(), region(rings()), { ...pen, toDevice: small }, look)
  const drawn = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'putImageData')
  const frame = (toDevice: Affine) => {
    const context = canvas()
    sheets.endFrame()
    sheets.draw(context, region(rings()), { ...pen, toDevice }, look)
    return context
  }
  for (const dx of [3.5, 12.25, -4.1]) frame(pannedBy(small, dx, 2))
  for (const zoom of [1.1, 0.9]) frame(zoomedAbout(small, { x: 100, y: 80 }, zoom, [0.1, 10]))
  const last = pannedBy(small, 7, -3)
  const moved = frame(last)
  expect(drawn).not.toHaveBeenCalled()
  drawn.mockRestore()
  const anew = canvas()
  createAreaSheets().draw(anew, region(rings()), { ...pen, toDevice: last }, look)
  expect(firstDifference(moved, anew)).toBe(-1)
})

test('of a mask what differs is drawn anew, and it is as if all of it was', () => {
  const dab = fc.record({
    x: fc.nat(150),
    y: fc.nat(120),
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 60 }),
  })
  fc.assert(
    fc.property(fc.array(dab, { minLength: 1, maxLength: 4 }), (dabs) => {
      const kept = createAreaSheets()
      let mask: StoredMask = { x: 30, y: 20, width: 90, height: 70, counts: [0, 6300] }
      for (const { x, y, width, height } of dabs) {
        mask = xorIntoMask(mask, { x, y, width, height, counts: [0, width * height] })
        const drawn = regionOf('a', { kind: 'mask', ...mask }, '#e69f00')
        if (drawn === null) return
        const [now, anew] = [canvas(), canvas()]
        kept.draw(now, drawn, pen, look)
        kept.endFrame()
        createAreaSheets().draw(anew, drawn, pen, look)
        expect(firstDifference(now, anew)).toBe(-1)
      }
    }),
    { numRuns: 30 },
  )
})

test('more than a few are left to others to draw: each takes as much memory as the canvas', () => {
  const sheets = createAreaSheets()
  const drawn = Array.from({ length: 9 }, () => sheets.draw(canvas(), region(rings()), pen, look))
  expect(drawn).toEqual([true, true, true, true, false, false, false, false, false])
})

test('of two areas that look alike, and are drawn in turn, neither is drawn anew', () => {
  const sheets = createAreaSheets()
  const context = canvas()
  const moved = rings().map((ring) => ring.map(({ x, y }) => ({ x: x + 30, y })))
  const both = [region(rings()), region(moved)]
  for (const one of both) sheets.draw(context, one, pen, look)
  sheets.endFrame()
  const drawn = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, 'putImageData')
  for (const one of both) sheets.draw(context, one, pen, look)
  expect(drawn).not.toHaveBeenCalled()
  drawn.mockRestore()
})

const isOnLine = (at: Point, rings: readonly (readonly Point[])[]) =>
  rings.some((ring) => ring.some((to, i) => distanceToSegment(at, ring.at(i - 1) ?? to, to) < 1e-6))

test('canvas pixels inside of closed lines are those whose middle is, by the even-odd rule', () => {
  const ring = fc.array(anywhere, { minLength: 3, maxLength: 9 })
  fc.assert(
    fc.property(fc.array(ring, { minLength: 1, maxLength: 2 }), (drawn) => {
      const target: TargetOf<'polygon'> = { kind: 'polygon', rings: drawn }
      const inside = new Uint8Array(size.width * size.height)
      insideOfTraces(region(target.rings).traces)(inside, size.width, size.height, {
        a: 1,
        b: 0,
        c: 0,
        d: 1,
        e: 0,
        f: 0,
      })
      const wrong = [...inside].filter((value, i) => {
        const centre = { x: (i % size.width) + 0.5, y: Math.floor(i / size.width) + 0.5 }
        // A centre on a line may fall either way.
        return (value === 1) !== insideRings(centre, drawn) && !isOnLine(centre, drawn)
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: 20 },
  )
})

test('a shape that is another altogether, or seen otherwise, is drawn anew', () => {
  const sheets = createAreaSheets()
  const context = canvas()
  sheets.draw(context, region(rings()), pen, look)
  context.clearRect(0, 0, size.width, size.height)
  const moved = rings().map((ring) => ring.map(({ x, y }) => ({ x: x + 30, y })))
  sheets.draw(context, region(moved), pen, look)
  const alphaAt = (x: number, y: number) => context.getImageData(x, y, 1, 1).data[3]
  // Outside of the moved shape's left rim, where the one before was; and inside of its right rim.
  expect(alphaAt(52, 95)).toBe(0)
  expect(alphaAt(200, 95)).toBeGreaterThan(0)
  context.clearRect(0, 0, size.width, size.height)
  sheets.draw(context, region(moved), pen, { ...look, fill: null })
  expect(alphaAt(190, 95)).toBe(0)
})
