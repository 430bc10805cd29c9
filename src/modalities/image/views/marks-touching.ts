import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Annotation } from '../../../domain/records/annotation.ts'
import type { ImagePane } from './image-pane.ts'
import type { RegionIndex } from './regions/region-index.ts'

/** Marks on view that a rectangle touches and that may be taken hold of, the topmost last. */
export function marksTouching(pane: ImagePane, index: RegionIndex, bounds: Bounds): readonly Annotation[] {
  const { annotation } = pane.session.caseStore.get().tables
  return index.within(bounds).flatMap(({ id }) => (pane.isLocked(id) ? [] : (annotation.get(id) ?? [])))
}
