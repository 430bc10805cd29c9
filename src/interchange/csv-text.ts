import Papa from 'papaparse'
import type { Json } from '../lib/json.ts'

/** RFC 4180, which has CRLF at the end of every record, the last one too. */
const dialect = { delimiter: ',', newline: '\r\n' } as const

/**
 * A cell of free text: one that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) gets an
 * apostrophe before it, which spreadsheets do not show (OWASP, "CSV injection"). Halves of surrogate pairs, which UTF-8 cannot hold,
 * become U+FFFD.
 */
export function freeText(text: string): string {
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return guarded.replace(/\p{Surrogate}/gu, '\ufffd')
}

/** A JSON value as free text; numbers as they are. */
export function valueText(value: Json): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return freeText(typeof value === 'string' ? value : JSON.stringify(value))
}

export function recordText(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    dialect,
  )}\r\n`
}

/**
 * The records of a CSV file, a few at a time. A last record that no line end closes was cut off and is not given.
 * @returns whether the file ended where a record does
 */
export async function* readRecords(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly (readonly string[])[], boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  let scanned = 0
  let end = 0
  let isQuoted = false
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true })
    for (; scanned < text.length; scanned++) {
      const unit = text.charCodeAt(scanned)
      if (unit === 0x22) isQuoted = !isQuoted
      else if (unit === 0x0a && !isQuoted) end = scanned + 1
    }
    if (end === 0) continue
    yield Papa.parse<string[]>(text.slice(0, end).replace(/\r\n$/, ''), dialect).data
    text = text.slice(end)
    scanned -= end
    end = 0
  }
  return text === ''
}
