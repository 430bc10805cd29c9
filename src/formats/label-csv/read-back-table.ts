import type { NamedFile, ReadBack } from '../../contracts/export-format.ts'
import type { ProjectReader } from '../../domain/records/case-bundle.ts'
import { Comparison } from '../../interchange/comparison.ts'
import { compareCsv } from '../../interchange/csv-comparison.ts'
import { problem } from '../../lib/result.ts'
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
  const expected = { headers: table.columns.headers, rows: table.rows() }
  const faults = [
    ...(await compareCsv(expected, tableFileName, written.body, comparison)),
    ...(await compareMapping(table, companion)),
  ]
  return { counts: comparison.counts, problems: [...comparison.problems(), ...faults] }
}

async function compareMapping(table: Table, companion: NamedFile) {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of companion.body) text += decoder.decode(chunk, { stream: true })
  if (text === mappingText(table)) return []
  const params = { kind: 'companion file', id: mappingFileName, path: '' }
  return [problem('read-back-differs', params, { file: mappingFileName })]
}
