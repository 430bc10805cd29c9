import type { SourceFile } from '../../contracts/source-file.ts'
import { type Problem, problem } from '../../lib/result.ts'
import type { TextEncoding } from '../../lib/text-encoding.ts'
import type { TableRow } from '../manifest/table-row.ts'
import type { RecordShape } from '../manifest/table-shape.ts'
import { documentRows, fhirColumns, isResource } from './fhir-documents.ts'
import { flatRecord } from './flat-record.ts'
import { jsonRecords } from './json-records.ts'

const rowsAtOnce = 200
const mostColumns = 200

/** The rows of a file of JSON records, some at a time, cells in the order of the shape's columns. */
export async function* recordRows(
  file: SourceFile,
  encoding: TextEncoding,
  { layout, isFhir, columns }: RecordShape,
  signal: AbortSignal,
): AsyncGenerator<readonly TableRow[] | Problem> {
  let rows: TableRow[] = []
  let others = 0
  for await (const record of jsonRecords(file, encoding, layout, signal)) {
    if ('code' in record) yield record
    else if (isFhir) {
      const found = documentRows(record.value)
      if (found === null) others++
      for (const one of found ?? []) {
        if ('code' in one) yield { ...one, file: file.path, line: record.line }
        else rows.push({ line: record.line, cells: one })
      }
    } else {
      const cells = flatRecord(record.value)
      if (cells === null) yield problem('record-not-object', {}, { file: file.path, line: record.line })
      else rows.push({ line: record.line, cells: columns.map((name) => cells.get(name) ?? '') })
    }
    if (rows.length < rowsAtOnce) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
  if (others > 0) yield problem('fhir-others', { count: others }, { file: file.path })
}

/** How a file of JSON is laid out, its columns found by reading it once. Null where nothing in it is a record. */
export async function recordShape(
  file: SourceFile,
  encoding: TextEncoding,
  layout: RecordShape['layout'],
  signal: AbortSignal,
): Promise<RecordShape | null> {
  const columns = new Set<string>()
  let isFirst = true
  for await (const record of jsonRecords(file, encoding, layout, signal)) {
    if ('code' in record) continue
    if (isFirst && isResource(record.value)) return { layout, isFhir: true, columns: fhirColumns }
    isFirst = false
    for (const name of flatRecord(record.value)?.keys() ?? []) {
      if (columns.size < mostColumns) columns.add(name)
    }
  }
  return columns.size === 0 ? null : { layout, isFhir: false, columns: [...columns] }
}
