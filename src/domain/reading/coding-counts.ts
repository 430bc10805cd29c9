import type { Annotation, CodingState } from '../records/annotation.ts'
import { isPositive } from './own-work.ts'

/**
 * How many annotations are in which state of coding. What is said not to be there does not wait for a code: that of its label comes by
 * itself, and a label without one has none to give.
 */
export function countCodings(
  annotations: Iterable<Pick<Annotation, 'codingState' | 'assertion'>>,
): Record<CodingState, number> {
  const counts: Record<CodingState, number> = { coded: 0, 'none-suitable': 0, deferred: 0 }
  for (const { codingState, assertion } of annotations) {
    if (codingState !== 'deferred' || isPositive(assertion)) counts[codingState] += 1
  }
  return counts
}
