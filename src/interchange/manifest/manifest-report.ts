import type { Manifest } from '../../contracts/manifest.ts'
import type { Problem } from '../../lib/result.ts'

/** A cell that was not understood, with how often it stands in its column. */
export interface MisunderstoodCell {
  readonly cell: string
  readonly count: number
  /** The first line it stands on. */
  readonly line: number
}

export interface TableReport {
  /** Name of the table. */
  readonly name: string
  readonly columnNames: readonly string[]
  readonly rows: number
  /** Rows that hold a note. */
  readonly notes: number
  /** Rows whose file is among those picked; for rows about studies and patients, those of whom a file is. */
  readonly matchedRows: number
  /** Rows whose file is not, the first of them by name. */
  readonly unmatchedRows: number
  readonly firstUnmatched: readonly { readonly line: number; readonly file: string }[]
  /** By column, from 0. */
  readonly misunderstood: Readonly<Record<number, readonly MisunderstoodCell[]>>
  /** How often each column has a cell that was not understood. */
  readonly misunderstoodCounts: Readonly<Record<number, number>>
  /** How many rows have dates of which day and month could change places. */
  readonly ambiguousDates: number
}

/** What a reading of manifests comes to, in numbers. */
export interface ManifestReport {
  readonly tables: readonly TableReport[]
  /** Different files that entries are for, and how many of them are picked. */
  readonly files: number
  readonly matchedFiles: number
  /** Picked files that no row names, the first of them by name. */
  readonly filesWithoutRow: number
  readonly firstWithoutRow: readonly string[]
  /** Labels with how many files have them by assertion, and how many boxes. */
  readonly labels: readonly {
    readonly label: string
    readonly counts: Readonly<Record<string, number>>
    readonly boxes: number
  }[]
  readonly raters: number
  readonly problemCounts: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
}

export interface ReadManifest {
  readonly manifest: Manifest
  readonly report: ManifestReport
}
