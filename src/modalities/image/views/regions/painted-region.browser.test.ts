import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tightMask, xorIntoMask } from '../../../../domain/geometry/mask.ts'
import type { CroppedMask } from '../../../../domain/geometry/row-edges.ts'
import { createStroke, type Stroke } from '../../paint/stroke.ts'
import { createPaintingSync } from '../painting-sync.ts'
import { createAreaSheets } from './area-sheets.ts'
import { drawInHand } from './draw-in-hand.ts'
import { drawRegion, maskLook } from './draw-region.ts'
import { paintedRegion } from './painted-region.ts'
import type { Pen } from './pen.ts'
import { type Region, regionOf } from './region.ts'
import { createRegionBitmap } from './region-bitmap.ts'
import { createRegionIndex } from './region-index.ts'

const picture = { widthPx: 200, heightPx: 160 }
const size = { width: 260, height: 220 }
const color = '#e69f00'
const large = tightMask({ x: 0, y: 0, width: 200, height: 160, counts: [3000, 20_000, 2000, 3000, 4000] })
const small = tightMask({ x: 90, y: 70, width: 12, height: 9, counts: [0, 50, 8, 50] })
const dab = fc.record({
  x: fc.integer({ min: -10, max: 190 }),
  y: fc.integer({ min: -10, max: 150 }),
  width: fc.integer({ min: 1, max: 50 }),
  height: fc.integer({ min: 1, max: 50 }),
  sets: fc.boolean(),
})
type Dab = typeof dab extends fc.Arbitrary<infer T> ? T : never

function canvas(): CanvasRenderingContext2D {
  const context = Object.assign(document.createElement('canvas'), size).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2D canvas')
  return context
}

/** @param slack levels that colours laid over others may differ by, which are rounded more often in the one than in the other */
function firstDifference(a: CanvasRenderingContext2D, b: CanvasRenderingContext2D, slack = 0): number {
  const read = (context: CanvasRenderingContext2D) => context.getImageData(0, 0, size.width, size.height).data
  const [found, expected] = [read(a), read(b)]
  return found.findIndex((value, i) => {
    const strength = i % 4 === 3 ? 1 : (found[i - (i % 4) + 3] ?? 0) / 255
    return Math.abs(value - (expected[i] ?? 0)) * strength > slack
  })
}

const roundings = 3

function stored(id: string, mask: CroppedMask, zOrder = 0): Region {
  const made = regionOf(id, { kind: 'mask', ...mask, counts: [...mask.counts] }, color, zOrder)
  if (made === null) throw new Error('it has pixels')
  return made
}

function put(stroke: Stroke, { x, y, width, height, sets }: Dab): void {
  for (let row = y; row < y + height; row++) stroke.span(row, x, x + width, sets)
  stroke.note({ x, y, width, height })
}

const penOf = (factor: number): Pen => ({
  toDevice: { a: factor, b: 0, c: 0, d: factor, e: 8, f: 6 },
  pixelRatio: 1,
  opacity: { fill: 0.3, outline: 1 },
})

