import Konva from 'konva/lib/Core.js'
import type { Affine, Size } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import type { SliceRunner } from '../run-in-slices.ts'
import type { Brush } from './canvas-2d.ts'
import type { Opacity } from './pen.ts'
import { createRegionBitmap, type DeviceView } from './region-bitmap.ts'
import type { RegionIndex } from './region-index.ts'

/** Two layers over the picture: all regions as one static shape, and above it the few in hand. */
export interface RegionStage {
  resize(size: Size, pixelRatio: number): void
  /** From image pixels to CSS pixels. What is drawn follows with the next `draw`, sharp once the view is at rest. */
  setView(transform: Affine): void
  /** Regions changed in the index: those within the bounds are drawn anew. */
  changed(dirty: readonly Bounds[]): void
  /** Regions that the overlay draws instead. */
  hide(ids: ReadonlySet<string>): void
  /** Regions to show as selected where there are too many for the overlay. */
  emphasise(ids: ReadonlySet<string>): void
  setOpacity(opacity: Opacity): void
  /** Draws what changed. Call it once a frame at most. */
  draw(): void
  dispose(): void
}

interface RegionStageOptions {
  readonly container: HTMLDivElement
  readonly index: RegionIndex
  /** Draws what is selected, hovered, or being drawn; `toDevice` from image pixels to canvas pixels. */
  readonly drawOverlay: (context: Brush, toDevice: Affine, pixelRatio: number) => void
  /** Whether that is nothing at the moment. */
  readonly isOverlayBlank?: () => boolean
  /** Something changed by itself (sharp regions are ready): draw soon. */
  readonly onStale: () => void
  readonly run?: SliceRunner
}

/** A view this long without change is at rest. */
const restMs = 90
/** Up to so many places are drawn anew at once. */
const mostDirty = 200

export function createRegionStage(options: RegionStageOptions): RegionStage {
  const { container, index, drawOverlay, isOverlayBlank = () => false, onStale, run } = options
  const stage = new Konva.Stage({ container, listening: false })
  const statics = new Konva.Layer({ listening: false })
  const overlay = new Konva.Layer({ listening: false })
  const bitmap = createRegionBitmap(index, run)
  let view: DeviceView | null = null
  let transform: Affine | null = null
  let size: Size = { width: 0, height: 0 }
  let pixelRatio = 1
  let resting: ReturnType<typeof setTimeout> | undefined
  let sharpening = false
  /** Places of the picture where something changed since the last frame. */
  let dirty: readonly Bounds[] = []
  /** The static layer shows something else than it would if it were drawn: most frames change the overlay alone. */
  let isStale = true
  let wasBlank = false

  statics.add(shapeOf((context) => view !== null && bitmap.drawTo(context, view.toDevice)))
  overlay.add(shapeOf((context) => view !== null && drawOverlay(context, view.toDevice, pixelRatio)))
  stage.add(statics, overlay)

  function viewChanged(): void {
    if (transform === null || size.width === 0 || size.height === 0) return
    const { a, b, c, d, e, f } = transform
    const r = pixelRatio
    view = {
      toDevice: { a: a * r, b: b * r, c: c * r, d: d * r, e: e * r, f: f * r },
      size: { width: Math.round(size.width * r), height: Math.round(size.height * r) },
      pixelRatio,
    }
    isStale = true
    sharpenSoon(restMs)
  }

  function sharpenSoon(afterMs: number): void {
    clearTimeout(resting)
    sharpening = true
    resting = setTimeout(() => {
      if (view === null) return
      bitmap.sharpen(view, () => {
        sharpening = false
        isStale = true
        onStale()
      })
    }, afterMs)
  }

  function redraw(places: readonly Bounds[]): void {
    if (places.length === 0) return
    // More is drawn anew as a whole: a page out of sight may hear of thousands before its next frame.
    if (dirty.length <= mostDirty) dirty = [...dirty, ...places]
    onStale()
  }

  /** Once a frame: what changed twice is drawn anew once. */
  function patchDirty(): void {
    if (dirty.length === 0) return
    const places = dirty
    dirty = []
    isStale = true
    // A redraw under way has its list of regions already: it would bring the old ones back.
    if (places.length > mostDirty || !bitmap.patch(places) || sharpening) sharpenSoon(0)
  }

  return {
    resize(newSize, newPixelRatio) {
      size = newSize
      pixelRatio = newPixelRatio
      for (const layer of [statics, overlay]) layer.getCanvas().setPixelRatio(newPixelRatio)
      stage.size(newSize)
      viewChanged()
    },
    setView(newTransform) {
      transform = newTransform
      viewChanged()
    },
    changed: redraw,
    hide: (ids) => redraw(bitmap.hide(ids)),
    emphasise: (ids) => redraw(bitmap.emphasise(ids)),
    setOpacity(opacity) {
      bitmap.setOpacity(opacity)
      sharpenSoon(0)
    },
    draw() {
      patchDirty()
      if (isStale) statics.draw()
      isStale = false
      // A canvas that is drawn on has to be brought to the screen as a whole, even if with nothing on it.
      const isNowBlank = isOverlayBlank()
      if (!isNowBlank || !wasBlank) overlay.draw()
      wasBlank = isNowBlank
    },
    dispose() {
      clearTimeout(resting)
      bitmap.dispose()
      stage.destroy()
    },
  }
}

/** A shape that draws in canvas pixels. */
function shapeOf(draw: (context: CanvasRenderingContext2D) => void): Konva.Shape {
  return new Konva.Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc({ _context: context }) {
      context.save()
      context.setTransform(1, 0, 0, 1, 0, 0)
      draw(context)
      context.restore()
    },
  })
}
