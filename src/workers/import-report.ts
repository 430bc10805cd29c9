import type { MergePreview } from '../interchange/merge/merge-tally.ts'
import type { Problem } from '../lib/result.ts'

export interface ImportProgress {
  readonly phase: 'making' | 'reading' | 'notes' | 'writing'
  readonly done: number
  readonly total: number
  /** The file at work, and how much of it is done, 0 to 1; null: not known. Absent where files are quick. */
  readonly file?: {
    readonly name: string
    readonly step: 'unpacking' | 'reading' | 'storing'
    readonly share: number | null
  }
}

/** What an import did. File names are for the person who imported; they are not stored. */
export interface ImportReport {
  readonly cases: number
  readonly items: number
  readonly annotations: number
  /** Notes brought up to date. */
  readonly updated?: number
  /** Files whose content the project has already, or that were given twice. */
  readonly duplicates: readonly string[]
  /** Files that no row of the manifest speaks of, where there was a manifest. */
  readonly unmatchedFiles: readonly string[]
  /** Values of the manifest that were left out since they identify a patient or name a file. */
  readonly droppedValues: number
  /** What did not come in, and why. */
  readonly problems: readonly Problem[]
  /** What to know of what came in. */
  readonly warnings: readonly Problem[]
  /** What a merge into a project with cases did; absent for other imports. */
  readonly merge?: MergePreview
}
