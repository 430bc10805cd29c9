import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CaseQuery, everyCase, queryFields, sortColumns } from '../../persistence/case-list/case-query.ts'
import { addressOfQuery, queryOfAddress } from './case-query-address.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const day = fc
  .date({ min: new Date(Date.UTC(1950, 0, 1)), max: new Date(Date.UTC(2090, 0, 1)), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const query: fc.Arbitrary<CaseQuery> = fc.record({
  text,
  chosen: fc
    .dictionary(fc.constantFrom(...queryFields), fc.uniqueArray(text, { minLength: 1, maxLength: 3 }))
    .map((chosen) => ({ ...chosen })),
  reader: fc.constantFrom('me', 'you', 'anyone'),
  patient: fc.option(fc.constant('0123456789abc')),
  acquiredFrom: fc.option(day),
  acquiredTo: fc.option(day),
  sort: fc.record({ by: fc.constantFrom(...sortColumns), descending: fc.boolean() }),
})

test('an address gives back the query it was made from', () => {
  fc.assert(
    fc.property(query, (given) => {
      expect(queryOfAddress(addressOfQuery(given, 'me'), 'me')).toEqual(given)
    }),
  )
})

test('every case in reading order needs no address, and an address that makes no sense is every case', () => {
  expect(addressOfQuery(everyCase('me'), 'me')).toBe('')
  expect(queryOfAddress('?sort=nonsense&from=yesterday&patient=Miller&what=ever', 'me')).toEqual(everyCase('me'))
})
