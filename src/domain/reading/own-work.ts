import type { Annotation, Assertion } from '../records/annotation.ts'

/**
 * Whether an annotation is what a reader themselves says: made by hand by them, or made by a model, a rule or an import and changed by
 * them since, which is to adopt it.
 */
export function isOwnWork({ origin, createdBy, updatedBy, revision }: Annotation, annotatorId: string): boolean {
  return origin.kind === 'human' ? createdBy === annotatorId : updatedBy === annotatorId && revision > 1
}

/** Whether an assertion says that something is there, or probably is. */
export function isPositive(assertion: Assertion): boolean {
  return assertion === 'present' || assertion === 'likely'
}

/** Whether an assertion says that something is not there, or probably is not. */
export function isNegative(assertion: Assertion): boolean {
  return assertion === 'absent' || assertion === 'unlikely'
}

/** Whether an annotation says something of the case as a whole: a line of the checklist, not a mark on one of the items. */
export function isOfCase({ itemId, target }: Pick<Annotation, 'itemId' | 'target'>): boolean {
  return itemId === null && target.kind === 'whole'
}
