import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryJson, arbitraryText } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { getField, pointerTo, withField } from './field-path.ts'

const record = { id: 'r', comment: null, attributes: { size: 3, 'a/b': 1, 'm~n': 2 }, codings: [{ code: 'x' }] }
const tokens = fc.array(fc.oneof(arbitraryText, fc.constantFrom('', '__proto__', 'constructor', '~1', 'a/b')), {
  minLength: 1,
  maxLength: 3,
})

describe('field path', () => {
  it('finds members, names with / and ~ among them (RFC 6901 §3)', () => {
    expect(getField(record, '/attributes/size')).toBe(3)
    expect(getField(record, pointerTo('attributes', 'a/b'))).toBe(1)
    expect(getField(record, '/attributes/m~0n')).toBe(2)
    expect(pointerTo('a/b', 'm~n', '~1')).toBe('/a~1b/m~0n/~01')
  })

  it('gives null for what is not there, and does not look into arrays or inherited members', () => {
    for (const path of [
      '/nothing',
      '/attributes/nothing/below',
      '/codings/0',
      '/comment/x',
      '/constructor',
      '/attributes/toString',
    ]) {
      expect(getField(record, path)).toBeNull()
    }
  })

  it('reads what it has written and leaves the record and its other members alone', () => {
    fc.assert(
      fc.property(tokens, arbitraryJson, (names, value) => {
        const before = structuredClone(record)
        const path = pointerTo(...names)
        const next = withField(record, path, value)
        expect(getField(next, path)).toEqual(value)
        expect(record).toEqual(before)
        for (const [name, member] of Object.entries(record)) {
          if (name !== names[0]) expect(getField(next, pointerTo(name))).toEqual(member)
        }
      }),
    )
  })

  it('puts back what it has replaced', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('/comment', '/attributes/size', '/attributes/new', '/attributes'),
        arbitraryJson,
        (path, value) => {
          const next = withField(record, path, value)
          expect(withField(next, path, getField(record, path))).toStrictEqual(record)
        },
      ),
    )
  })

  it('takes null for absent below the first member, and for null in it', () => {
    expect(withField(record, '/attributes/size', null)).toStrictEqual({ ...record, attributes: { 'a/b': 1, 'm~n': 2 } })
    expect(withField({ comment: 'a' }, '/comment', null)).toStrictEqual({ comment: null })
  })

  it('makes a member even of a name that objects inherit', () => {
    const next = withField({ attributes: {} }, '/attributes/__proto__', 'x')
    expect(JSON.stringify(next)).toBe('{"attributes":{"__proto__":"x"}}')
    expect(Object.getPrototypeOf(next.attributes)).toBe(Object.prototype)
  })
})
