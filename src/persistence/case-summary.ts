import type { ReviewOutcome, ReviewStatus } from '../domain/records/project.ts'

/** What lists and label queries need of a case without opening it. */
export interface CaseSummary {
  readonly caseId: string
  readonly projectId: string
  readonly name: string
  /** Place in the project's order of reading, ascending. */
  readonly order: string
  readonly items: readonly { readonly modality: string; readonly name: string }[]
  readonly annotationCount: number
  readonly labelCounts: Readonly<Record<string, number>>
  readonly reviews: readonly {
    readonly annotatorId: string
    readonly status: ReviewStatus
    readonly outcome: ReviewOutcome | null
  }[]
  readonly updatedAt: string
}
