import type { FileIndex } from './file-key.ts'
import type { MisunderstoodCell, TableReport } from './manifest-report.ts'
import type { RowReading } from './row-reading.ts'

const keptCells = 50
const keptRows = 100

/** Counts what becomes of the rows of one table. */
export class TableTally {
  private rows = 0
  private notes = 0
  private matchedRows = 0
  private unmatchedRows = 0
  private ambiguousDates = 0
  private readonly firstUnmatched: { line: number; file: string }[] = []
  private readonly cells = new Map<number, Map<string, { count: number; line: number }>>()
  private readonly cellCounts: Record<number, number> = {}

  constructor(
    private readonly name: string,
    private readonly columnNames: readonly string[],
    private readonly picked: FileIndex,
  ) {}

  add(row: RowReading, line: number): void {
    this.rows++
    if (row.note !== null && row.note.text.trim() !== '') this.notes++
    if (row.faults.includes('table-date-ambiguous')) this.ambiguousDates++
    if (row.file !== null) {
      if (this.picked.find(row.path).length > 0) this.matchedRows++
      else {
        this.unmatchedRows++
        if (this.firstUnmatched.length < keptRows) this.firstUnmatched.push({ line, file: row.file })
      }
    }
    for (const { column, cell } of row.misunderstood) this.count(column, cell, line)
  }

  private count(column: number, cell: string, line: number): void {
    this.cellCounts[column] = (this.cellCounts[column] ?? 0) + 1
    const cells = this.cells.get(column) ?? new Map<string, { count: number; line: number }>()
    this.cells.set(column, cells)
    const present = cells.get(cell)
    if (present !== undefined) present.count++
    else if (cells.size < keptCells) cells.set(cell, { count: 1, line })
  }

  report(): TableReport {
    const misunderstood: Record<number, MisunderstoodCell[]> = {}
    for (const [column, cells] of this.cells) {
      misunderstood[column] = [...cells].map(([cell, { count, line }]) => ({ cell, count, line }))
    }
    const { name, columnNames, rows, notes, matchedRows, unmatchedRows, firstUnmatched, ambiguousDates, cellCounts } =
      this
    return {
      name,
      columnNames,
      rows,
      notes,
      matchedRows,
      unmatchedRows,
      firstUnmatched,
      ambiguousDates,
      misunderstood,
      misunderstoodCounts: cellCounts,
    }
  }
}
