import type { Assertion } from '../domain/records/annotation.ts'
import type { ListedFact } from '../domain/records/listed-facts.ts'
import type { ReviewOutcome, ReviewStatus } from '../domain/records/project.ts'

/** What an assertion comes to in lists: said to be there, said not to be there, or looked at without an answer. */
export type LabelState = 'present' | 'absent' | 'unsure'

const stateOfAssertion: Readonly<Record<Assertion, LabelState>> = {
  present: 'present',
  likely: 'present',
  unlikely: 'absent',
  absent: 'absent',
  'not-assessable': 'unsure',
}

export function labelStateOf(assertion: Assertion): LabelState {
  return stateOfAssertion[assertion]
}

export interface SummaryItem {
  readonly id: string
  readonly modality: string
  readonly name: string
  readonly facts: Readonly<Partial<Record<ListedFact, string>>>
  /** ISO 8601 without a zone, or a date alone; null where unknown. */
  readonly acquiredAt: string | null
}

export interface SummaryReview {
  readonly annotatorId: string
  readonly status: ReviewStatus
  readonly outcome: ReviewOutcome | null
  /** Why the case was deferred, excluded or not assessable. */
  readonly reason: string | null
}

/** What lists and label queries need of a case without opening it. Case ids are made in time order, which is the order of lists. */
export interface CaseSummary {
  readonly caseId: string
  readonly projectId: string
  readonly name: string
  readonly patientKey: string
  /** The patient's. */
  readonly split: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly items: readonly SummaryItem[]
  readonly annotationCount: number
  /** Annotations that say present or likely. */
  readonly positiveCount: number
  /** Number of annotations by what they have in common; see `tallyKeys`. */
  readonly tallies: Readonly<Record<string, number>>
  readonly reviews: readonly SummaryReview[]
  /** 1 where somebody has submitted the case: numbers can be indexed, booleans cannot. */
  readonly submitted: 0 | 1
  readonly updatedAt: string
  /** `LogRow.touches` when the row was last written: tells a stored case list what it has missed. No part of what the log says. */
  readonly touched: number
}
