import type { Affine } from '../../../domain/geometry/affine.ts'
import type { MarkView } from '../../../session/mark-view.ts'
import type { Preview } from '../../../session/view-store.ts'
import { toolSettings } from '../paint/tool-settings.ts'
import { goToSliceOf } from '../stack/follow-stack.ts'
import { createMagnifier } from './magnifier.ts'
import { createMarkFigures } from './mark-figures.ts'
import { drawOverlay, isBlank, type Overlay } from './overlay.ts'
import { mostInHand, type OverlaySource, overlayOf } from './overlay-of.ts'
import { createPaintingSync } from './painting-sync.ts'
import { createPixelLayer, type PixelView } from './pixel-layer.ts'
import { createRegionSync } from './region-sync.ts'
import { createAreaSheets } from './regions/area-sheets.ts'
import { createRegionStage } from './regions/region-stage.ts'

/** The elements of a viewer: `root` holds the others, which fill it. */
export interface ViewerElements {
  readonly root: HTMLElement
  readonly pixels: HTMLCanvasElement
  readonly regions: HTMLDivElement
  /** The magnifier, placed by itself. */
  readonly lens: HTMLCanvasElement
}

interface LayersOptions extends Omit<OverlaySource, 'figures'> {
  readonly elements: ViewerElements
}

/** What is drawn; follows the stores by itself. */
export interface Layers {
  /** Something outside of the stores changed (the crosshair): draw in the next frame. */
  invalidate(): void
  dispose(): void
}

const noIds: ReadonlySet<string> = new Set()
/** A picture this long without change is at rest: it is drawn again, interpolated. */
const restMs = 120

