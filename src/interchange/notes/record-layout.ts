import type { RecordShape } from '../manifest/table-shape.ts'

/** Code units of a file's beginning after which `recordLayout` has its answer: longer than any record that holds a note. */
export const longestBeginning = 16 * 1024 * 1024

/**
 * The layout of a file by its beginning; null for what is no file of records: a JSON object that is no resource is none; undefined
 * while more of the file has to be seen. A `.json` of one object a line shows itself where its first line ends, however long that is.
 * @param isAll whether that is all there is of the file, or as much as anybody would look at
 */
export function recordLayout(
  name: string,
  beginning: string,
  isAll: boolean,
): RecordShape['layout'] | null | undefined {
  const extension = /\.(json|jsonl|ndjson)$/i.exec(name)?.[1]?.toLowerCase()
  if (extension === undefined) return null
  const start = beginning.trimStart()
  if (start === '' || start === '[') return isAll ? null : undefined
  if (/^\[\s*\{/.test(start)) return 'array'
  if (!start.startsWith('{')) return null
  if (extension !== 'json') return 'lines'
  // A line break cannot stand within a string of JSON: the first one ends the first line of whatever this is.
  const lineEnd = start.indexOf('\n')
  const next = lineEnd === -1 ? '' : start.slice(lineEnd).trimStart().slice(0, 1)
  if (next === '{' && start.slice(0, lineEnd).trimEnd().endsWith('}')) return 'lines'
  const isOneObject = next !== '' || isAll
  if (isOneObject && /"resourceType"\s*:/.test(start)) return 'resource'
  return isAll ? null : undefined
}
