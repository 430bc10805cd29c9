import { expect, test } from 'vitest'
import { timeLeftText } from './check-text.ts'
import { phaseClock } from './phase-clock.ts'

test('what is left of a phase goes by its own pace, and is not guessed from its first moments', () => {
  const left = phaseClock()
  expect(left({ phase: 'entries', done: 1_000, total: 11_000 }, 0)).toBeNull()
  expect(left({ phase: 'entries', done: 2_000, total: 11_000 }, 500)).toBeNull()
  expect(left({ phase: 'entries', done: 3_000, total: 11_000 }, 2_000)).toBe(8_000)
  expect(left({ phase: 'entries', done: 11_000, total: 11_000 }, 10_000)).toBe(0)
  expect(left({ phase: 'rows', done: 0, total: 100 }, 60_000)).toBeNull()
  expect(left({ phase: 'rows', done: 50, total: 100 }, 62_000)).toBe(2_000)
})

test('it is told in steps that do not flicker', () => {
  expect(timeLeftText(null)).toBeNull()
  expect(timeLeftText(0)).toBe('a few seconds left')
  expect(timeLeftText(4_900)).toBe('a few seconds left')
  expect(timeLeftText(8_000)).toBe('about 10 s left')
  expect(timeLeftText(34_000)).toBe('about 35 s left')
  expect(timeLeftText(200_000)).toBe('about 4 min left')
})
