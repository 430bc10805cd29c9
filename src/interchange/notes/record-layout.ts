import type { RecordShape } from '../manifest/table-shape.ts'

/** The layout of a file by its beginning; null for what is no file of records: a JSON object that is no resource is none. */
export function recordLayout(name: string, beginning: string): RecordShape['layout'] | null {
  const extension = /\.(json|jsonl|ndjson)$/i.exec(name)?.[1]?.toLowerCase()
  if (extension === undefined) return null
  const start = beginning.trimStart()
  if (/^\[\s*\{/.test(start)) return 'array'
  if (!start.startsWith('{')) return null
  if (extension !== 'json' || /^\{.*\}\r?\n\s*\{/.test(start)) return 'lines'
  return /"resourceType"\s*:/.test(start) ? 'resource' : null
}
