import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonEquals } from '../lib/json.ts'
import { Comparison } from './comparison.ts'
import { firstDifference } from './first-difference.ts'

describe('firstDifference', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, undefined],
    [{ a: 0 }, { a: null }, '/a'],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, '/a/1/b'],
    [{ a: [1] }, { a: [1, 2] }, '/a/1'],
    [{ a: 1 }, {}, '/a'],
    [{ 'x/y~z': 1 }, { 'x/y~z': 2 }, '/x~1y~0z'],
    [{ a: 1 }, [1], ''],
    [1, 2, ''],
  ])('of %j and %j is %j', (a, b, path) => {
    expect(firstDifference(a, b)).toBe(path)
    expect(firstDifference(b, a)).toBe(path)
  })

  it('is there exactly when values are not equal', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
        expect(firstDifference(a, b) === undefined).toBe(jsonEquals(a, b))
        expect(firstDifference(a, structuredClone(a))).toBeUndefined()
      }),
    )
  })
})

describe('Comparison', () => {
  it('tells what is missing, too many and different, and counts what was compared', () => {
    const comparison = new Comparison('x.json')
    const list = comparison.list('thing', [{ id: 'a' }, { id: 'b' }, { id: 'c' }])
    for (const value of [{ id: 'c', more: 1 }, { id: 'a' }, { id: 'a' }, null]) list.take(value)
    list.finish()
    expect(comparison.counts).toEqual({ thing: 2 })
    expect(comparison.problems()).toEqual([
      { code: 'read-back-differs', params: { kind: 'thing', id: 'c', path: '/more' }, file: 'x.json' },
      { code: 'read-back-unexpected', params: { kind: 'thing', id: 'a' }, file: 'x.json' },
      { code: 'read-back-unexpected', params: { kind: 'thing', id: '' }, file: 'x.json' },
      { code: 'read-back-missing', params: { kind: 'thing', id: 'b' }, file: 'x.json' },
    ])
  })

  it('only counts what is beyond fifty', () => {
    const comparison = new Comparison('x.json')
    for (let index = 0; index < 60; index++) comparison.record('thing', String(index), 1, 2)
    expect(comparison.problems().length).toBe(51)
    expect(comparison.problems().at(-1)).toMatchObject({ code: 'read-back-more', params: { count: 10 } })
  })
})
