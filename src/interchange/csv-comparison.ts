import { type Problem, problem } from '../lib/result.ts'
import type { Comparison } from './comparison.ts'
import { readRecords } from './csv-text.ts'

/** A table as it is to be. */
interface ExpectedTable {
  readonly headers: readonly string[]
  readonly rows: AsyncIterable<readonly (readonly string[])[]>
}

/**
 * Compares a CSV file cell by cell with what it should be, row by row, so that neither is held.
 * @returns `csv-truncated`, `csv-not-utf8`; what differs is told to the comparison
 */
export async function compareCsv(
  { headers, rows }: ExpectedTable,
  file: string,
  body: AsyncIterable<Uint8Array>,
  comparison: Comparison,
): Promise<readonly Problem[]> {
  const expected = oneByOne(rows)
  const records = readRecords(body)
  let isHeader = true
  try {
    for (;;) {
      const next = await records.next()
      if (next.done === true) {
        if (!next.value) return [problem('csv-truncated', {}, { file })]
        break
      }
      for (const cells of next.value) {
        if (isHeader) comparison.value('header', '1', headers, cells)
        else compareRow(headers, (await expected.next()).value, cells, comparison)
        isHeader = false
      }
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return [problem('csv-not-utf8', {}, { file })]
  }
  for (let rest = await expected.next(); rest.done !== true; rest = await expected.next()) {
    comparison.note('read-back-missing', { kind: 'row', id: rest.value[0] ?? '' })
  }
  return []
}

async function* oneByOne(rows: ExpectedTable['rows']): AsyncGenerator<readonly string[], undefined> {
  for await (const some of rows) yield* some
}

function compareRow(
  headers: readonly string[],
  expected: readonly string[] | undefined,
  cells: readonly string[],
  comparison: Comparison,
): void {
  if (expected === undefined) return comparison.note('read-back-unexpected', { kind: 'row', id: cells[0] ?? '' })
  const id = expected[0] ?? ''
  if (cells.length !== headers.length) return comparison.note('read-back-differs', { kind: 'row', id, path: '' })
  comparison.record('row', id, named(headers, expected), named(headers, cells))
}

/** Cells by header, so that a difference names its column. */
function named(headers: readonly string[], cells: readonly string[]): object {
  return Object.fromEntries(headers.map((header, at) => [header, cells[at]]))
}

const messages: Readonly<Record<string, string>> = {
  'csv-truncated': 'The table ends in the middle of a row: it was not written to its end. Export again.',
  'csv-not-utf8': 'The table is not valid UTF-8: it was damaged after it was written. Export again.',
}

/** Plain English for a Problem of a table that was read back; undefined for others. */
export function csvMessage({ code }: Problem): string | undefined {
  return Object.hasOwn(messages, code) ? messages[code] : undefined
}
