import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMaskDraft } from '../../paint/mask-draft.ts'
import { createAreaSheets } from './area-sheets.ts'
import { drawRegion } from './draw-region.ts'
import { createPaintingSheet } from './painting-sheet.ts'
import type { Pen } from './pen.ts'
import { regionOf } from './region.ts'

const picture = { widthPx: 200, heightPx: 160 }
const color = '#e69f00'
const dab = fc.record({
  x: fc.integer({ min: -10, max: 190 }),
  y: fc.integer({ min: -10, max: 150 }),
  width: fc.integer({ min: 1, max: 50 }),
  height: fc.integer({ min: 1, max: 50 }),
  sets: fc.boolean(),
})

function canvas(): CanvasRenderingContext2D {
  const context = Object.assign(document.createElement('canvas'), { width: 260, height: 220 }).getContext('2d', {
    willReadFrequently: true,
  })
  if (context === null) throw new Error('no 2D canvas')
  return context
}

const pixelsOf = (context: CanvasRenderingContext2D) => context.getImageData(0, 0, 260, 220).data

test('lines of a mask under the brush are those of the mask as it is, in every frame and after the view has moved', () => {
  const large = { x: 0, y: 0, width: 200, height: 160, counts: [3000, 20_000, 2000, 3000, 4000] }
  const small = { x: 90, y: 70, width: 12, height: 9, counts: [0, 50, 8, 50] }
  fc.assert(
    fc.property(
      fc.array(dab, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(null, large, small),
      fc.nat(4),
      (dabs, mask, turn) => {
        const base = mask === null ? null : regionOf('a', { kind: 'mask', ...mask }, color)
        const draft = createMaskDraft(picture, mask)
        const [sheet, areas] = [createPaintingSheet(), createAreaSheets()]
        for (const [index, { x, y, width, height, sets }] of dabs.entries()) {
          for (let row = y; row < y + height; row++) draft.span(row, x, x + width, sets)
          draft.note({ x, y, width, height })
          const factor = index < turn ? 1.2 : 1.25
          // Without a fill, since that of the mask as it was is drawn below.
          const pen: Pen = {
            toDevice: { a: factor, b: 0, c: 0, d: factor, e: 8, f: 6 },
            pixelRatio: 1,
            opacity: { fill: 0, outline: 1 },
          }
          const [now, anew] = [canvas(), canvas()]
          sheet.draw(now, { pixels: draft, color, base }, pen, areas)
          areas.endFrame()
          const whole = regionOf('b', { kind: 'mask', ...draft.mask() }, color)
          if (whole !== null) drawRegion(anew, whole, pen, 'selected')
          const expected = pixelsOf(anew)
          expect(pixelsOf(now).findIndex((value, i) => value !== expected[i])).toBe(-1)
        }
      },
    ),
    { numRuns: 40 },
  )
})
