import type { Loss, NamedFile } from '../contracts/export-format.ts'
import type { Sink } from './sinks.ts'

/** One line of a loss report: what cannot be carried, how often, and where to look. */
export interface LossRow {
  readonly loss: string
  /** Why, where the loss says so: a loss with several reasons has several rows. */
  readonly reason: string | null
  readonly count: number
  /** Records it happens to, the first ten. */
  readonly recordIds: readonly string[]
}

const shownRecords = 10

/** Counts losses as they come, one row for each kind and reason, in the order in which they first came. */
export class LossCount {
  readonly #rows = new Map<string, { loss: string; reason: string | null; count: number; recordIds: string[] }>()

  add({ loss, recordId, params }: Loss): void {
    const reason = typeof params.reason === 'string' ? params.reason : null
    const key = `${loss} ${reason}`
    let row = this.#rows.get(key)
    if (row === undefined) {
      row = { loss, reason, count: 0, recordIds: [] }
      this.#rows.set(key, row)
    }
    row.count += 1
    if (row.recordIds.length < shownRecords) row.recordIds.push(recordId)
  }

  rows(): LossRow[] {
    return [...this.#rows.values()]
  }
}

/**
 * Runs an export to its end: every file into the sink, every loss into a report. With `nullSink` it is the report that is shown
 * before anything is written.
 */
export async function collectLosses(output: AsyncIterable<NamedFile | Loss>, sink: Sink): Promise<LossRow[]> {
  const losses = new LossCount()
  for await (const out of output) {
    if ('loss' in out) losses.add(out)
    else await sink(out)
  }
  return losses.rows()
}
