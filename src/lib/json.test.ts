import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryJson } from '../../tests/fixtures/arbitrary-primitives.ts'
import { canonicalJson } from './canonical-json.ts'
import { jsonEquals, toJson } from './json.ts'

describe('equality', () => {
  it('is that of the canonical text', () => {
    fc.assert(
      fc.property(arbitraryJson, arbitraryJson, (a, b) => {
        expect(jsonEquals(a, b)).toBe(canonicalJson(a) === canonicalJson(b))
        expect(jsonEquals(a, structuredClone(a))).toBe(true)
      }),
    )
  })

  it('tells arrays from objects, null from absent, and neither 0 from -0 nor undefined from absent', () => {
    expect(jsonEquals([], {})).toBe(false)
    expect(jsonEquals({}, [])).toBe(false)
    expect(jsonEquals([1, 2], { 0: 1, 1: 2, length: 2 })).toBe(false)
    expect(jsonEquals({ 0: 1, length: 1 }, [1])).toBe(false)
    expect(jsonEquals([1], [1, 2])).toBe(false)
    expect(jsonEquals({ a: null }, {})).toBe(false)
    expect(jsonEquals({}, { a: null })).toBe(false)
    expect(jsonEquals({ a: undefined }, {})).toBe(true)
    expect(jsonEquals({}, { a: undefined })).toBe(true)
    expect(jsonEquals(0, -0)).toBe(true)
    expect(jsonEquals(0, false)).toBe(false)
    expect(jsonEquals('', null)).toBe(false)
  })

  it('takes names that every object inherits for data', () => {
    const own = JSON.parse('{"__proto__":{}}')
    expect(jsonEquals(own, {})).toBe(false)
    expect(jsonEquals({}, own)).toBe(false)
    expect(jsonEquals(own, JSON.parse('{"__proto__":{}}'))).toBe(true)
    expect(jsonEquals({ constructor: 1 }, {})).toBe(false)
    expect(jsonEquals({ toString: undefined }, {})).toBe(true)
  })
})

describe('toJson', () => {
  it('copies JSON and leaves undefined members out', () => {
    fc.assert(
      fc.property(arbitraryJson, (value) => {
        expect(toJson(value)).toEqual(value)
      }),
    )
    const given = { a: { b: [1] }, c: undefined }
    const copy = toJson(given)
    given.a.b.push(2)
    expect(copy).toStrictEqual({ a: { b: [1] } })
  })

  it('refuses what would come back as something else', () => {
    const holed = [1, 2]
    delete holed[0]
    for (const value of [Number.NaN, Infinity, undefined, [undefined], holed, new Date(0), new Uint8Array(2), 1n]) {
      expect(() => toJson(value)).toThrow(TypeError)
    }
  })
})