test('a mask under the brush is drawn as the mask that it is, in every frame, whenever the view has moved', () => {
  fc.assert(
    fc.property(
      fc.array(dab, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(null, large, small),
      fc.nat(4),
      fc.boolean(),
      (dabs, mask, turn, isGivenUp) => {
        const base = mask === null ? null : stored('a', mask)
        const stroke = createStroke(picture, mask)
        const areas = createAreaSheets()
        const look = maskLook(color, penOf(1.2), 'selected')
        let region = base
        if (base !== null) areas.draw(canvas(), base, penOf(1.2), look)
        areas.endFrame()
        for (const [index, one] of dabs.entries()) {
          put(stroke, one)
          region = paintedRegion(stroke, region, color, base?.target ?? null)
          const pen = penOf(index < turn ? 1.2 : 1.25)
          const [moving, now, anew] = [canvas(), canvas(), canvas()]
          // The view may move in the very frame of a dab: in the next it is at rest.
          for (const context of [moving, now]) {
            areas.draw(context, region, pen, look)
            areas.endFrame()
          }
          const whole = mask === null ? stroke.flips() : xorIntoMask(mask, stroke.flips())
          if (whole.width > 0) drawRegion(anew, stored('b', whole), pen, 'selected')
          expect(firstDifference(now, anew)).toBe(-1)
        }
        if (base === null || region === null) return
        // Stored as it was painted, or given up.
        const after = xorIntoMask(mask ?? small, stroke.flips())
        const target = isGivenUp || after.width === 0 ? base : stored('a', after)
        const pen = penOf(dabs.length - 1 < turn ? 1.2 : 1.25)
        const [now, anew] = [canvas(), canvas()]
        areas.draw(now, target, pen, look)
        drawRegion(anew, target, pen, 'selected')
        expect(firstDifference(now, anew)).toBe(-1)
      },
    ),
    { numRuns: 60 },
  )
})

test('among other marks it lies where the stored one would, while it is painted, when it is stored and when it is given up', async () => {
  const view = { toDevice: { a: 1.1, b: 0, c: 0, d: 1.1, e: 10, f: 12 }, size, pixelRatio: 1 }
  const others = [
    stored('below', { x: 60, y: 40, width: 90, height: 80, counts: [0, 7200] }, -1),
    stored('above', { x: 70, y: 50, width: 60, height: 40, counts: [0, 600, 300, 1500] }, 1),
  ]
  const atOnce = (work: Iterator<void>, whenDone: () => void) => {
    while (work.next().done !== true);
    whenDone()
    return () => {}
  }
  const drawnOf = (bitmap: ReturnType<typeof createRegionBitmap>) => {
    const context = canvas()
    bitmap.drawTo(context, view.toDevice)
    return context
  }
  const anew = (regions: readonly Region[]) => {
    const index = createRegionIndex()
    index.update(regions, [])
    const bitmap = createRegionBitmap(index, atOnce)
    bitmap.setOpacity({ fill: 0.3, outline: 1 })
    bitmap.sharpen(view, () => {})
    return drawnOf(bitmap)
  }
  fc.assert(
    fc.property(
      fc.array(dab, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(large, small),
      fc.boolean(),
      fc.boolean(),
      (dabs, mask, isAlone, isGivenUp) => {
        const around = isAlone ? [] : others
        const index = createRegionIndex()
        const base = stored('b', mask)
        index.update([...around, base], [])
        const bitmap = createRegionBitmap(index, atOnce)
        bitmap.setOpacity({ fill: 0.3, outline: 1 })
        bitmap.sharpen(view, () => {})
        const painting = createPaintingSync(index)
        const stroke = createStroke(picture, base.target.kind === 'mask' ? base.target : mask)
        const now = () => xorIntoMask(mask, stroke.flips())
        for (const one of dabs) {
          put(stroke, one)
          bitmap.patch([...painting.follow(stroke, 'b'), ...painting.settle()])
          const regions = now().width === 0 ? around : [...around, stored('b', now())]
          expect(firstDifference(drawnOf(bitmap), anew(regions), roundings)).toBe(-1)
        }
        bitmap.patch(painting.follow(null, null))
        const isStored = !isGivenUp && now().width > 0
        if (isStored) expect(index.update([stored('b', now())], [])).toEqual([])
        bitmap.patch(painting.settle())
        const last = isStored ? stored('b', now()) : base
        expect(index.get('b')?.painted).toBeNull()
        expect(firstDifference(drawnOf(bitmap), anew([...around, last]), roundings)).toBe(-1)
      },
    ),
    { numRuns: 60 },
  )
})

test('a mask that others changed while it was painted is drawn as they left it', () => {
  const index = createRegionIndex()
  index.update([stored('a', large)], [])
  const painting = createPaintingSync(index)
  const stroke = createStroke(picture, large)
  put(stroke, { x: 20, y: 20, width: 10, height: 10, sets: false })
  painting.follow(stroke, 'a')
  const theirs = stored('a', small)
  expect(index.update([theirs], [])).not.toEqual([])
  put(stroke, { x: 40, y: 20, width: 10, height: 10, sets: false })
  // All of it, since it shows what this stroke was begun on again.
  expect(painting.follow(stroke, 'a')).toContainEqual(theirs.bounds)
  painting.follow(null, null)
  expect(painting.settle()).not.toEqual([])
  expect(index.get('a')).toBe(theirs)
})

test('lines of a mask are never made for drawing it: that would take several frames', () => {
  const mask = stored('a', large)
  let asked = 0
  Object.defineProperty(mask, 'traces', {
    get() {
      asked += 1
      return []
    },
  })
  const areas = createAreaSheets()
  for (const weight of ['plain', 'hovered', 'selected'] as const) {
    drawInHand(canvas(), mask, penOf(1.2), weight, areas)
    drawRegion(canvas(), mask, penOf(1.2), weight)
    areas.endFrame()
  }
  const stroke = createStroke(picture, large)
  put(stroke, { x: 20, y: 20, width: 10, height: 10, sets: false })
  paintedRegion(stroke, mask, color)
  expect(asked).toBe(0)
})
