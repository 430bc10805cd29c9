import { type Affine, mappedBounds, type Size } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import type { Brush } from './canvas-2d.ts'
import type { InsidePixels } from './inside-pixels.ts'
import { blendMask, type MaskLook, maskImage } from './mask-image.ts'
import type { Pen } from './pen.ts'

/** A mask with how it is to look. */
export interface LookingMask {
  readonly bounds: Bounds
  readonly inside: InsidePixels
  readonly look: MaskLook
}

/** The canvas pixels that something within bounds (image pixels) and the lines on it can lie on, inside the pen's clip where it has one. */
export const areaOf = (bounds: Bounds, { toDevice, pixelRatio, clip }: Pen, { width, height }: Size): Bounds =>
  common(pixelsAround(mappedBounds(toDevice, bounds), lineReach * pixelRatio), clip ?? { x: 0, y: 0, width, height })

/** Draws a mask over what is on a canvas of any kind, inside the pen's clip where it has one. */
export function drawMask(context: Brush, { bounds, inside, look }: LookingMask, pen: Pen): void {
  const area = areaOf(bounds, pen, context.canvas)
  if (area.width <= 0 || area.height <= 0) return
  const image = maskImage(inside, pen.toDevice, area, look)
  if (image === null) return
  // Pixels replace what is there: they are brought onto the canvas by way of one of their own, as small as they are.
  const sheet = new OffscreenCanvas(area.width, area.height)
  sheet.getContext('2d', { willReadFrequently: true })?.putImageData(image, 0, 0)
  context.drawImage(sheet, area.x, area.y)
}

/** Puts a mask in place of what is in a part of a canvas of its own; clears the part where nothing of it is near. */
export function replaceMask(
  context: OffscreenCanvasRenderingContext2D,
  inside: InsidePixels,
  toDevice: Affine,
  part: Bounds,
  look: MaskLook,
): void {
  const area = common(part, { x: 0, y: 0, width: context.canvas.width, height: context.canvas.height })
  if (area.width <= 0 || area.height <= 0) return
  const image = maskImage(inside, toDevice, area, look)
  if (image === null) context.clearRect(area.x, area.y, area.width, area.height)
  else context.putImageData(image, area.x, area.y)
}

/** Draws masks, the first lowest, over what is on a canvas in main memory: they are laid over its pixels, which are read and put back once. */
export function drawMasks(context: Brush, masks: readonly LookingMask[], pen: Pen): void {
  const [only, ...others] = masks
  if (only !== undefined && others.length === 0) return drawMask(context, only, pen)
  const areas = masks.map(({ bounds }) => areaOf(bounds, pen, context.canvas))
  const drawn = areas.filter(({ width, height }) => width > 0 && height > 0)
  if (drawn.length === 0) return
  const left = Math.min(...drawn.map(({ x }) => x))
  const top = Math.min(...drawn.map(({ y }) => y))
  const right = Math.max(...drawn.map(({ x, width }) => x + width))
  const bottom = Math.max(...drawn.map(({ y, height }) => y + height))
  const image = context.getImageData(left, top, right - left, bottom - top)
  for (const [index, { inside, look }] of masks.entries()) {
    const area = areas[index]
    if (area !== undefined && area.width > 0 && area.height > 0) {
      blendMask({ image, x: left, y: top }, inside, pen.toDevice, area, look)
    }
  }
  context.putImageData(image, left, top)
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
