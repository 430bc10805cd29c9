import { type Affine, invertAffine, mappedBounds, scaleOf } from '../../../domain/geometry/affine.ts'
import type { Point } from '../../../domain/records/target.ts'
import { renderView } from '../../../imaging/pixels/render.ts'
import type { ImagePane } from './image-pane.ts'
import { createLutCache } from './lut-cache.ts'
import { drawOverlay, type Overlay } from './overlay.ts'
import { createAreaSheets } from './regions/area-sheets.ts'
import { drawRegion, drawRegionThin } from './regions/draw-region.ts'
import type { Opacity } from './regions/pen.ts'
import type { RegionIndex } from './regions/region-index.ts'
import { isSmooth } from './smoothing.ts'
import type { Viewport } from './viewport.ts'

/** A round glass at the pointer or the crosshair: source pixels enlarged, with the window and the marks of the moment. */
export interface Magnifier {
  /** @param at image pixels; null: nothing is pointed at */
  draw(at: Point | null): void
}

interface MagnifierOptions {
  readonly canvas: HTMLCanvasElement
  readonly pane: ImagePane
  readonly viewport: Viewport
  readonly index: RegionIndex
  readonly opacity: () => Opacity
  readonly overlay: () => Overlay
}

/** Diameter, CSS pixels. */
export const lensSize = 208
/** More than so many marks in the glass are drawn as thin lines. */
const mostInFull = 400

export function createMagnifier({ canvas, pane, viewport, index, opacity, overlay }: MagnifierOptions): Magnifier {
  const lutFor = createLutCache()
  const areas = createAreaSheets()

  function place(at: Point): void {
    const { x, y } = viewport.toView(at)
    canvas.style.transform = `translate(${x - lensSize / 2}px, ${y - lensSize / 2}px)`
    const side = Math.round(lensSize * devicePixelRatio)
    if (canvas.width !== side) canvas.width = side
    if (canvas.height !== side) canvas.height = side
  }

  function drawPixels(context: CanvasRenderingContext2D, toDevice: Affine, side: number): void {
    const image = new ImageData(side, side)
    const { picture, mips } = pane.opened
    const { lut, invert } = lutFor(picture, pane.look())
    const smooth = isSmooth(pane.session.viewStore.get().smoothing, scaleOf(toDevice))
    const view = { transform: toDevice, widthPx: side, heightPx: side, invert, smooth }
    renderView(picture, mips, lut, view, image.data)
    // Without a picture there is black, as around it.
    const pixels = new Uint32Array(image.data.buffer)
    for (let i = 0; i < pixels.length; i++) if (pixels[i] === 0) pixels[i] = 0xff000000
    context.putImageData(image, 0, 0)
  }

  function drawMarks(context: CanvasRenderingContext2D, toDevice: Affine, side: number): void {
    const pen = { toDevice, pixelRatio: devicePixelRatio, opacity: opacity() }
    const regions = index.within(mappedBounds(invertAffine(toDevice), { x: 0, y: 0, width: side, height: side }))
    const { preview } = pane.session.viewStore.get()
    // One being painted is among them as it is.
    const replaces = preview?.painting == null ? preview?.replaces : null
    for (const region of regions) {
      if (region.id === replaces) continue
      if (regions.length > mostInFull) drawRegionThin(context, region, pen)
      else drawRegion(context, region, pen)
    }
    drawOverlay(context, toDevice, devicePixelRatio, pen.opacity, { ...overlay(), handles: [] }, areas)
  }

  return {
    draw(at) {
      const { lens } = pane.session.viewStore.get()
      const transform = viewport.transform()
      const isShown = lens !== null && at !== null && transform !== null
      canvas.hidden = !isShown
      if (!isShown) return
      place(at)
      const context = canvas.getContext('2d')
      if (context === null) return
      const toDevice = enlarged(transform, at, lens * devicePixelRatio, canvas.width)
      drawPixels(context, toDevice, canvas.width)
      drawMarks(context, toDevice, canvas.width)
    },
  }
}

/** The view turned and mirrored as it is, `power` times larger than the picture or, where it is enlarged already, than the view. */
function enlarged(view: Affine, at: Point, power: number, side: number): Affine {
  const now = scaleOf(view)
  const factor = (power * Math.max(1, now)) / now
  const [a, b, c, d] = [view.a * factor, view.b * factor, view.c * factor, view.d * factor]
  return { a, b, c, d, e: side / 2 - a * at.x - c * at.y, f: side / 2 - b * at.x - d * at.y }
}
