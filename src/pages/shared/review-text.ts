import type { ReviewOutcome, ReviewStatus } from '../../domain/records/project.ts'
import type { CaseSummary } from '../../persistence/case-summary.ts'

export const statusText: Readonly<Record<ReviewStatus, string>> = {
  new: 'New',
  'in-progress': 'In progress',
  submitted: 'Submitted',
  deferred: 'Deferred',
}

export const outcomeText: Readonly<Record<ReviewOutcome, string>> = {
  normal: 'Normal',
  findings: 'Findings',
  'other-abnormality': 'Other abnormality',
  'not-assessable': 'Not assessable',
  excluded: 'Excluded',
}

/** Where an annotator stands with a case. */
export function reviewIn(
  summary: CaseSummary,
  annotatorId: string,
): { readonly status: ReviewStatus; readonly outcome: ReviewOutcome | null } {
  return summary.reviews.find((review) => review.annotatorId === annotatorId) ?? { status: 'new', outcome: null }
}

/**
 * The next case that an annotator has not submitted: after the present one in reading order, then from the start.
 * @returns undefined where every other case is submitted
 */
export function nextUnsubmitted(
  cases: readonly CaseSummary[],
  currentId: string,
  annotatorId: string,
): CaseSummary | undefined {
  const at = cases.findIndex(({ caseId }) => caseId === currentId)
  const inOrder = [...cases.slice(at + 1), ...cases.slice(0, Math.max(0, at))]
  return inOrder.find((summary) => reviewIn(summary, annotatorId).status !== 'submitted')
}
