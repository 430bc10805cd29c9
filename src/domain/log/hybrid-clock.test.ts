import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latest, tick } from './hybrid-clock.ts'

const shape = /^[0-9a-f]{12}-[0-9a-f]{4}$/
const millisecondsOf = (time: string) => Number.parseInt(time.slice(0, 12), 16)

describe('hybrid clock', () => {
  it('writes milliseconds and counter so that text order is clock order', () => {
    expect(tick(undefined, 0x0123456789ab)).toBe('0123456789ab-0000')
    expect(tick('0123456789ab-0000', 0x0123456789ab)).toBe('0123456789ab-0001')
    expect(tick('0123456789ab-0009', 0x0123456789aa)).toBe('0123456789ab-000a')
    expect(tick('0123456789ab-0009', 0x0123456789ac)).toBe('0123456789ac-0000')
  })

  it('goes on where the counter is full', () => {
    expect(tick('0123456789ab-ffff', 0)).toBe('0123456789ac-0000')
    expect(tick('0123456789ab-fffe', 0)).toBe('0123456789ab-ffff')
  })

  it('always goes forward, is never behind the wall clock, and ahead only of what it has heard', () => {
    const heard = fc.record({ at: fc.nat(5000), counter: fc.nat(0xffff) })
    const moves = fc.array(fc.tuple(fc.nat(5000), fc.option(heard)), { maxLength: 60 })
    fc.assert(
      fc.property(moves, (steps) => {
        let last: string | undefined
        let greatest = 0
        for (const [now, other] of steps) {
          if (other !== null) {
            const time = `${other.at.toString(16).padStart(12, '0')}-${other.counter.toString(16).padStart(4, '0')}`
            greatest = Math.max(greatest, other.at)
            last = latest(last, time)
          }
          const next = tick(last, now)
          greatest = Math.max(greatest, now)
          expect(next).toMatch(shape)
          if (last !== undefined) expect(next > last).toBe(true)
          expect(millisecondsOf(next)).toBeGreaterThanOrEqual(now)
          // One more for each time a counter was full.
          expect(millisecondsOf(next)).toBeLessThanOrEqual(greatest + steps.length)
          last = next
        }
      }),
    )
  })

  it('knows the later of two times', () => {
    expect(latest(undefined, undefined)).toBeUndefined()
    expect(latest('000000000001-0000', undefined)).toBe('000000000001-0000')
    expect(latest(undefined, '000000000001-0000')).toBe('000000000001-0000')
    expect(latest('000000000002-0000', '000000000001-ffff')).toBe('000000000002-0000')
    expect(latest('000000000001-fffe', '000000000001-ffff')).toBe('000000000001-ffff')
  })
})
