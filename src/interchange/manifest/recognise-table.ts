import type { SourceFile } from '../../contracts/source-file.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { decodeText, detectEncoding } from '../../lib/text-encoding.ts'
import { longestBeginning, recordLayout } from '../notes/record-layout.ts'
import { isPictureName, isWorkbook } from './table-signs.ts'

/** Bytes of a file's beginning that tell a table; of JSON more are read, as long as they leave it open. */
const headBytes = 4096

/** For the file picker. */
export const manifestExtensions = ['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.jsonl', '.ndjson'] as const

/**
 * Whether a file is a table, of other files or of notes: CSV and TSV by name and content, workbooks by name (they are named as such, to be saved as CSV),
 * records of JSON (see `recordLayout`), a text file where every line is the name of a picture, or has as many tabulators as the first, and some.
 */
export async function isManifestFile(file: SourceFile): Promise<boolean> {
  const extension = /\.[^./\\]+$/.exec(file.name.toLowerCase())?.[0] ?? ''
  if (/^\.(?:json|jsonl|ndjson)$/.test(extension)) return hasRecords(file)
  return isTable(extension, await file.bytes(0, Math.min(headBytes, file.sizeBytes)))
}

/** Whether a file of JSON holds records: mostly told by its first bytes, of a long first line by where it ends. */
async function hasRecords(file: SourceFile): Promise<boolean> {
  for (let length = headBytes; ; length *= 8) {
    const head = await file.bytes(0, Math.min(length, file.sizeBytes))
    const isWhole = length >= file.sizeBytes
    const text = decodeText(head, detectEncoding(head, isWhole))
    const layout = recordLayout(file.name, text, isWhole || length >= longestBeginning)
    if (layout !== undefined) return layout !== null
  }
}

function isTable(extension: string, head: Bytes): boolean {
  if (['.xlsx', '.xls', '.ods'].includes(extension)) return isWorkbook(head)
  const isNamed = ['.csv', '.tsv', '.tab'].includes(extension)
  if (!isNamed && extension !== '.txt' && extension !== '.lst') return false
  if (isNamed && isWorkbook(head)) return true
  const text = decodeText(head, detectEncoding(head, head.length < headBytes))
  if (isNamed) return head.length > 0 && !/^\s*[{[<]/.test(text)
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  // The last line of a head may be cut off.
  const whole = head.length < headBytes || lines.length < 2 ? lines : lines.slice(0, -1)
  if (whole.length === 0) return false
  return whole.every((line) => !/\s/.test(line.trim()) && isPictureName(line)) || isTabbed(whole)
}

function isTabbed(lines: readonly string[]): boolean {
  const [first = 0, ...others] = lines.map((line) => line.split('\t').length - 1)
  return first > 0 && others.length > 0 && others.every((count) => count === first)
}
