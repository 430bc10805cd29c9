import Papa from 'papaparse'
import type { SourceFile } from '../../contracts/source-file.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { recordRows } from '../notes/record-rows.ts'
import { textChunks } from './table-chunks.ts'
import type { TableRow } from './table-row.ts'
import type { TableShape } from './table-shape.ts'

/** A row longer than this (UTF-16 code units) has a quote that nobody closed. */
const longestRow = 4 * 1024 * 1024

/**
 * The rows of a table, a batch for each piece of the file, blank lines left out. Quoting as in RFC 4180; records of JSON as `recordRows` has them. Yields a Problem of code
 * `table-quote-open` where a quote is not closed (reading ends there) and `table-quote-odd` where text follows a closing quote (the row is
 * kept as read).
 */
export async function* tableRows(
  file: SourceFile,
  shape: TableShape,
  signal: AbortSignal,
): AsyncGenerator<readonly TableRow[] | Problem> {
  if (shape.records !== undefined) {
    yield* recordRows(file, shape.encoding, shape.records, signal)
    return
  }
  let rest = ''
  let toSkip = shape.prefixLength
  let line = shape.prefixLength === 0 ? 1 : 2
  for await (const chunk of textChunks(file, shape.encoding, signal)) {
    rest += chunk.slice(toSkip)
    toSkip = Math.max(0, toSkip - chunk.length)
    const parsed = parseWhole(rest, shape, line, false)
    for (const odd of parsed.oddLines) yield problem('table-quote-odd', {}, { file: file.path, line: odd })
    if (parsed.rows.length > 0) yield parsed.rows
    rest = rest.slice(parsed.end)
    line = parsed.line
    if (rest.length > longestRow) {
      yield problem('table-quote-open', {}, { file: file.path, line })
      return
    }
  }
  if (rest === '' || signal.aborted) return
  const last = parseWhole(rest, shape, line, true)
  if (last.openLine !== undefined) {
    yield problem('table-quote-open', {}, { file: file.path, line: last.openLine })
    last.rows.pop()
  }
  if (last.rows.length > 0) yield last.rows
}

interface Parsed {
  readonly rows: TableRow[]
  /** Where the first row that is not whole begins in the text, and on which line. */
  readonly end: number
  readonly line: number
  readonly oddLines: readonly number[]
  /** The line of a row whose quote is not closed before the end. */
  readonly openLine: number | undefined
}

/** @param isLast whether what follows the last line break is a row too */
function parseWhole(text: string, shape: TableShape, firstLine: number, isLast: boolean): Parsed {
  const rows: TableRow[] = []
  const oddLines: number[] = []
  let openLine: number | undefined
  let end = 0
  let line = firstLine
  const parser = new Papa.Parser({
    delimiter: shape.delimiter,
    newline: shape.newline,
    step({ data, errors, meta }: Papa.ParseStepResult<unknown>) {
      // The parser gives each row as a list of one row; the adapter that unwraps it stands above what is used here.
      const cells = cellsOf(data)
      if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells })
      if (errors.some(({ code }) => code === 'MissingQuotes')) openLine = line
      else if (errors.length > 0) oddLines.push(line)
      line += lineBreaks(text, end, meta.cursor)
      end = meta.cursor
    },
  })
  parser.parse(text, 0, !isLast)
  return { rows, end, line, oddLines, openLine }
}

function cellsOf(data: unknown): string[] {
  const row: unknown = Array.isArray(data) && Array.isArray(data[0]) ? data[0] : data
  const cells = Array.isArray(row) ? row.map(String) : []
  const last = cells.at(-1)
  if (last?.endsWith('\r') === true) cells[cells.length - 1] = last.slice(0, -1)
  return cells
}

/** Line breaks in text [start, end): CR LF, LF or CR. */
function lineBreaks(text: string, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}
