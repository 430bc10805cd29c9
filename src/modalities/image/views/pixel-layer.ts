import type { Affine, Size } from '../../../domain/geometry/affine.ts'
import { scaleOf } from '../../../domain/geometry/affine.ts'
import { buildLut, type Lut } from '../../../imaging/pixels/lut.ts'
import type { MipLevel } from '../../../imaging/pixels/mips.ts'
import type { Picture, WindowLevel } from '../../../imaging/pixels/picture.ts'
import { renderView } from '../../../imaging/pixels/render.ts'

/** How the picture is to look. */
export interface PixelView {
  /** From image pixels to CSS pixels. */
  readonly transform: Affine
  /** Null: a colour picture. */
  readonly window: WindowLevel | null
  readonly inverted: boolean
}

/** The picture itself, on a canvas of its own under the regions. */
export interface PixelLayer {
  resize(size: Size, pixelRatio: number): void
  /**
   * Draws it. `moving`: quickly, the nearest pixel and on large screens a coarser grid; otherwise interpolated, a sample for each
   * device pixel.
   */
  draw(view: PixelView, moving: boolean): void
}

/** Samples a moving view takes at most: more cannot be had in a fraction of a frame. */
const samplesWhileMoving = 1_600_000
/** From so many device pixels for each image pixel on, single pixels are shown as squares. */
const squaresFrom = 8

export function createPixelLayer(canvas: HTMLCanvasElement, picture: Picture, mips: readonly MipLevel[]): PixelLayer {
  let size: Size = { width: 0, height: 0 }
  let pixelRatio = 1
  let lut: Lut | undefined
  let lutWindow: WindowLevel | null = null
  let output: ImageData | null = null

  function lutFor(window: WindowLevel | null): Lut | undefined {
    if (picture.kind !== 'grayscale' || window === null) return undefined
    if (lut === undefined || lutWindow?.centre !== window.centre || lutWindow.width !== window.width)
      lut = buildLut(picture, window, lut)
    lutWindow = window
    return lut
  }

  /** A grid of `ratio` samples for each CSS pixel. */
  function grid(ratio: number): ImageData {
    const width = Math.max(1, Math.round(size.width * ratio))
    const height = Math.max(1, Math.round(size.height * ratio))
    if (output?.width !== width || output.height !== height) output = new ImageData(width, height)
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    return output
  }

  return {
    resize(next, ratio) {
      size = next
      pixelRatio = ratio
    },
    draw({ transform, window, inverted }, moving) {
      if (size.width === 0 || size.height === 0) return
      const coarser = Math.min(1, Math.sqrt(samplesWhileMoving / (size.width * size.height * pixelRatio * pixelRatio)))
      const ratio = moving ? pixelRatio * coarser : pixelRatio
      const image = grid(ratio)
      // Rounded up or down to whole samples, the grid is not quite `ratio` times as large as the pane.
      const across = image.width / size.width
      const down = image.height / size.height
      const { a, b, c, d, e, f } = transform
      const toGrid = { a: a * across, b: b * down, c: c * across, d: d * down, e: e * across, f: f * down }
      const smooth = !moving && scaleOf(toGrid) < squaresFrom
      const view = { transform: toGrid, widthPx: image.width, heightPx: image.height, invert: inverted, smooth }
      renderView(picture, mips, lutFor(window), view, image.data)
      canvas.getContext('2d')?.putImageData(image, 0, 0)
    },
  }
}
