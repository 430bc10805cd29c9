import { type Affine, isSameAffine, mappedBounds } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import type { PaintedPixels } from '../../../../session/view-store.ts'
import type { AreaSheets } from './area-sheets.ts'
import type { Brush } from './canvas-2d.ts'
import { drawInHand } from './draw-in-hand.ts'
import { common, lineReach, pixelsAround } from './draw-mask.ts'
import { maskLook } from './draw-region.ts'
import { insideOfRuns } from './inside-pixels.ts'
import { maskImage } from './mask-image.ts'
import { runsOfPixels } from './mask-runs.ts'
import type { Pen } from './pen.ts'
import type { Region } from './region.ts'

/** A mask being painted, kept as it was drawn last: only where the brush has been since is it drawn anew. */
export interface PaintingSheet {
  draw(context: Brush, painting: Painted, pen: Pen, areas: AreaSheets): void
}

export interface Painted {
  readonly pixels: PaintedPixels
  readonly color: string
  /** The mask as it was before, which is still drawn below where it has not changed; null: there was none. */
  readonly base: Region | null
}

interface Sheet {
  readonly of: PaintedPixels
  readonly toDevice: Affine
  readonly canvas: OffscreenCanvas
  readonly context: OffscreenCanvasRenderingContext2D
  /** How many of the changes are in it. */
  shown: number
}

export function createPaintingSheet(): PaintingSheet {
  let sheet: Sheet | null = null
  /** The painting whose original is filled below still, where it has not changed. */
  let filledBelow: PaintedPixels | null = null

  function blank(of: PaintedPixels, { toDevice }: Pen, { width, height }: Bounds): Sheet {
    const canvas =
      sheet?.canvas.width === width && sheet.canvas.height === height
        ? sheet.canvas
        : new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) throw new Error('no 2D canvas')
    context.clearRect(0, 0, width, height)
    return { of, toDevice, canvas, context, shown: 0 }
  }

  return {
    draw(target, { pixels, color, base }, pen, areas) {
      const { width, height } = target.canvas
      const whole = { x: 0, y: 0, width, height }
      const inside = insideOfRuns(runsOfPixels(pixels.pixels, pixels.widthPx, pixels.heightPx))
      const filled = maskLook(color, pen, 'selected')
      const paint = (into: Sheet, window: Bounds, look: typeof filled) => {
        const area = common(pixelsAround(mappedBounds(pen.toDevice, window), lineReach * pen.pixelRatio), whole)
        if (area.width <= 0 || area.height <= 0) return
        const image = maskImage(inside, pen.toDevice, area, look)
        if (image === null) into.context.clearRect(area.x, area.y, area.width, area.height)
        else into.context.putImageData(image, area.x, area.y)
      }
      const isSame =
        sheet !== null && sheet.of === pixels && sheet.canvas.width === width && sheet.canvas.height === height
      let now = isSame && sheet !== null && isSameAffine(sheet.toDevice, pen.toDevice) ? sheet : null
      if (now === null) {
        // Once the view has moved, all below is drawn anew without it.
        filledBelow = sheet?.of === pixels ? null : pixels
        now = blank(pixels, pen, whole)
        if (filledBelow === null) {
          paint(now, { x: 0, y: 0, width: pixels.widthPx, height: pixels.heightPx }, filled)
          now.shown = pixels.changes.length
        } else if (base !== null) {
          drawInHand(now.context, base, { ...pen, opacity: { outline: 1, fill: 0 } }, 'selected', areas)
        }
        sheet = now
      }
      for (const window of pixels.changes.slice(now.shown)) paint(now, window, filled)
      now.shown = pixels.changes.length
      target.drawImage(now.canvas, 0, 0)
    },
  }
}
