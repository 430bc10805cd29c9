import type { Loss, NamedFile } from '../../contracts/export-format.ts'
import type { ProjectReader } from '../../domain/records/case-bundle.ts'
import { recordText } from '../../interchange/csv-text.ts'
import { type ExportView, exportView } from '../../interchange/export-view.ts'
import { encodeChunks } from '../../interchange/text-chunks.ts'
import type { LabelCsvOptions } from './label-csv-options.ts'
import { CodeTally, mappingOf } from './mapping-file.ts'
import { type TableColumns, tableColumns } from './table-columns.ts'
import { tableLosses } from './table-losses.ts'
import { TableRows } from './table-rows.ts'

export const tableFileName = 'labels.csv'
export const mappingFileName = 'labels-mapping.json'

/** The table as it is to be, for writing and for reading back. */
export interface Table {
  readonly columns: TableColumns
  /** Rows case by case, from the first; what is given up is told before the rows of its case. */
  rows(onLoss?: (loss: Loss) => void): AsyncGenerator<string[][]>
  /** The companion file; complete once the rows have been read to their end. */
  mapping(): object
}

export async function tableOf(project: ProjectReader, options: LabelCsvOptions): Promise<Table> {
  const view: ExportView = await exportView(project, options)
  const columns = tableColumns(view.project, options)
  const tally = new CodeTally()
  let rowCount = 0
  return {
    columns,
    async *rows(onLoss = () => {}) {
      const lose = (loss: string, recordId: string) => onLoss({ loss, recordId, params: {} })
      const rows = new TableRows(view, options, columns, {
        contradiction: (caseId) => lose('contradiction', caseId),
        disagreement: (caseId) => lose('readers-disagree', caseId),
        code: (column, code, isImplied) => tally.add(column, code, isImplied),
      })
      for await (const bundle of view.cases(onLoss)) {
        for (const loss of tableLosses(bundle, columns)) onLoss(loss)
        const made = rows.of(bundle)
        rowCount += made.length
        yield made
      }
    },
    mapping: () => mappingOf(view, options, columns, tally, rowCount),
  }
}

/**
 * Writes `labels.csv` (RFC 4180: commas, CRLF, a header; UTF-8 without a byte order mark) case by case, then `labels-mapping.json`,
 * then what is left out. The same project and options give the same bytes.
 */
export async function* writeTable(project: ProjectReader, options: LabelCsvOptions): AsyncGenerator<NamedFile | Loss> {
  const table = await tableOf(project, options)
  let losses: Loss[] | undefined
  async function* records(): AsyncGenerator<string> {
    const found: Loss[] = []
    yield recordText([table.columns.headers])
    for await (const rows of table.rows((loss) => found.push(loss))) yield recordText(rows)
    losses = found
  }
  yield { file: tableFileName, mediaType: 'text/csv;charset=utf-8', body: encodeChunks(records()) }
  if (losses === undefined) throw new Error('the body of a file must be read to its end before what follows it')
  yield { file: mappingFileName, mediaType: 'application/json', body: encodeChunks(once(mappingText(table))) }
  yield* losses
}

export function mappingText(table: Table): string {
  return `${JSON.stringify(table.mapping(), null, 2)}\n`
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
