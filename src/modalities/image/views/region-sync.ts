import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Label } from '../../../domain/records/label.ts'
import type { Slice } from '../../../domain/records/target.ts'
import { isSameSlice, sliceOf } from '../../../domain/stack/slice-of.ts'
import { isHidden, type MarkView } from '../../../session/mark-view.ts'
import { unknownLabelColor } from '../../../ui/label-palette.ts'
import { type Region, regionOf } from './regions/region.ts'
import type { RegionIndex } from './regions/region-index.ts'

/** Keeps the index of one picture in step with the annotations of the case. */
export interface RegionSync {
  /**
   * Takes over what changed; answers with the bounds, old and new, of what has to be drawn anew.
   * @param shown what is hidden is not in the index: it can be neither seen nor touched
   */
  update(
    annotations: ReadonlyMap<string, Annotation>,
    labels: readonly Label[],
    shown: Pick<MarkView, 'hidden' | 'isolated'>,
  ): readonly Bounds[]
}

/** Whether an annotation is a mark on a picture. Without a slice it is on the first. */
function isOnPicture({ itemId, target }: Annotation, item: string, slice: Slice | null): boolean {
  if (itemId !== item || target.kind === 'span' || target.kind === 'whole') return false
  return isSameSlice(sliceOf(target), slice)
}

export function createRegionSync(index: RegionIndex, itemId: string, slice: () => Slice | null): RegionSync {
  /** The annotations as they are in the index. Changed in place: a map of all made anew would take longer than all else an edit does. */
  const known = new Map<string, Annotation>()
  let colors: ReadonlyMap<string, string> = new Map()
  let labelsBefore: readonly Label[] = []
  let sliceBefore: Slice | null = null
  let shownBefore: Pick<MarkView, 'hidden' | 'isolated'> | null = null

  return {
    update(annotations, labels, shown) {
      const current = slice()
      if (labels !== labelsBefore || current !== sliceBefore) {
        // Colour and place of every region may be others now.
        colors = new Map(labels.map(({ id, color }) => [id, color]))
        labelsBefore = labels
        sliceBefore = current
        const dirty = index.update([], [...known.keys()])
        known.clear()
        return [...dirty, ...this.update(annotations, labels, shown)]
      }
      const isShownAlike = shown.hidden === shownBefore?.hidden && shown.isolated === shownBefore.isolated
      shownBefore = shown
      const changed: Region[] = []
      let present = 0
      const isThere = (annotation: Annotation) =>
        isOnPicture(annotation, itemId, current) && !isHidden(shown, annotation)
      for (const annotation of annotations.values()) {
        const before = known.get(annotation.id)
        const isSame = isShownAlike && before === annotation
        if (!isSame && !isThere(annotation)) continue
        if (!isSame && (before === undefined || !looksAlike(before, annotation))) {
          const color = colors.get(annotation.labelId) ?? unknownLabelColor
          const region = regionOf(annotation.id, annotation.target, color, annotation.zOrder ?? 0)
          // Of a mask that two have erased a half of each, nothing is left.
          if (region === null) continue
          changed.push(region)
        }
        if (!isSame) known.set(annotation.id, annotation)
        present += 1
      }
      const removed = present === known.size ? [] : gone()
      return changed.length === 0 && removed.length === 0 ? [] : index.update(changed, removed)

      function gone(): readonly string[] {
        const ids = [...known.values()].flatMap((before) => {
          const now = annotations.get(before.id)
          return now !== undefined && known.get(now.id) === now && isThere(now) ? [] : [before.id]
        })
        for (const id of ids) known.delete(id)
        return ids
      }
    },
  }
}

function looksAlike(a: Annotation, b: Annotation): boolean {
  return a.target === b.target && a.labelId === b.labelId && (a.zOrder ?? 0) === (b.zOrder ?? 0)
}
