import {
  applyAffine,
  invertAffine,
  type Orientation,
  orientationOf,
  scalesOf,
  upright,
} from '../domain/geometry/affine.ts'
import type { PageRect, PaneSurface, PictureFrame } from './pane-surfaces.ts'
import type { PaneView, ViewStore, ViewTransform } from './view-store.ts'

/** A picture in a pane: its frame and the size of what shows it, CSS pixels. */
export interface LinkedView {
  readonly frame: PictureFrame
  readonly widthCssPx: number
  readonly heightCssPx: number
}

/**
 * The transform that shows one picture as another pane shows another. The middle of both panes shows the same place, and it is as
 * large on screen:
 * - where both pictures have a spacing, the same place is as many millimetres from the middle of the picture, and a millimetre is as
 *   long on screen;
 * - without, where both are of one size in pixels, the same place is the same pixel;
 * - else the same place is at the same share of width and height, and the whole pictures are equally high on screen.
 * @param turn how the second picture is turned and mirrored, which stays as it is
 */
export function linkedTransform(
  shown: ViewTransform,
  from: LinkedView,
  to: LinkedView,
  turn: Orientation = upright,
): ViewTransform {
  const factor = pixelRatio(from.frame, to.frame)
  const at = applyAffine(invertAffine(shown), { x: from.widthCssPx / 2, y: from.heightCssPx / 2 })
  const centre = {
    x: to.frame.widthPx / 2 + (at.x - from.frame.widthPx / 2) / factor.across,
    y: to.frame.heightPx / 2 + (at.y - from.frame.heightPx / 2) / factor.down,
  }
  // Of the second picture: CSS pixels for each of its pixels, along its columns and its rows.
  const down = scalesOf(shown).y * factor.down
  const across = down / to.frame.pixelAspect
  const [a, b, c, d] = [turn.a * across, turn.b * across, turn.c * down, turn.d * down]
  const { x, y } = applyAffine({ a, b, c, d, e: 0, f: 0 }, centre)
  return { a, b, c, d, e: to.widthCssPx / 2 - x, f: to.heightCssPx / 2 - y }
}

/** How many pixels of the first picture one of the second is wide and high. */
function pixelRatio(from: PictureFrame, to: PictureFrame): { readonly across: number; readonly down: number } {
  if (from.spacing !== null && to.spacing !== null) {
    return { across: to.spacing.columnMm / from.spacing.columnMm, down: to.spacing.rowMm / from.spacing.rowMm }
  }
  return { across: from.widthPx / to.widthPx, down: from.heightPx / to.heightPx }
}

/** The window of one picture for another: the same figures as readers see them. A curve is laid over the picture that it came with alone. */
function linkedWindow(window: PaneView['window'], from: PictureFrame, to: PictureFrame): PaneView['window'] {
  if (window === null) return null
  const factor = from.shownFactor / to.shownFactor
  return { centre: window.centre * factor, width: window.width * factor }
}

/** Lets pictures follow each other where the view store says that they are linked. Returns what stops it. */
export function linkPanes(viewStore: ViewStore): () => void {
  let isFollowing = false

  /** Brings every other picture to where one pane is. */
  function follow(paneId: string): void {
    const { panes, linked, windowLinked } = viewStore.get()
    const source = panes[paneId]
    const from = viewOf(viewStore.surfaces.get(paneId))
    if (source === undefined || from === null) return
    isFollowing = true
    for (const [other, surface] of viewStore.surfaces.all()) {
      const to = viewOf(surface)
      const pane = viewStore.get().panes[other]
      if (other === paneId || to === null || pane === undefined) continue
      if (linked && source.transform !== null && pane.transform !== null) {
        const transform = linkedTransform(source.transform, from, to, orientationOf(pane.transform))
        viewStore.setPane(other, { transform })
      }
      if (windowLinked && from.frame.hasWindow && to.frame.hasWindow) {
        const window = source.itemId === pane.itemId ? source.window : linkedWindow(source.window, from.frame, to.frame)
        viewStore.setPane(other, { window, inverted: source.inverted })
      }
    }
    isFollowing = false
  }

  return viewStore.store.subscribe((view, before) => {
    if (isFollowing || !(view.linked || view.windowLinked)) return
    const isJustLinked = view.linked !== before.linked || view.windowLinked !== before.windowLinked
    if (isJustLinked && view.activePane !== null) follow(view.activePane)
    if (isJustLinked || view.panes === before.panes) return
    for (const [paneId, pane] of Object.entries(view.panes)) {
      const was = before.panes[paneId]
      if (was === undefined || was.itemId !== pane.itemId) continue
      const isMoved = view.linked && pane.transform !== was.transform
      const isWindowed = view.windowLinked && (pane.window !== was.window || pane.inverted !== was.inverted)
      if (!isMoved && !isWindowed) continue
      // A picture that has just been fitted for the first time comes to the others, not they to it.
      const leader = isMoved && was.transform === null ? leaderFor(paneId) : paneId
      if (leader !== undefined) follow(leader)
      return
    }
  })

  function leaderFor(newcomer: string): string | undefined {
    const { panes, activePane } = viewStore.get()
    const others = viewStore.surfaces.all().filter(([id, { picture }]) => {
      return id !== newcomer && picture !== null && panes[id]?.transform != null
    })
    return (others.find(([id]) => id === activePane) ?? others[0])?.[0]
  }
}

function viewOf(surface: PaneSurface | undefined): LinkedView | null {
  if (surface?.picture == null) return null
  const { left, top, right, bottom }: PageRect = surface.box()
  return { frame: surface.picture, widthCssPx: right - left, heightCssPx: bottom - top }
}
