import type { SourceFile } from '../../contracts/source-file.ts'
import { fail, ok, type Problem, type Result } from '../../lib/result.ts'
import type { TextEncoding } from '../../lib/text-encoding.ts'
import { longestBeginning, recordLayout } from '../notes/record-layout.ts'
import { recordShape } from '../notes/record-rows.ts'
import { spanCell } from '../spans/span-lists.ts'
import { type DateEvidence, dateEvidence } from './dates.ts'
import { hasDecimalComma, numberOf } from './numbers.ts'
import { tableEncoding, textChunks } from './table-chunks.ts'
import type { TableRow } from './table-row.ts'
import { tableRows } from './table-rows.ts'
import { type TableShape, tableShape } from './table-shape.ts'
import { isPictureName, isWorkbook } from './table-signs.ts'

/** What one column holds, over all rows. */
export interface ColumnProfile {
  /** As the header names it; "Column 3" where it does not. */
  readonly name: string
  /** Cells that are not blank. */
  readonly filled: number
  /** Different values with how often each stands, the first that came first; no more than `maxValues`. */
  readonly values: readonly { readonly value: string; readonly count: number }[]
  /** Whether there are more different values than are listed. */
  readonly isVaried: boolean
  readonly numbers: number
  /** Cells that hold tags of a note as a list of JSON. */
  readonly spanLists: number
  readonly decimalCommas: number
  /** Mean length of the cells that are not blank, in UTF-16 code units, and how many of them have four words or more. */
  readonly meanLength: number
  readonly sentences: number
  /** How many cells are dates that say day first, month first, or leave it open. */
  readonly dates: Readonly<Record<Exclude<DateEvidence, 'none'>, number>>
}

/** A table looked through once: enough to guess what its columns are, and to show it. */
export interface TableProfile {
  readonly name: string
  readonly shape: TableShape
  readonly hasHeader: boolean
  readonly columns: readonly ColumnProfile[]
  /** Rows below the header. */
  readonly rowCount: number
  /** The first of them. */
  readonly firstRows: readonly TableRow[]
  readonly problems: readonly Problem[]
}

const maxValues = 60
const shownRows = 50
/** Values are told apart by so many code units: those of a column of notes need not be held whole. */
const longestListed = 400
const shapeSample = 256 * 1024
const mostColumns = 1000

/**
 * Looks through a whole table. Problems: `table-is-workbook` (XLSX, XLS, ODS), `table-empty`, `table-not-a-table` (binary), `table-too-wide`,
 * `file-unreadable`.
 * @param hasHeader whether the first row names the columns; undefined: as it looks
 * @param stated the encoding; undefined: as it looks
 */
export async function profileTable(
  file: SourceFile,
  signal: AbortSignal,
  hasHeader?: boolean,
  stated?: TextEncoding,
): Promise<Result<TableProfile>> {
  const where = { file: file.path }
  try {
    const head = await file.bytes(0, Math.min(4, file.sizeBytes))
    if (isWorkbook(head)) return fail('table-is-workbook', {}, where)
    const encoding = stated ?? (await tableEncoding(file, signal))
    let beginning = ''
    let layout: ReturnType<typeof recordLayout>
    for await (const text of textChunks(file, encoding, signal)) {
      beginning += text
      if (beginning.length < shapeSample) continue
      layout = recordLayout(file.name, beginning, beginning.length >= longestBeginning)
      if (layout !== undefined) break
    }
    layout ??= recordLayout(file.name, beginning, true) ?? null
    if (beginning.trim() === '') return fail('table-empty', {}, where)
    if (beginning.includes('\0')) return fail('table-not-a-table', {}, where)
    if (layout === null) return await profileRows(file, tableShape(beginning, encoding), signal, hasHeader)
    const records = await recordShape(file, encoding, layout, signal)
    if (records === null) return fail('table-empty', {}, where)
    const shape: TableShape = { encoding, delimiter: ',', newline: '\n', prefixLength: 0, records }
    return await profileRows(file, shape, signal, true)
  } catch {
    return fail('file-unreadable', {}, where)
  }
}

async function profileRows(
  file: SourceFile,
  shape: TableShape,
  signal: AbortSignal,
  stated: boolean | undefined,
): Promise<Result<TableProfile>> {
  let header: readonly string[] | undefined = shape.records?.columns
  let hasHeader = stated ?? true
  const columns: GrowingColumn[] = []
  const firstRows: TableRow[] = []
  const problems: Problem[] = []
  let rowCount = 0
  for await (const batch of tableRows(file, shape, signal)) {
    if ('code' in batch) {
      problems.push(batch)
      continue
    }
    for (const row of batch) {
      if (row.cells.length > mostColumns) return fail('table-too-wide', { limit: mostColumns }, { file: file.path })
      if (header === undefined) {
        hasHeader = stated ?? looksLikeHeader(row.cells)
        header = hasHeader ? row.cells : []
        if (hasHeader) continue
      }
      rowCount++
      if (firstRows.length < shownRows) firstRows.push(row)
      for (let at = 0; at < row.cells.length; at++) {
        columns[at] ??= new GrowingColumn()
        columns[at]?.add(row.cells[at] ?? '')
      }
    }
  }
  const width = Math.max(header?.length ?? 0, columns.length)
  const profiles = Array.from({ length: width }, (_, at) => {
    const name = header?.[at]?.trim() ?? ''
    return (columns[at] ?? new GrowingColumn()).profile(name === '' ? `Column ${at + 1}` : name)
  })
  return ok({ name: file.path, shape, hasHeader, columns: profiles, rowCount, firstRows, problems })
}

/** A first row that names a file, or holds numbers, is no header. */
function looksLikeHeader(cells: readonly string[]): boolean {
  return !cells.some((cell) => isPictureName(cell) || numberOf(cell, '.') !== undefined)
}

class GrowingColumn {
  private filled = 0
  private numbers = 0
  private spanLists = 0
  private decimalCommas = 0
  private sentences = 0
  private length = 0
  private isVaried = false
  private readonly counts = new Map<string, number>()
  private readonly dates = { 'day-month': 0, 'month-day': 0, either: 0 }

  add(cell: string): void {
    const value = cell.trim()
    const listed = value.length > longestListed ? value.slice(0, longestListed) : value
    const count = this.counts.get(listed)
    if (count !== undefined) this.counts.set(listed, count + 1)
    else if (this.counts.size < maxValues) this.counts.set(listed, 1)
    else this.isVaried = true
    if (value === '') return
    this.filled++
    this.length += value.length
    if (/^\S+\s+\S+\s+\S+\s+\S/.test(value)) this.sentences++
    if ((spanCell(value)?.spans.length ?? 0) > 0) this.spanLists++
    if (numberOf(value, '.') !== undefined) this.numbers++
    else if (hasDecimalComma(value)) this.decimalCommas++
    else {
      const evidence = dateEvidence(value)
      if (evidence !== 'none') this.dates[evidence]++
    }
  }

  profile(name: string): ColumnProfile {
    const { filled, numbers, spanLists, decimalCommas, sentences, isVaried, dates } = this
    const meanLength = filled === 0 ? 0 : this.length / filled
    const values = [...this.counts].map(([value, count]) => ({ value, count }))
    return { name, filled, numbers, spanLists, decimalCommas, meanLength, sentences, isVaried, dates, values }
  }
}
