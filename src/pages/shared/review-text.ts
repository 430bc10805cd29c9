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

/** Where an annotator stands with a case, and the reason they gave. */
export function reviewIn(
  summary: CaseSummary,
  annotatorId: string,
): { readonly status: ReviewStatus; readonly outcome: ReviewOutcome | null; readonly reason?: string | null } {
  return summary.reviews.find((review) => review.annotatorId === annotatorId) ?? { status: 'new', outcome: null }
}

/** A status in words, with the reason why a case was set aside. */
export function standingText({ status, reason }: ReturnType<typeof reviewIn>): string {
  return status === 'deferred' && reason != null ? `${statusText[status]}: ${reason}` : statusText[status]
}

/**
 * The next case that an annotator has neither submitted nor set aside: after the present one in reading order, then from the start.
 * What was set aside comes back on request only.
 * @returns undefined where there is no other
 */
export function nextUnsubmitted(
  cases: readonly CaseSummary[],
  currentId: string,
  annotatorId: string,
): CaseSummary | undefined {
  const at = cases.findIndex(({ caseId }) => caseId === currentId)
  const inOrder = [...cases.slice(at + 1), ...cases.slice(0, Math.max(0, at))]
  return inOrder.find((summary) => isToRead(reviewIn(summary, annotatorId).status))
}

function isToRead(status: ReviewStatus): boolean {
  return status === 'new' || status === 'in-progress'
}

/**
 * The case to go on with when a reader comes back: the first that they have begun, else the first new one.
 * @returns undefined where they have submitted or set aside every case
 */
export function caseToContinue(cases: readonly CaseSummary[], annotatorId: string): CaseSummary | undefined {
  const isIn = (status: ReviewStatus) => (summary: CaseSummary) => reviewIn(summary, annotatorId).status === status
  return cases.find(isIn('in-progress')) ?? cases.find(isIn('new'))
}

/** The cases that a reader has set aside, in reading order. */
export function deferredCases(cases: readonly CaseSummary[], annotatorId: string): readonly CaseSummary[] {
  return cases.filter((summary) => reviewIn(summary, annotatorId).status === 'deferred')
}
