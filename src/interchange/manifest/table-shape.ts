import Papa from 'papaparse'
import type { TextEncoding } from '../../lib/text-encoding.ts'

/** What stands between cells. */
const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** How a table is written. */
export interface TableShape {
  readonly encoding: TextEncoding
  readonly delimiter: Delimiter
  /** What ends a row. With `\n` a `\r` before it belongs to the line break, so that tables of mixed line breaks are read too. */
  readonly newline: '\n' | '\r'
  /** Length of a first line `sep=;` as Excel writes it, its line break included; 0 where there is none. */
  readonly prefixLength: number
  /** A file of JSON, of which every record is a row; the members above but the encoding say nothing of it then. */
  readonly records?: RecordShape
}

/** How records lie in a file of JSON. */
export interface RecordShape {
  /** One array of them; one a line (JSON Lines, NDJSON); or a single resource of FHIR, a Bundle perhaps. */
  readonly layout: 'array' | 'lines' | 'resource'
  /** Whether the records are resources of FHIR: of them the documents are rows, in fixed columns. */
  readonly isFhir: boolean
  /** Names of the columns, in the order in which their members were first met. */
  readonly columns: readonly string[]
}

const sampleRows = 50

/**
 * How a table is written, by its beginning (at least its first rows). Of the delimiters that cut the first row in two or more, the one
 * under which most rows have as many cells as the first; of equals the one that makes more cells. One that cuts nothing leaves a list
 * of one column.
 */
export function tableShape(beginning: string, encoding: TextEncoding): TableShape {
  const stated = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(beginning)
  const text = beginning.slice(stated?.[0].length ?? 0)
  const unquoted = text.replace(/"[^"]*"/g, '')
  const newline = unquoted.includes('\n') || !unquoted.includes('\r') ? '\n' : '\r'
  const prefixLength = stated?.[0].length ?? 0
  const byPrefix = delimiters.find((delimiter) => delimiter === stated?.[1])
  return { encoding, delimiter: byPrefix ?? likeliestDelimiter(text, newline), newline, prefixLength }
}

function likeliestDelimiter(text: string, newline: '\n' | '\r'): Delimiter {
  let best: { delimiter: Delimiter; agreeing: number; cells: number } | undefined
  for (const delimiter of delimiters) {
    const parsed = Papa.parse<string[]>(text, { delimiter, newline, preview: sampleRows, skipEmptyLines: 'greedy' })
    const cells = parsed.data[0]?.length ?? 0
    if (cells < 2) continue
    const agreeing = parsed.data.filter((row) => row.length === cells).length / parsed.data.length
    const isBetter =
      best === undefined || agreeing > best.agreeing || (agreeing === best.agreeing && cells > best.cells)
    if (isBetter) best = { delimiter, agreeing, cells }
  }
  return best?.delimiter ?? ','
}
