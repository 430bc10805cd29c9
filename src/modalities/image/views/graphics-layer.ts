import { type Affine, scaleOf } from '../../../domain/geometry/affine.ts'
import type { OverlayPlane } from '../../../imaging/dicom/overlay-planes.ts'

/** Graphics of a file, drawn through the view of its picture. */
export interface GraphicsLayer {
  /** @param transform from image pixels to CSS pixels; null: nothing is shown */
  draw(transform: Affine | null): void
}

/** Red, green, blue, alpha as one little-endian number: yellow for graphics; a region is see-through. */
const graphicsColor = 0xff3bd4ff
const regionColor = 0x6639d0ff

interface Level {
  readonly canvas: OffscreenCanvas
  /** Image pixels along the side of one of its pixels. */
  readonly step: number
}

export function createGraphicsLayer(canvas: HTMLCanvasElement, planes: readonly OverlayPlane[]): GraphicsLayer {
  const levels = planes.map(() => new Map<number, Level>())

  /** A plane halved often enough that no line of one pixel gets lost. */
  function levelFor(index: number, plane: OverlayPlane, pixelsPerImagePixel: number): Level {
    const halvings = Math.max(0, Math.min(8, Math.floor(-Math.log2(pixelsPerImagePixel))))
    const known = levels[index]?.get(halvings)
    if (known !== undefined) return known
    const made = { canvas: painted(plane, 2 ** halvings), step: 2 ** halvings }
    levels[index]?.set(halvings, made)
    return made
  }

  return {
    draw(transform) {
      const width = Math.round(canvas.clientWidth * devicePixelRatio)
      const height = Math.round(canvas.clientHeight * devicePixelRatio)
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
      const context = canvas.getContext('2d')
      if (context === null) return
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, width, height)
      if (transform === null) return
      const { a, b, c, d, e, f } = transform
      const ratio = devicePixelRatio
      const scale = scaleOf(transform) * ratio
      context.imageSmoothingEnabled = scale < 1
      for (const [index, plane] of planes.entries()) {
        const level = levelFor(index, plane, scale)
        context.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, e * ratio, f * ratio)
        context.translate(plane.x, plane.y)
        context.scale(level.step, level.step)
        context.drawImage(level.canvas, 0, 0)
      }
    },
  }
}

/** A plane in its colour, a pixel for each `step` by `step` of which any is set. */
function painted({ bits, widthPx, heightPx, isRegion }: OverlayPlane, step: number): OffscreenCanvas {
  const width = Math.ceil(widthPx / step)
  const height = Math.ceil(heightPx / step)
  const image = new ImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  const color = isRegion ? regionColor : graphicsColor
  for (let y = 0; y < heightPx; y++) {
    const row = Math.floor(y / step) * width
    for (let x = 0; x < widthPx; x++) {
      if (bits[y * widthPx + x] === 1) pixels[row + Math.floor(x / step)] = color
    }
  }
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
  return canvas
}
