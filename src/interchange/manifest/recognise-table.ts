import type { Bytes } from '../../lib/bytes.ts'
import { decodeText, detectEncoding } from '../../lib/text-encoding.ts'
import { recordLayout } from '../notes/record-layout.ts'
import { isPictureName, isWorkbook } from './table-signs.ts'

/** Bytes of a file's beginning that `isManifestFile` looks at. */
export const manifestHeadBytes = 4096

/** For the file picker. */
export const manifestExtensions = ['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.jsonl', '.ndjson'] as const

/**
 * Whether a file is a table, of other files or of notes: CSV and TSV by name and content, workbooks by name (they are named as such, to be saved as CSV),
 * records of JSON (see `recordLayout`), a text file where every line is the name of a picture, or has as many tabulators as the first, and some.
 * @param head its first `manifestHeadBytes` bytes, or all of a smaller file
 */
export function isManifestFile(file: { readonly name: string }, head: Bytes): boolean {
  const extension = /\.[^./\\]+$/.exec(file.name.toLowerCase())?.[0] ?? ''
  if (['.xlsx', '.xls', '.ods'].includes(extension)) return isWorkbook(head)
  if (/^\.(?:json|jsonl|ndjson)$/.test(extension)) {
    const text = decodeText(head, detectEncoding(head, head.length < manifestHeadBytes))
    return recordLayout(file.name, text) !== null
  }
  const isTable = ['.csv', '.tsv', '.tab'].includes(extension)
  if (!isTable && extension !== '.txt' && extension !== '.lst') return false
  if (isTable && isWorkbook(head)) return true
  const text = decodeText(head, detectEncoding(head, head.length < manifestHeadBytes))
  if (isTable) return head.length > 0 && !/^\s*[{[<]/.test(text)
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  // The last line of a head may be cut off.
  const whole = head.length < manifestHeadBytes || lines.length < 2 ? lines : lines.slice(0, -1)
  if (whole.length === 0) return false
  return whole.every((line) => !/\s/.test(line.trim()) && isPictureName(line)) || isTabbed(whole)
}

function isTabbed(lines: readonly string[]): boolean {
  const [first = 0, ...others] = lines.map((line) => line.split('\t').length - 1)
  return first > 0 && others.length > 0 && others.every((count) => count === first)
}