export function createLayers(options: LayersOptions): Layers {
  const { elements, pane, viewport, index, tools, crosshair, heldHandle, pointedAt } = options
  const { root, pixels, regions } = elements
  const { caseStore, viewStore, projectStore } = pane.session
  const pixelLayer = createPixelLayer(pixels, pane.opened)
  const sync = createRegionSync(index, pane.opened.item.id, pane.slice)
  const painting = createPaintingSync(index)
  const areas = createAreaSheets()
  const figures = createMarkFigures(pane, index)
  const stage = createRegionStage({
    container: regions,
    index,
    drawOverlay: (context, toDevice, pixelRatio) =>
      drawOverlay(context, toDevice, pixelRatio, opacity(), above ?? overlay(), areas),
    isOverlayBlank: () => isBlank(above ?? overlay()),
    onStale: invalidate,
  })
  const magnifier = createMagnifier({ canvas: elements.lens, pane, viewport, index, opacity, overlay })
  let frame: number | null = null
  /** What lies above the marks in this frame. */
  let above: Overlay | null = null
  let pixelsStale = true
  let resting: ReturnType<typeof setTimeout> | undefined
  let standIns = ''
  /** The mark to bring into view when its slice is shown. */
  let awaited: string | null = null

  function overlay() {
    return overlayOf({ pane, viewport, index, tools, crosshair, heldHandle, pointedAt, figures: figures.all })
  }

  function opacity() {
    const { fillOpacity, outlineOpacity } = viewStore.get().marks
    return { fill: fillOpacity, outline: outlineOpacity }
  }

  function invalidate(): void {
    frame ??= requestAnimationFrame(draw)
  }

  function draw(): void {
    frame = null
    const transform = viewport.transform()
    if (transform === null) return
    if (pixelsStale) pixelLayer.drawFast(pixelView(transform))
    pixelsStale = false
    stage.changed(painting.settle())
    above = overlay()
    stage.draw()
    magnifier.draw(crosshair() ?? pointedAt.get())
  }

  function pixelView(transform: Affine): PixelView {
    return { transform, ...pane.look(), smoothing: viewStore.get().smoothing }
  }

  function pixelsChanged(): void {
    pixelsStale = true
    clearTimeout(resting)
    resting = setTimeout(() => {
      // A frame that comes later still, on a busy machine, must not bring the coarse picture back.
      pixelsStale = false
      const transform = viewport.transform()
      if (transform !== null) pixelLayer.drawSharp(pixelView(transform))
    }, restMs)
    invalidate()
  }

  function regionsChanged(): void {
    stage.changed(sync.update(caseStore.get().tables.annotation, pane.labels(), viewStore.get().marks))
    followPainting(viewStore.get().preview)
    figures.update()
    invalidate()
  }

  function marksChanged(before: MarkView): void {
    const { marks } = viewStore.get()
    if (marks.hidden !== before.hidden || marks.isolated !== before.isolated) regionsChanged()
    if (marks.fillOpacity !== before.fillOpacity || marks.outlineOpacity !== before.outlineOpacity)
      stage.setOpacity(opacity())
  }

  /** The overlay draws what is being changed or moved: the originals would show their old place. */
  function hideOriginals(preview: Preview | null): void {
    const own = preview?.paneId === pane.paneId ? preview : null
    // A mask being painted is among the marks as it is.
    const replaced = own === null || own.replaces === null || own.painting != null ? [] : [own.replaces]
    const ids = [...(own?.moving?.ids ?? []), ...(own?.along?.keys() ?? []), ...replaced]
    const now = ids.join(' ')
    if (now !== standIns) stage.hide(new Set(ids))
    standIns = now
  }

  function followPainting(preview: Preview | null): void {
    const own = preview?.paneId === pane.paneId ? preview : null
    stage.changed(painting.follow(own?.painting ?? null, own?.replaces ?? null))
  }

  function emphasiseSelection(selection: readonly string[]): void {
    stage.emphasise(selection.length > mostInHand ? new Set(selection) : noIds)
  }

  function transformChanged(): void {
    const transform = viewport.transform()
    if (transform === null) return
    const { a, b, c, d, e, f } = transform
    root.dataset.transform = [a, b, c, d, e, f].join(' ')
    stage.setView(transform)
  }

  function resize(): void {
    const size = { width: root.clientWidth, height: root.clientHeight }
    viewport.resize(size)
    pixelLayer.resize(size, devicePixelRatio)
    stage.resize(size, devicePixelRatio)
    transformChanged()
    pixelsChanged()
  }

  const unsubscribe = [
    caseStore.store.subscribe((state, before) => {
      const { annotation, item } = state.records.tables
      if (annotation !== before.records.tables.annotation) regionsChanged()
      // A spacing that is stated changes every figure, and perhaps the shape of the pixels.
      else if (item !== before.records.tables.item) {
        viewport.reshape()
        figures.update()
        invalidate()
      }
    }),
    projectStore.store.subscribe(regionsChanged),
    pointedAt.subscribe(() => {
      if (viewStore.get().lens !== null || tools.tool().controls?.includes('brush')) invalidate()
    }),
    toolSettings.subscribe(invalidate),
    viewStore.store.subscribe((state, before) => {
      const view = state.panes[pane.paneId]
      const viewBefore = before.panes[pane.paneId]
      if (view?.transform !== viewBefore?.transform) transformChanged()
      if (view?.slice !== viewBefore?.slice) sliceChanged()
      if (view !== viewBefore || state.smoothing !== before.smoothing) pixelsChanged()
      if (state.marks !== before.marks) marksChanged(before.marks)
      if (state.preview !== before.preview) {
        hideOriginals(state.preview)
        followPainting(state.preview)
      }
      if (state.selection !== before.selection) emphasiseSelection(state.selection)
      if (state.reveal !== null && state.reveal !== before.reveal) reveal(state.reveal.annotationId)
      invalidate()
    }),
  ]

  function sliceChanged(): void {
    regionsChanged()
    if (awaited !== null && index.get(awaited) !== undefined) reveal(awaited)
  }

  /** A mark of another slice is brought into view when its slice is there. */
  function reveal(annotationId: string): void {
    goToSliceOf(pane, annotationId)
    const region = index.get(annotationId)
    awaited = region === undefined ? annotationId : null
    if (region !== undefined) viewport.reveal(region.bounds)
  }

  const resizes = new ResizeObserver(resize)
  resizes.observe(root)
  const stopWatching = onPixelRatioChange(resize)
  stage.setOpacity(opacity())
  regionsChanged()
  resize()
  // The annotation that brought the reader here is waiting to be shown.
  const { reveal: asked } = viewStore.get()
  if (asked !== null) reveal(asked.annotationId)

  return {
    invalidate,
    dispose() {
      for (const stop of unsubscribe) stop()
      resizes.disconnect()
      stopWatching()
      clearTimeout(resting)
      if (frame !== null) cancelAnimationFrame(frame)
      pixelLayer.dispose()
      stage.dispose()
    },
  }
}

/** A window moved to another screen, or zoomed by the browser, has another number of device pixels for each CSS pixel. */
function onPixelRatioChange(listener: () => void): () => void {
  let query: MediaQueryList
  const changed = () => {
    listener()
    watch()
  }
  const watch = () => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', changed, { once: true })
  }
  watch()
  return () => query.removeEventListener('change', changed)
}
