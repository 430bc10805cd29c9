import type { ReviewOutcome, ReviewStatus } from '../../domain/records/project.ts'
import { anyone } from '../../persistence/case-list/case-query.ts'
import type { SummaryReview } from '../../persistence/case-summary.ts'

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

type ReviewState = Pick<SummaryReview, 'status' | 'outcome' | 'reason'>

const unread: ReviewState = { status: 'new', outcome: null, reason: null }

/** The further on, the later: of several readers, the one who is furthest stands for the case. */
const progress: readonly ReviewStatus[] = ['new', 'in-progress', 'deferred', 'submitted']

/** Where an annotator stands with a case; of `anyone`, the one who is furthest. */
export function reviewIn({ reviews }: { readonly reviews: readonly SummaryReview[] }, reader: string): ReviewState {
  if (reader !== anyone) return reviews.find(({ annotatorId }) => annotatorId === reader) ?? unread
  return reviews.reduce<ReviewState>(
    (furthest, review) => (progress.indexOf(review.status) > progress.indexOf(furthest.status) ? review : furthest),
    unread,
  )
}

/** A status in words, with the reason why a case was set aside. */
export function standingText({ status, reason }: Pick<SummaryReview, 'status' | 'reason'>): string {
  return status === 'deferred' && reason !== null ? `${statusText[status]}: ${reason}` : statusText[status]
}
