import { isPlainObject, type Json, ownMember } from '../../lib/json.ts'

function tokensOf(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A JSON Pointer (RFC 6901) to nested members. */
export function pointerTo(...tokens: readonly string[]): string {
  return tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The value at a JSON Pointer of object members; null where a member is absent. */
export function getField(record: object, pointer: string): Json {
  let value: unknown = record
  for (const token of tokensOf(pointer)) value = isPlainObject(value) ? ownMember(value, token) : undefined
  return value === undefined ? null : (value as Json)
}

/** A copy of the record with the value at the pointer replaced; below the first member null removes (see `FieldEdit`). */
export function withField<T extends object>(record: T, pointer: string, value: Json): T {
  return setTokens(record, tokensOf(pointer), value, true) as T
}

function setTokens(holder: object, [head = '', ...rest]: readonly string[], value: Json, top: boolean): object {
  const members: Readonly<Record<string, unknown>> = { ...holder }
  if (rest.length === 0 && value === null && !top) {
    return Object.fromEntries(Object.entries(members).filter(([key]) => key !== head))
  }
  const child = ownMember(members, head)
  const next = rest.length === 0 ? value : setTokens(isPlainObject(child) ? child : {}, rest, value, false)
  // A computed name makes a member even of `__proto__`; assigning to it would not.
  return { ...members, [head]: next }
}
