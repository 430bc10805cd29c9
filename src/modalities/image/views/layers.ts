import type { Affine } from '../../../domain/geometry/affine.ts'
import type { Point } from '../../../domain/records/target.ts'
import { selectTool } from '../tools/select.ts'
import { usableHandles } from '../usable-handles.ts'
import type { ImagePane } from './image-pane.ts'
import { drawOverlay, type Overlay } from './overlay.ts'
import { createPixelLayer, type PixelView } from './pixel-layer.ts'
import { createRegionSync, unknownLabelColor } from './region-sync.ts'
import { type Region, regionOf } from './regions/region.ts'
import type { RegionIndex } from './regions/region-index.ts'
import { createRegionStage } from './regions/region-stage.ts'
import { type ToolSession, tolerancePxOf } from './tool-session.ts'
import type { Viewport } from './viewport.ts'

/** The elements of a viewer: `root` holds the others, which fill it. */
export interface ViewerElements {
  readonly root: HTMLElement
  readonly pixels: HTMLCanvasElement
  readonly regions: HTMLDivElement
}

interface LayersOptions {
  readonly elements: ViewerElements
  readonly pane: ImagePane
  readonly viewport: Viewport
  readonly index: RegionIndex
  readonly tools: ToolSession
  /** Where the keyboard points. */
  readonly crosshair: () => Point | null
}

/** What is drawn; follows the stores by itself. */
export interface Layers {
  /** Something outside of the stores changed (the crosshair): draw in the next frame. */
  invalidate(): void
  dispose(): void
}

/** A picture this long without change is at rest: it is drawn again, interpolated. */
const restMs = 120

export function createLayers({ elements, pane, viewport, index, tools, crosshair }: LayersOptions): Layers {
  const { root, pixels, regions } = elements
  const { caseStore, viewStore, projectStore } = pane.session
  const pixelLayer = createPixelLayer(pixels, pane.opened.picture, pane.opened.mips)
  const sync = createRegionSync(index, pane.opened.item.id, pane.slice)
  const stage = createRegionStage({
    container: regions,
    index,
    drawOverlay: (context, toDevice, pixelRatio) => drawOverlay(context, toDevice, pixelRatio, overlayNow()),
    onStale: invalidate,
  })
  let frame: number | null = null
  let pixelsStale = true
  let resting: ReturnType<typeof setTimeout> | undefined
  let replaced: string | null = null

  function invalidate(): void {
    frame ??= requestAnimationFrame(draw)
  }

  function draw(): void {
    frame = null
    const transform = viewport.transform()
    if (transform === null) return
    if (pixelsStale) pixelLayer.drawFast(pixelView(transform))
    pixelsStale = false
    stage.draw()
  }

  function pixelView(transform: Affine): PixelView {
    return { transform, window: pane.window(), inverted: pane.view()?.inverted ?? false }
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

  function overlayNow(): Overlay {
    const { selection, hovered, related, preview } = viewStore.get()
    const own = preview?.paneId === pane.paneId ? preview : null
    const marks: { region: Region; weight: 'hovered' | 'selected' | 'plain' }[] = []
    const put = (id: string, weight: 'hovered' | 'selected') => {
      const region = id === own?.replaces ? undefined : index.get(id)
      if (region !== undefined) marks.push({ region, weight })
    }
    for (const id of related) put(id, 'hovered')
    if (hovered !== null && !selection.includes(hovered)) put(hovered, 'hovered')
    for (const id of selection) put(id, 'selected')
    if (own !== null) {
      const color =
        (own.replaces === null ? pane.labelFor(own.target.kind)?.color : index.get(own.replaces)?.color) ??
        unknownLabelColor
      const region = regionOf('preview', own.target, color)
      if (region !== null) marks.push({ region, weight: own.replaces === null ? 'hovered' : 'selected' })
    }
    const [only] = selection.filter((id) => index.get(id) !== undefined)
    const inHand = own?.replaces === only && own !== null ? own.target : index.get(only ?? '')?.target
    const hasHandles = tools.tool() === selectTool && selection.length === 1 && inHand !== undefined
    return {
      regions: marks,
      handles: hasHandles ? usableHandles(inHand, tolerancePxOf(viewport)) : [],
      crosshair: tools.tool().produces.length > 0 ? crosshair() : null,
    }
  }

  function regionsChanged(): void {
    stage.changed(sync.update(caseStore.get().tables.annotation, pane.labels()))
    invalidate()
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
      if (state.records.tables.annotation !== before.records.tables.annotation) regionsChanged()
    }),
    projectStore.store.subscribe(regionsChanged),
    viewStore.store.subscribe((state, before) => {
      const view = state.panes[pane.paneId]
      const viewBefore = before.panes[pane.paneId]
      if (view?.transform !== viewBefore?.transform) transformChanged()
      if (view?.slice !== viewBefore?.slice) regionsChanged()
      if (view !== viewBefore) pixelsChanged()
      const nowReplaced = state.preview?.paneId === pane.paneId ? state.preview.replaces : null
      if (nowReplaced !== replaced) stage.hide(new Set(nowReplaced === null ? [] : [nowReplaced]))
      replaced = nowReplaced
      if (state.reveal !== null && state.reveal !== before.reveal) reveal(state.reveal.annotationId)
      invalidate()
    }),
  ]

  function reveal(annotationId: string): void {
    const region = index.get(annotationId)
    if (region !== undefined) viewport.reveal(region.bounds)
  }

  const resizes = new ResizeObserver(resize)
  resizes.observe(root)
  const stopWatching = onPixelRatioChange(resize)
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
