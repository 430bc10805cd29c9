/** One row of a table. */
export interface TableRow {
  /** The line it begins on, from 1; a quoted cell may run over several. */
  readonly line: number
  readonly cells: readonly string[]
}
