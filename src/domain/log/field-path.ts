import type { Json } from '../../lib/json.ts'

type Members = { readonly [key: string]: unknown }

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

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
  for (const token of tokensOf(pointer)) value = isMembers(value) ? value[token] : undefined
  return value === undefined ? null : (value as Json)
}

/** A copy of the record with the value at the pointer replaced; below the first member null removes (see `FieldEdit`). */
export function withField<T extends object>(record: T, pointer: string, value: Json): T {
  return setTokens(record, tokensOf(pointer), value, true) as T
}

function setTokens(holder: object, [head = '', ...rest]: readonly string[], value: Json, top: boolean): object {
  const copy: Record<string, unknown> = { ...holder }
  if (rest.length > 0) {
    const child = copy[head]
    copy[head] = setTokens(isMembers(child) ? child : {}, rest, value, false)
  } else if (value === null && !top) {
    delete copy[head]
  } else {
    copy[head] = value
  }
  return copy
}
