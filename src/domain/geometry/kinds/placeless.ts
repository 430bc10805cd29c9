import type { TargetOf } from '../../records/target.ts'
import { fixedVertices, type TargetOperations } from '../kind-operations.ts'

/** Kinds that are nowhere in a picture. */
function placeless<T extends TargetOf<'whole'> | TargetOf<'span'>>(isDegenerate: (target: T) => boolean) {
  const operations: TargetOperations<T> = {
    ...fixedVertices,
    isDegenerate,
    bounds: () => null,
    outlines: () => [],
    distance: () => Infinity,
    translate: (target) => target,
    handles: () => [],
    dragHandle: (target) => target,
    area: () => null,
  }
  return operations
}

export const wholeOperations = placeless<TargetOf<'whole'>>(() => false)

export const spanOperations = placeless<TargetOf<'span'>>(({ fragments }) =>
  fragments.some(({ start, end }) => start >= end),
)
