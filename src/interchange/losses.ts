import type { Loss, NamedFile } from '../contracts/export-format.ts'
import type { Sink } from './sinks.ts'

/** One line of a loss report: what cannot be carried, how often, and where to look. */
export interface LossRow {
  readonly loss: string
  readonly count: number
  /** Records it happens to, the first ten. */
  readonly recordIds: readonly string[]
}

const shownRecords = 10

/**
 * Runs an export to its end: every file into the sink, every loss into a report with one row for each kind, in the order in which
 * they first came. With `nullSink` it is the report that is shown before anything is written.
 */
export async function collectLosses(output: AsyncIterable<NamedFile | Loss>, sink: Sink): Promise<LossRow[]> {
  const rows = new Map<string, { count: number; recordIds: string[] }>()
  for await (const out of output) {
    if (!('loss' in out)) {
      await sink(out)
      continue
    }
    const row = rows.get(out.loss) ?? { count: 0, recordIds: [] }
    rows.set(out.loss, row)
    row.count += 1
    if (row.recordIds.length < shownRecords) row.recordIds.push(out.recordId)
  }
  return [...rows].map(([loss, row]) => ({ loss, ...row }))
}
