import type { ReadBack } from '../contracts/export-format.ts'
import type { LossRow } from '../interchange/losses.ts'

export interface ExportProgress {
  readonly phase: 'offsets' | 'writing' | 'checking'
  readonly doneCases: number
  readonly totalCases: number
}

/** A finished export. It may be handed over only when `readBack.problems` is empty. */
export interface ExportResult {
  readonly files: readonly { readonly name: string; readonly blob: Blob }[]
  readonly losses: readonly LossRow[]
  readonly readBack: ReadBack
}
