import { type Affine, isSameAffine, mappedBounds, type Size } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import type { PaintedPixels } from '../../../../session/view-store.ts'
import type { AreaSheets } from './area-sheets.ts'
import { type Brush, readableContext } from './canvas-2d.ts'
import { drawInHand } from './draw-in-hand.ts'
import { lineReach, pixelsAround, replaceMask } from './draw-mask.ts'
import { maskLook } from './draw-region.ts'
import { insideOfRuns } from './inside-pixels.ts'
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

  function blank(of: PaintedPixels, { toDevice }: Pen, { width, height }: Size): Sheet {
    const canvas =
      sheet?.canvas.width === width && sheet.canvas.height === height
        ? sheet.canvas
        : new OffscreenCanvas(width, height)
    const context = readableContext(canvas)
    context.clearRect(0, 0, width, height)
    return { of, toDevice, canvas, context, shown: 0 }
  }

  return {
    draw(target, { pixels, color, base }, pen, areas) {
      const { width, height } = target.canvas
      const inside = insideOfRuns(runsOfPixels(pixels.pixels, pixels.widthPx, pixels.heightPx))
      const filled = maskLook(color, pen, 'selected')
      const paint = (into: Sheet, window: Bounds) => {
        const part = pixelsAround(mappedBounds(pen.toDevice, window), lineReach * pen.pixelRatio)
        replaceMask(into.context, inside, pen.toDevice, part, filled)
      }
      const isSame =
        sheet !== null && sheet.of === pixels && sheet.canvas.width === width && sheet.canvas.height === height
      let now = isSame && sheet !== null && isSameAffine(sheet.toDevice, pen.toDevice) ? sheet : null
      if (now === null) {
        // Once the view has moved, all below is drawn anew without it.
        filledBelow = sheet?.of === pixels ? null : pixels
        now = blank(pixels, pen, { width, height })
        if (filledBelow === null) {
          paint(now, { x: 0, y: 0, width: pixels.widthPx, height: pixels.heightPx })
          now.shown = pixels.changes.length
        } else if (base !== null) {
          drawInHand(now.context, base, { ...pen, opacity: { outline: 1, fill: 0 } }, 'selected', areas)
        }
        sheet = now
      }
      for (const window of pixels.changes.slice(now.shown)) paint(now, window)
      now.shown = pixels.changes.length
      target.drawImage(now.canvas, 0, 0)
    },
  }
}
