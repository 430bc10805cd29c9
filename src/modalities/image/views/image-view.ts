import { displayOrientation } from '../../../domain/geometry/display-orientation.ts'
import { shownAspectOf } from '../../../domain/measure/scale.ts'
import type { Cine } from '../stack/cine.ts'
import { followStack } from '../stack/follow-stack.ts'
import { createCrosshair } from './crosshair.ts'
import { createHandleKeys } from './handle-keys.ts'
import type { ImagePane } from './image-pane.ts'
import { createImageSurface } from './image-surface.ts'
import { attachKeyInput } from './key-input.ts'
import { createLayers, type ViewerElements } from './layers.ts'
import { itemNow } from './mark-figures.ts'
import type { PointedAt } from './pointed-at.ts'
import { attachPointerInput } from './pointer-input.ts'
import { followPutDown } from './put-down-drawing.ts'
import { createRegionIndex } from './regions/region-index.ts'
import { createToolSession } from './tool-session.ts'
import type { ViewAction } from './view-action.ts'
import { createViewport } from './viewport.ts'

/** A picture at work in the page: drawn, and listening. */
export interface ImageView {
  run(action: ViewAction): void
  dispose(): void
}

/** Joins stores, layers, tools and input of one pane. */
export function createImageView(
  elements: ViewerElements,
  pane: ImagePane,
  pointedAt: PointedAt,
  cine: Cine | null = null,
): ImageView {
  const { root } = elements
  const { widthPx, heightPx } = pane.opened.picture
  const keptSlice = pane.view()?.slice ?? null
  pane.adopt()
  const viewport = createViewport(
    { width: widthPx, height: heightPx },
    { get: () => pane.view()?.transform ?? null, set: (transform) => pane.set({ transform }) },
    () => devicePixelRatio,
    {
      start: displayOrientation(pane.opened.item.facts),
      // Of all slices the same: one shape is measured by, and a picture that changed its own while it is scrolled would not hold still.
      pixelAspect: () => shownAspectOf(itemNow(pane).facts),
    },
  )
  const index = createRegionIndex()
  const unregister = pane.session.viewStore.surfaces.register(
    pane.paneId,
    createImageSurface(root, pane, viewport, index),
  )
  const tools = createToolSession(pane, viewport, index, requestAnimationFrame)
  const crosshair = createCrosshair(viewport, pointedAt, root, () => layers.invalidate())
  const handles = createHandleKeys(pane, index, () => layers.invalidate())
  const layers = createLayers({
    elements,
    pane,
    viewport,
    index,
    tools,
    crosshair: crosshair.at,
    heldHandle: handles.held,
    pointedAt,
  })
  const keys = attachKeyInput({ root, pane, viewport, index, tools, crosshair, handles, pointedAt, cine })
  const detachPointer = attachPointerInput({
    root,
    pane,
    viewport,
    index,
    tools,
    pointedAt,
    spaceHeld: keys.spaceHeld,
    onPointer: crosshair.hide,
    cine,
  })
  const stopFollowing = followStack(pane, keptSlice, () => tools.leaveSlice())
  const onHidden = () => {
    if (document.hidden) tools.finish()
  }
  document.addEventListener('visibilitychange', onHidden)
  const stopTakingUp = followPutDown(pane, (drawing) => {
    // Whoever came back for it goes on here, by keys too.
    root.focus({ preventScroll: true })
    tools.takeUp(drawing)
  })
  return {
    run: (action) => action.run(pane, viewport),
    dispose() {
      stopFollowing()
      stopTakingUp()
      document.removeEventListener('visibilitychange', onHidden)
      unregister()
      tools.leave()
      detachPointer()
      keys.detach()
      tools.dispose()
      layers.dispose()
    },
  }
}
