import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { PaintedPixels } from '../../../session/view-store.ts'
import { paintedRegion } from './regions/painted-region.ts'
import type { Region } from './regions/region.ts'
import type { RegionIndex } from './regions/region-index.ts'

/** Keeps a mask that is being painted in the index, in place of the one that is stored. */
export interface PaintingSync {
  /**
   * Takes over what has been painted since.
   * @param pixels null: nothing is painted
   * @param id the region that the painting stands in for; null: none
   * @returns bounds of what has to be drawn anew
   */
  follow(pixels: PaintedPixels | null, id: string | null): readonly Bounds[]
  /** Puts back what was painted over and has not been stored since: the stroke was given up. Answers as `follow` does. */
  settle(): readonly Bounds[]
}

export function createPaintingSync(index: RegionIndex): PaintingSync {
  let shown: { readonly region: Region; readonly original: Region } | null = null
  let isDone = true

  function follow(pixels: PaintedPixels | null, id: string | null): readonly Bounds[] {
    isDone = pixels === null
    if (pixels === null || id === null) return []
    const dirty = shown !== null && shown.region.painted?.pixels !== pixels ? putBack() : []
    const present = index.get(id)
    if (present === undefined) return dirty
    // Somebody else may have changed it meanwhile.
    const original = shown !== null && present === shown.region ? shown.original : present
    const region = paintedRegion(pixels, present, present.color, shown?.region.painted?.base ?? present.target)
    shown = { region, original }
    return [...dirty, ...index.update([region], [])]
  }

  function putBack(): readonly Bounds[] {
    const last = shown
    shown = null
    if (last === null || index.get(last.region.id) !== last.region) return []
    return index.update([last.original], [])
  }

  return { follow, settle: () => (isDone ? putBack() : []) }
}
