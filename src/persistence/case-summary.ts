import type { ReviewOutcome, ReviewStatus } from '../domain/records/project.ts'

/** What lists and label queries need of a case without opening it. Case ids are made in time order, which is the order of lists. */
export interface CaseSummary {
  readonly caseId: string
  readonly projectId: string
  readonly name: string
  readonly items: readonly { readonly id: string; readonly modality: string; readonly name: string }[]
  readonly annotationCount: number
  /** Annotations that say present or likely; absent from rows of an earlier version. */
  readonly positiveCount?: number
  /** The same by the annotator who made them by hand. */
  readonly positivesBy?: Readonly<Record<string, number>>
  /** Annotations by label id. */
  readonly labelCounts: Readonly<Record<string, number>>
  readonly reviews: readonly {
    readonly annotatorId: string
    readonly status: ReviewStatus
    readonly outcome: ReviewOutcome | null
    /** Why it was set aside; absent from other reviews and from rows of an earlier version. */
    readonly reason?: string | null
  }[]
  /** 1 where somebody has submitted the case: numbers can be indexed, booleans cannot. */
  readonly submitted: 0 | 1
  readonly updatedAt: string
}
