import type { NamedFile, ReadBack } from '../../contracts/export-format.ts'
import type { ProjectReader } from '../../domain/records/case-bundle.ts'
import { Comparison } from '../../interchange/comparison.ts'
import { problem } from '../../lib/result.ts'
import { readRecords } from './csv-text.ts'
import type { LabelCsvOptions } from './label-csv-options.ts'
import { mappingFileName, mappingText, type Table, tableFileName, tableOf } from './write-table.ts'

/**
 * Reads the table back and compares it cell by cell with the project under the same options, then the companion file. Problems:
 * `read-back-file-missing`, `read-back-missing`, `read-back-unexpected`, `read-back-differs` {kind, id, path}, `read-back-more`,
 * `csv-truncated`, `csv-not-utf8`.
 */
export async function readBackTable(
  files: readonly NamedFile[],
  project: ProjectReader,
  options: LabelCsvOptions,
): Promise<ReadBack> {
  const fileOf = (name: string) => files.find(({ file }) => file === name)
  const [written, companion] = [fileOf(tableFileName), fileOf(mappingFileName)]
  if (written === undefined || companion === undefined) {
    const file = written === undefined ? tableFileName : mappingFileName
    return { counts: {}, problems: [problem('read-back-file-missing', {}, { file })] }
  }
  const table = await tableOf(project, options)
  const comparison = new Comparison(tableFileName)
  const faults = [...(await compareRows(table, written, comparison)), ...(await compareMapping(table, companion))]
  return { counts: comparison.counts, problems: [...comparison.problems(), ...faults] }
}

async function compareRows(table: Table, written: NamedFile, comparison: Comparison) {
  const { headers } = table.columns
  const expected = rowByRow(table)
  const records = readRecords(written.body)
  let isHeader = true
  try {
    for (;;) {
      const next = await records.next()
      if (next.done === true) {
        if (!next.value) return [problem('csv-truncated', {}, { file: tableFileName })]
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
    return [problem('csv-not-utf8', {}, { file: tableFileName })]
  }
  for (let rest = await expected.next(); rest.done !== true; rest = await expected.next()) {
    comparison.note('read-back-missing', { kind: 'row', id: rest.value[0] ?? '' })
  }
  return []
}

async function* rowByRow(table: Table): AsyncGenerator<string[], undefined> {
  for await (const rows of table.rows()) yield* rows
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

async function compareMapping(table: Table, companion: NamedFile) {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of companion.body) text += decoder.decode(chunk, { stream: true })
  if (text === mappingText(table)) return []
  const params = { kind: 'companion file', id: mappingFileName, path: '' }
  return [problem('read-back-differs', params, { file: mappingFileName })]
}
