import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitraryId } from '../../tests/fixtures/arbitrary-primitives.ts'
import { pairUuid } from './uuid-v8.ts'

it('is a UUIDv8 that depends on both ids and their order', () => {
  fc.assert(
    fc.property(arbitraryId, arbitraryId, arbitraryId, (a, b, other) => {
      const id = pairUuid(a, b)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(pairUuid(a, b)).toBe(id)
      // Ids that differ in their first 48 bits, as those of different milliseconds do.
      if (a.slice(0, 13) !== other.slice(0, 13)) expect(pairUuid(other, b)).not.toBe(id)
      if (b.slice(14) !== other.slice(14)) expect(pairUuid(a, b.slice(0, 14) + other.slice(14))).not.toBe(id)
    }),
  )
  const [a, b] = ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f', '017f22e2-79b0-7cc3-98c4-dc0c0c073990']
  expect(pairUuid(a, b)).not.toBe(pairUuid(b, a))
})
