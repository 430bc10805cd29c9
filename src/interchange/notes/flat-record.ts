import { spanList } from '../spans/span-lists.ts'

const deepest = 4

/**
 * A record as cells by the names of its members; members of members by both names (`meta.patient`). Numbers and truth values as JSON
 * writes them, a list of such joined by `; `, a list of tags
 * as JSON, null and other lists of objects left out. Null for what is no object.
 */
export function flatRecord(value: unknown): Map<string, string> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const cells = new Map<string, string>()
  addMembers(value, '', cells, 0)
  return cells
}

function addMembers(value: object, prefix: string, cells: Map<string, string>, depth: number): void {
  for (const [key, member] of Object.entries(value)) {
    const name = `${prefix}${key}`
    const text = scalarText(member) ?? listText(member)
    if (text !== null) cells.set(name, text)
    else if (typeof member === 'object' && member !== null && !Array.isArray(member) && depth < deepest)
      addMembers(member, `${name}.`, cells, depth + 1)
  }
}

function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

function listText(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const texts = value.map(scalarText)
  if (!texts.includes(null)) return texts.join('; ')
  return spanList(value) === null ? null : JSON.stringify(value)
}
