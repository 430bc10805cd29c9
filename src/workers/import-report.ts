import type { MergePreview } from '../interchange/merge/merge-tally.ts'
import type { Problem } from '../lib/result.ts'

export interface ImportProgress {
  readonly phase: 'making' | 'reading' | 'writing'
  readonly done: number
  readonly total: number
}

/** What an import did. File names are for the person who imported; they are not stored. */
export interface ImportReport {
  readonly cases: number
  readonly items: number
  readonly annotations: number
  /** Files whose content the project has already, or that were given twice. */
  readonly duplicates: readonly string[]
  readonly problems: readonly Problem[]
  /** What a merge into a project with cases did; absent for other imports. */
  readonly merge?: MergePreview
}
