import { mappedBounds } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import type { Brush } from './canvas-2d.ts'
import { type MaskLook, maskImage } from './mask-image.ts'
import type { RunSource } from './mask-runs.ts'
import type { Pen } from './pen.ts'

/** Masks are drawn by pixels, which replace what is there: they are brought onto the canvas by way of this one. */
let sheet: OffscreenCanvas | null = null

function sheetFor(width: number, height: number): OffscreenCanvas {
  if (sheet === null || sheet.width < width || sheet.height < height) {
    sheet = new OffscreenCanvas(Math.max(width, sheet?.width ?? 0), Math.max(height, sheet?.height ?? 0))
  }
  return sheet
}

/** Draws a mask over what is on a canvas, inside the pen's clip where it has one. */
export function drawMask(
  context: Brush,
  { bounds }: { readonly bounds: Bounds },
  runs: RunSource,
  pen: Pen,
  look: MaskLook,
): void {
  const { width, height } = context.canvas
  const area = common(
    pixelsAround(mappedBounds(pen.toDevice, bounds), lineReach * pen.pixelRatio),
    pen.clip ?? { x: 0, y: 0, width, height },
  )
  if (area.width <= 0 || area.height <= 0) return
  const image = maskImage(runs, pen.toDevice, area, look)
  if (image === null) return
  const canvas = sheetFor(area.width, area.height)
  const own = canvas.getContext('2d', { willReadFrequently: true })
  own?.putImageData(image, 0, 0)
  context.drawImage(canvas, 0, 0, area.width, area.height, area.x, area.y, area.width, area.height)
}

/** How far lines reach out of a region at most, CSS pixels: what is drawn anew is drawn anew so far around it. */
export const lineReach = 8

/** Whole canvas pixels around bounds. */
export function pixelsAround({ x, y, width, height }: Bounds, reach: number): Bounds {
  const left = Math.floor(x - reach)
  const top = Math.floor(y - reach)
  return { x: left, y: top, width: Math.ceil(x + width + reach) - left, height: Math.ceil(y + height + reach) - top }
}

/** What two rectangles have in common; a negative size where it is nothing. */
export function common(a: Bounds, b: Bounds): Bounds {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  }
}
