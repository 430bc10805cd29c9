import type { SummaryReview } from '../case-summary.ts'
import type { CaseTable, ListedFacts, ListedItem } from './case-table.ts'
import { patientCodeText } from './patient-code.ts'

/** A case as a list shows it. */
export interface CaseRow {
  readonly row: number
  readonly caseId: string
  readonly name: string
  readonly reviews: readonly SummaryReview[]
  /** `ID:state` of each label, see `LabelState`. */
  readonly labels: readonly string[]
  readonly items: readonly ListedItem[]
  readonly facts: ListedFacts
  readonly annotationCount: number
  /** Those that say present or likely. */
  readonly positiveCount: number
  /** Ids of everybody who annotated or read it. */
  readonly annotators: readonly string[]
  readonly split: string | null
  readonly patient: string
  /** Unix milliseconds, taken as UTC; null where unknown. */
  readonly acquiredAt: number | null
  /** Unix milliseconds. */
  readonly updatedAt: number
}

export function caseRow(table: CaseTable, row: number): CaseRow {
  const acquiredAt = table.acquiredAt[row] ?? Number.NaN
  return {
    row,
    caseId: table.ids.idOf(row),
    name: table.names[row] ?? '',
    reviews: table.reviews.get(row),
    labels: table.labels.get(row),
    items: table.items.get(row),
    facts: table.facts.get(row),
    annotationCount: table.annotationCounts[row] ?? 0,
    positiveCount: table.positiveCounts[row] ?? 0,
    annotators: table.made.get(row).by,
    split: table.splits.get(row),
    patient: patientCodeText(table.patients[row] ?? 0),
    acquiredAt: Number.isNaN(acquiredAt) ? null : acquiredAt,
    updatedAt: table.updatedAt[row] ?? 0,
  }
}
