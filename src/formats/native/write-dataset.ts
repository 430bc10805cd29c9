import type { Loss, NamedFile } from '../../contracts/export-format.ts'
import type { ProjectReader } from '../../domain/records/case-bundle.ts'
import { valuesFor } from '../../interchange/case-measurements.ts'
import { type ExportView, exportView } from '../../interchange/export-view.ts'
import { encodeChunks } from '../../interchange/text-chunks.ts'
import { datasetCaseOf } from './dataset-case.ts'
import { type Dataset, datasetFileName, datasetSchemaName } from './dataset-schema.ts'
import type { NativeOptions } from './native-options.ts'

export type DatasetHead = Omit<Dataset, 'annotators' | 'patients' | 'cases'>

/** The members that come before the arrays. */
export async function headOf(view: ExportView, options: NativeOptions): Promise<DatasetHead> {
  return {
    schema: datasetSchemaName,
    exportedAt: options.exportedAt,
    exportedBy: await view.annotatorIdOf(options.exportedBy),
    app: { name: 'Glossa', version: options.appVersion },
    project: view.project,
  }
}

/**
 * Writes `annotations.json`: UTF-8 without a byte order mark, LF, one record of `annotators`, `patients` and `cases` a line, so
 * that two exports can be compared line by line. The same project and options give the same bytes. What is left out follows the
 * file, since it is known only when the body has been read to its end.
 */
export async function* writeDataset(project: ProjectReader, options: NativeOptions): AsyncGenerator<NamedFile | Loss> {
  const view = await exportView(project, options)
  let losses: Loss[] | undefined
  async function* texts(): AsyncGenerator<string> {
    const found: Loss[] = []
    const head = Object.entries(await headOf(view, options))
    yield `{${head.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',\n')}`
    yield `,\n"annotators":[${lines(view.annotators)}],\n"patients":[${lines(view.patients)}],\n"cases":[`
    let separator = '\n'
    for await (const bundle of view.cases((loss) => found.push(loss))) {
      const values = await valuesFor(project, bundle, options)
      for (const recordId of values.unread) found.push({ loss: 'values-unread', recordId, params: {} })
      yield separator + JSON.stringify(datasetCaseOf(bundle, values))
      separator = ',\n'
    }
    yield '\n]}\n'
    losses = found
  }
  yield { file: datasetFileName, mediaType: 'application/json', body: encodeChunks(texts()) }
  if (losses === undefined) throw new Error('the body of a file must be read to its end before what follows it')
  yield* losses
}

function lines(records: readonly object[]): string {
  return `\n${records.map((record) => JSON.stringify(record)).join(',\n')}${records.length === 0 ? '' : '\n'}`
}
