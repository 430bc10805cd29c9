import { findJsonFault } from './json-fault.ts'
import { faultAt, type JsonPlace } from './json-part.ts'
import type { Problem } from './result.ts'
import { firstInvalidUtf8 } from './utf8-fault.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Parses the bytes of one JSON value.
 * @param start where they begin in the file, for the place of a Problem
 * @param colons how many colons stand outside of strings
 * @returns `json-invalid-utf8`, `json-syntax` or `json-duplicate-key` {key} where they are no JSON
 */
export function parseJsonBytes(
  bytes: Uint8Array,
  start: JsonPlace,
  colons: number,
): { readonly value: unknown } | Problem {
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    const before = bytes.subarray(0, firstInvalidUtf8(bytes) ?? 0)
    const newlines = before.filter((byte) => byte === 0x0a).length
    return faultAt('json-invalid-utf8', { byte: start.byte + before.length, line: start.line + newlines })
  }
  try {
    const value: unknown = JSON.parse(text)
    if (countMembers(value) === colons) return { value }
  } catch {
    // The fault is looked for below: what an engine says of it differs from one to the next.
  }
  return faultIn(text, start)
}

function faultIn(text: string, start: JsonPlace): Problem {
  const { code, at, ...params } = findJsonFault(text) ?? { code: 'json-syntax', at: 0 }
  const before = text.slice(0, at)
  const byte = start.byte + new TextEncoder().encode(before).length
  return faultAt(code, { byte, line: start.line + before.split('\n').length - 1 }, params)
}

/**
 * How many members the objects in a value have. `JSON.parse` keeps one of two of one name, so that fewer than were written tells of
 * a duplicate.
 */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const element of value) count += countMembers(element)
    return count
  }
  const members: readonly unknown[] = Object.values(value)
  for (const member of members) count += countMembers(member)
  return count + members.length
}
