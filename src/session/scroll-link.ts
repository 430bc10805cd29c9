import {
  directionOf,
  isSameFrame,
  nearestSlice,
  placeAlong,
  type SlicePlace,
  scrollsAlong,
} from '../domain/stack/slice-place.ts'
import { dot } from '../domain/stack/vectors.ts'
import type { PaneSurface } from './pane-surfaces.ts'
import type { ViewStore } from './view-store.ts'

/** Where the slice of a pane is, and where a pane that follows it was then. */
interface Anchor {
  readonly leaderMm: number
  readonly followerMm: number
}

/**
 * Lets stacks follow the active one by where its slice lies in the patient, never by number: to the same place where both are in one frame
 * of reference; else, as with a prior, by as many millimetres as it has moved since the follower was last at rest by itself. What is
 * stacked another way, or lies nowhere, stays. Returns what stops it.
 */
export function linkScroll(viewStore: ViewStore): () => void {
  const anchors = new Map<string, Anchor>()

  function follow(leaderId: string): void {
    const leader = viewStore.surfaces.get(leaderId)?.place?.() ?? null
    if (leader === null) return
    for (const [paneId, surface] of viewStore.surfaces.all()) {
      if (paneId !== leaderId) followOne(`${leaderId} ${paneId}`, leader, surface)
    }
  }

  function followOne(pair: string, leader: SlicePlace, { place, stack }: PaneSurface): void {
    const own = place?.() ?? null
    if (own === null || stack == null || !scrollsAlong(leader, own)) return
    const direction = directionOf(own)
    const leaderMm = placeAlong(leader, direction)
    if (isSameFrame(leader, own)) {
      // Measured where the leader's middle is, which a tilted slice meets elsewhere than at its own first pixel.
      const aside = placeAlong(own, direction) - dot(own.plane.origin, direction)
      stack.go(nearestSlice(stack.planes, direction, leaderMm - aside))
      return
    }
    const anchor = anchors.get(pair)
    if (anchor === undefined) return
    const followerMm = anchor.followerMm + leaderMm - anchor.leaderMm
    stack.go(nearestSlice(stack.planes, direction, followerMm))
  }

  /** From here on priors follow by how far the leader goes. */
  function anchor(leaderId: string): void {
    anchors.clear()
    const leader = viewStore.surfaces.get(leaderId)?.place?.() ?? null
    if (leader === null) return
    for (const [paneId, { place }] of viewStore.surfaces.all()) {
      const own = place?.() ?? null
      if (paneId === leaderId || own === null) continue
      const direction = directionOf(own)
      anchors.set(`${leaderId} ${paneId}`, {
        leaderMm: placeAlong(leader, direction),
        followerMm: dot(own.plane.origin, direction),
      })
    }
  }

  const stopStore = viewStore.store.subscribe((view, before) => {
    const { activePane, scrollLinked, panes } = view
    if (activePane === null) return
    const isOther =
      activePane !== before.activePane ||
      scrollLinked !== before.scrollLinked ||
      Object.keys(panes).some((id) => panes[id]?.itemId !== before.panes[id]?.itemId)
    if (isOther) anchor(activePane)
    const [now, was] = [panes[activePane], before.panes[activePane]]
    if (!scrollLinked || now === undefined || was === undefined || now.itemId !== was.itemId) return
    // What another pane does is its answer to this one.
    if (now.slice !== was.slice) follow(activePane)
  })
  const stopSurfaces = viewStore.surfaces.subscribe(() => {
    const { activePane } = viewStore.get()
    if (activePane !== null) anchor(activePane)
  })
  return () => {
    stopStore()
    stopSurfaces()
  }
}
