import { type Annotation, type Assertion, assertions } from '../../domain/records/annotation.ts'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import type { Review } from '../../domain/records/project.ts'

/** What one reader says of a case. */
export interface ReaderWork {
  /** Null: nobody has begun. */
  readonly annotatorId: string | null
  readonly review: Review | undefined
  readonly annotations: readonly Annotation[]
}

/** Those who have a reading of the case or a mark in it, in order of id; one that is nobody where there is none. */
export function readersOf({ reviews, annotations }: CaseBundle): readonly ReaderWork[] {
  const ids = new Set([
    ...reviews.map(({ annotatorId }) => annotatorId),
    ...annotations.map(({ createdBy }) => createdBy),
  ])
  if (ids.size === 0) return [{ annotatorId: null, review: undefined, annotations: [] }]
  return [...ids].sort().map((annotatorId) => ({
    annotatorId,
    review: reviews.find((review) => review.annotatorId === annotatorId),
    annotations: annotations.filter(({ createdBy }) => createdBy === annotatorId),
  }))
}

/** The annotations that a row is made from: of the item and of the case as a whole; all of them for a row of a case. */
export function concerning(annotations: readonly Annotation[], itemId: string | null): readonly Annotation[] {
  if (itemId === null) return annotations
  return annotations.filter((annotation) => annotation.itemId === itemId || annotation.itemId === null)
}

/**
 * What a reader says of one label, for an item or (null) for the case; undefined where nothing. Of an item, what was said of the item
 * itself goes before what was said of the case. Of several statements the most certain of presence counts: present, likely, unlikely,
 * absent, not assessable.
 * @param annotations of one reader and one label
 */
export function statementOf(annotations: readonly Annotation[], itemId: string | null): Assertion | undefined {
  const own = annotations.filter((annotation) => annotation.itemId === itemId)
  const said = new Set(
    (itemId === null ? annotations : own.length > 0 ? own : concerning(annotations, itemId)).map(
      ({ assertion }) => assertion,
    ),
  )
  return assertions.find((assertion) => said.has(assertion))
}

/**
 * Whether one reader says of one label both that it is there and that it is not: of the same item, or that the case has none of it
 * while an item has. One item with and another without is no contradiction.
 * @param annotations of one reader and one label
 */
export function isContradictory(annotations: readonly Annotation[]): boolean {
  const positive = new Set(annotations.filter((one) => isPositive(one)).map(({ itemId }) => itemId))
  if (positive.size === 0) return false
  return annotations.some((one) => isNegative(one) && (one.itemId === null || positive.has(one.itemId)))
}

function isPositive({ assertion }: Annotation): boolean {
  return assertion === 'present' || assertion === 'likely'
}

function isNegative({ assertion }: Annotation): boolean {
  return assertion === 'unlikely' || assertion === 'absent'
}
