import type { Loss } from '../contracts/export-format.ts'

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
