import { isPlainObject, jsonEquals, ownMember } from '../lib/json.ts'

/**
 * Where two JSON-like values first differ, as a JSON Pointer (RFC 6901), the empty text for the values themselves; undefined where
 * they are equal by `jsonEquals`.
 */
export function firstDifference(a: unknown, b: unknown): string | undefined {
  if (jsonEquals(a, b)) return undefined
  if (Array.isArray(a) && Array.isArray(b)) {
    const length = Math.max(a.length, b.length)
    for (let index = 0; index < length; index++) {
      const inside = index < a.length && index < b.length ? firstDifference(a[index], b[index]) : ''
      if (inside !== undefined) return `/${index}${inside}`
    }
  }
  if (isPlainObject(a) && isPlainObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const inside = firstDifference(ownMember(a, key), ownMember(b, key))
      if (inside !== undefined) return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${inside}`
    }
  }
  return ''
}
