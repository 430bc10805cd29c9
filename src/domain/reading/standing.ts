import type { RecordState } from '../log/record-state.ts'
import type { Assertion } from '../records/annotation.ts'
import type { Project, Review } from '../records/project.ts'
import { checklistRows } from './checklist.ts'

/**
 * Where one reader stands with a case. `untouched`: they have said nothing, which is no statement about the patient. `negative`: they
 * submitted it as normal, which is one. `unusable`: submitted as not assessable or excluded, a statement about the picture.
 */
export type CaseStanding = 'untouched' | 'begun' | 'deferred' | 'negative' | 'positive' | 'unusable'

/** @param review the reader's own review of the case; undefined where there is none */
export function caseStanding(review: Pick<Review, 'status' | 'outcome'> | undefined): CaseStanding {
  if (review === undefined || review.status === 'new') return 'untouched'
  if (review.status === 'in-progress') return 'begun'
  if (review.status === 'deferred') return 'deferred'
  switch (review.outcome) {
    case 'normal':
      return 'negative'
    case 'not-assessable':
    case 'excluded':
      return 'unusable'
    default:
      return 'positive'
  }
}

/**
 * What one reader says of a label in a case: an assertion, or that they have not assessed it. Not assessed is never `absent`, not even
 * in a case submitted as normal: the outcome is a statement about the case, an assertion one about the label.
 */
export function labelStanding(
  state: RecordState,
  project: Project,
  annotatorId: string,
  labelId: string,
): Assertion | 'not-assessed' {
  const row = checklistRows(state.tables.annotation, project, annotatorId).find(({ label }) => label.id === labelId)
  return row?.value ?? 'not-assessed'
}
