/** Any JSON value (RFC 8259). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Whether a value is an object as JSON has them: not an array, and not of a class, whose meaning its members do not tell. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The value of an object's own member: names such as `constructor` or `__proto__` are data like any other. */
export function ownMember(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/**
 * Structural equality of JSON-like values. A member that is `undefined` equals an absent one; member order does not matter;
 * `-0` equals `0` because JSON writes both as `0`.
 */
export function jsonEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => jsonEquals(item, b[index]))
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false
  for (const key of Object.keys(a)) if (!jsonEquals(a[key], ownMember(b, key))) return false
  for (const key of Object.keys(b)) if (b[key] !== undefined && ownMember(a, key) === undefined) return false
  return true
}

/**
 * A copy of a value as JSON carries it: members that are `undefined` are left out.
 * @throws TypeError on anything JSON cannot carry: a non-finite number, an instance of a class, a hole in an array
 */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value
    case 'number':
      if (Number.isFinite(value)) return value
      break
    case 'object':
      if (value === null) return null
      if (Array.isArray(value)) return arrayToJson(value)
      if (!isPlainObject(value)) break
      return objectToJson(value)
  }
  throw new TypeError(`JSON cannot hold ${String(value)}`)
}

/** By its places and not with `map`, which would leave holes as they are. */
function arrayToJson(array: readonly unknown[]): readonly Json[] {
  const copy: Json[] = []
  for (let i = 0; i < array.length; i++) copy.push(toJson(array[i]))
  return copy
}

/** Member by member: with a list of its entries an outline of thousands of points takes four times as long. */
function objectToJson(object: Readonly<Record<string, unknown>>): Json {
  const copy: Record<string, Json> = {}
  for (const key of Object.keys(object)) {
    const member = object[key]
    if (member === undefined) continue
    // Set like any other it would be the prototype.
    if (key === '__proto__') Object.defineProperty(copy, key, { ...ownData, value: toJson(member) })
    else copy[key] = toJson(member)
  }
  return copy
}

const ownData = { configurable: true, enumerable: true, writable: true }
