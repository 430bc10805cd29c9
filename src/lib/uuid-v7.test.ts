import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createUuidV7 } from './uuid-v7.ts'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function millisecondsOf(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16)
}

it('puts the milliseconds first (RFC 9562 §5.7)', () => {
  // The example of RFC 9562 appendix A.6: 2022-02-22 14:22:22.00 GMT-05:00.
  expect(createUuidV7(() => 0x017f22e279b0)().slice(0, 14)).toBe('017f22e2-79b0-')
})

it('ascends whatever the clock does, and never runs far ahead of it', () => {
  const moves = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -1000, max: 1000 })), { maxLength: 300 })
  fc.assert(
    fc.property(moves, (steps) => {
      let now = 1_700_000_000_000
      let latest = 0
      const newId = createUuidV7(() => now)
      let last = ''
      for (const step of steps) {
        now += step
        latest = Math.max(latest, now)
        const id = newId()
        expect(id).toMatch(shape)
        expect(id > last).toBe(true)
        expect(millisecondsOf(id)).toBe(latest)
        last = id
      }
    }),
  )
})

it('ascends beyond the counter of one millisecond', () => {
  const newId = createUuidV7(() => 1_700_000_000_000)
  const ids = Array.from({ length: 10_000 }, newId)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(10_000)
  expect(millisecondsOf(ids.at(-1) ?? '')).toBe(1_700_000_000_002)
})

it('does not repeat itself in two makers of one clock', () => {
  const makers = [createUuidV7(() => 1), createUuidV7(() => 1)]
  expect(new Set(makers.flatMap((newId) => Array.from({ length: 1000 }, newId))).size).toBe(2000)
})
