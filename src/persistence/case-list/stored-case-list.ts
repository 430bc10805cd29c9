import type { StoredColumn } from './coded-column.ts'

/** A `CaseTable` as the database keeps it. */
export interface StoredCaseTable {
  readonly ids: Uint32Array
  readonly names: readonly string[]
  readonly metadata: readonly string[]
  readonly reviews: StoredColumn
  readonly labels: StoredColumn
  readonly made: StoredColumn
  readonly items: StoredColumn
  readonly facts: StoredColumn
  readonly splits: StoredColumn
  readonly patients: Float64Array
  readonly annotationCounts: Uint32Array
  readonly positiveCounts: Uint32Array
  readonly updatedAt: Float64Array
  readonly acquiredAt: Float64Array
  readonly present: Uint8Array
}

/**
 * The list of a project's cases as it was once, so that opening it reads one row and not one a case. Made from the summaries, which are
 * made from the log: it may be deleted at any time.
 */
export interface StoredCaseList {
  readonly projectId: string
  /** What `stored` looks like; another format is not read. */
  readonly format: number
  /** See `viewName`; of another view it is not read. */
  readonly view: string
  /** `LogRow.touches` up to which every summary is in it. */
  readonly touches: number
  readonly table: StoredCaseTable
}

/** Raised whenever `StoredCaseTable` changes. */
export const caseListFormat = 1
