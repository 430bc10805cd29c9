import { isPlainObject } from './json.ts'

/**
 * Canonical JSON after RFC 8785 (JCS): members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them, no
 * white space. One documented departure: a lone surrogate is written as `JSON.stringify` does (`\udXXX`), because notes may hold
 * them and refusing would lose the note. Members that are `undefined` are left out.
 *
 * @throws RangeError on a non-finite number, TypeError on anything JSON cannot carry: both would hash to something else than was meant.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return JSON.stringify(value)
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`canonical JSON cannot hold ${value}`)
      return JSON.stringify(value)
    case 'object':
      break
    default:
      throw new TypeError(`canonical JSON cannot hold a ${typeof value}`)
  }
  if (value === null) return 'null'
  // Array.from reads the holes of a sparse array as undefined, which is refused; map would pass them over.
  // Numbers alone, of which the run lengths of a mask may be a million, are written as they are by the browser.
  if (Array.isArray(value) && value.every(Number.isFinite) && !value.includes(undefined)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (!isPlainObject(value)) throw new TypeError('canonical JSON holds plain objects and arrays only')
  let members = ''
  // Without a comparison of its own `sort` goes by UTF-16 code units, and faster.
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}
