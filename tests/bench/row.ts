/** One line of the table that `npm run bench` prints. */
export interface BenchRow {
  /** What was measured, with its size and statistic: "concept search, 1.5 M descriptions, a keystroke (p95)". */
  readonly name: string
  readonly value: number
  /** Unit of `value`, `bar` and the baseline: "ms", "MB", "kB". */
  readonly unit: string
  /** What `value` may reach at most; null where nothing was promised. */
  readonly bar: number | null
  /** The plain way of doing the same, measured in the same run: figures are compared with it, since machines differ. */
  readonly baseline?: { readonly name: string; readonly value: number }
}
