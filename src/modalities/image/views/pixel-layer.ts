import { type Affine, pannedBy, type Size, scaleOf } from '../../../domain/geometry/affine.ts'
import type { MipLevel } from '../../../imaging/pixels/mips.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { renderView } from '../../../imaging/pixels/render.ts'
import type { Smoothing } from '../../../session/view-store.ts'
import { createLutCache, type Look } from './lut-cache.ts'
import { runInSlices } from './run-in-slices.ts'
import { isSmooth } from './smoothing.ts'

/** How the picture is to look. */
export interface PixelView extends Look {
  /** From image pixels to CSS pixels. */
  readonly transform: Affine
  readonly smoothing: Smoothing
}

/** The picture itself, on a canvas of its own under the regions. */
export interface PixelLayer {
  resize(size: Size, pixelRatio: number): void
  /** Draws a moving view at once: the nearest pixel, on large screens a coarser grid. */
  drawFast(view: PixelView): void
  /** Draws a view at rest: interpolated, a sample for each device pixel; in slices, so that the next move is not held up. */
  drawSharp(view: PixelView): void
  dispose(): void
}

/** Samples a moving view takes at most: more cannot be had in a fraction of a frame. */
const samplesWhileMoving = 1_600_000
/** Rows of a sharp view drawn in one step. */
const rowsAStep = 24

interface Grid {
  readonly widthPx: number
  readonly heightPx: number
  /** From image pixels to samples. */
  readonly transform: Affine
}

/** What is drawn: read at each drawing, since of a stack it is the slice on view. */
export interface PixelSource {
  readonly picture: Picture
  readonly mips: readonly MipLevel[]
}

/** A view that shows pixels at least so large never samples a halved level: those of a slice need not be made for it. */
const fullLevelFrom = Math.SQRT1_2

export function createPixelLayer(canvas: HTMLCanvasElement, source: PixelSource): PixelLayer {
  let size: Size = { width: 0, height: 0 }
  let pixelRatio = 1
  const lutFor = createLutCache()
  /** The pixels of the frame before: overwritten where they are as many. */
  let spare: ImageData | null = null
  let stop = () => {}

  /** A grid of about `ratio` samples for each CSS pixel, and the view on it. */
  function gridFor({ transform: { a, b, c, d, e, f } }: PixelView, ratio: number): Grid {
    const widthPx = Math.max(1, Math.round(size.width * ratio))
    const heightPx = Math.max(1, Math.round(size.height * ratio))
    // Rounded to whole samples, the grid is not quite `ratio` times as large as the pane.
    const across = widthPx / size.width
    const down = heightPx / size.height
    return {
      widthPx,
      heightPx,
      transform: { a: a * across, b: b * down, c: c * across, d: d * down, e: e * across, f: f * down },
    }
  }

  const mipsFor = (transform: Affine) => (scaleOf(transform) >= fullLevelFrom ? [] : source.mips)

  function show(image: ImageData): void {
    if (canvas.width !== image.width) canvas.width = image.width
    if (canvas.height !== image.height) canvas.height = image.height
    canvas.getContext('2d')?.putImageData(image, 0, 0)
  }

  function* paintSharp(view: PixelView): Generator<void> {
    const { widthPx, heightPx, transform } = gridFor(view, pixelRatio)
    const image = blank(widthPx, heightPx)
    const { picture } = source
    const { lut, invert } = lutFor(picture, view)
    const mips = mipsFor(transform)
    const smooth = isSmooth(view.smoothing, scaleOf(transform))
    for (let top = 0; top < heightPx; top += rowsAStep) {
      const rows = Math.min(rowsAStep, heightPx - top)
      const band = { transform: pannedBy(transform, 0, -top), widthPx, heightPx: rows, invert, smooth }
      const out = image.data.subarray(top * widthPx * 4, (top + rows) * widthPx * 4)
      yield renderView(picture, mips, lut, band, out)
    }
    show(image)
  }

  function blank(width: number, height: number): ImageData {
    if (spare?.width !== width || spare.height !== height) spare = new ImageData(width, height)
    return spare
  }

  return {
    resize(next, ratio) {
      size = next
      pixelRatio = ratio
    },
    drawFast(view) {
      stop()
      if (size.width === 0 || size.height === 0) return
      const samples = size.width * size.height * pixelRatio * pixelRatio
      const { widthPx, heightPx, transform } = gridFor(
        view,
        pixelRatio * Math.min(1, Math.sqrt(samplesWhileMoving / samples)),
      )
      const image = blank(widthPx, heightPx)
      const { lut, invert } = lutFor(source.picture, view)
      const grid = { transform, widthPx, heightPx, invert, smooth: false }
      renderView(source.picture, mipsFor(transform), lut, grid, image.data)
      show(image)
    },
    drawSharp(view) {
      stop()
      if (size.width > 0 && size.height > 0) stop = runInSlices(paintSharp(view), () => {})
    },
    dispose: () => stop(),
  }
}
