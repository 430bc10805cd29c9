import { expect, it } from 'vitest'
import { createActiveClock } from './active-clock.ts'

function clockAt() {
  let at = 1_000
  let attended = true
  const clock = createActiveClock({ now: () => at, isAttended: () => attended })
  const pass = (ms: number) => {
    // As the page does: a look every second.
    for (let passed = 0; passed < ms; passed += 1_000) {
      at += Math.min(1_000, ms - passed)
      clock.tick()
    }
  }
  const attend = (is: boolean) => {
    attended = is
    clock.tick()
  }
  return { clock, pass, attend, sleep: (ms: number) => (at += ms) }
}

it('counts for a minute after the last input', () => {
  const { clock, pass } = clockAt()
  pass(59_500)
  expect(clock.seconds()).toBe(59)
  clock.input()
  pass(300_000)
  expect(clock.seconds()).toBe(119)
  clock.input()
  pass(1_000)
  expect(clock.seconds()).toBe(120)
})

it('does not count out of sight or without the focus', () => {
  const { clock, pass, attend } = clockAt()
  pass(10_000)
  attend(false)
  pass(20_000)
  clock.input()
  pass(5_000)
  attend(true)
  pass(7_000)
  expect(clock.seconds()).toBe(17)
})

it('does not count what a sleeping machine slept beyond the minute', () => {
  const { clock, pass, sleep } = clockAt()
  pass(5_000)
  sleep(8 * 3_600_000)
  clock.input()
  expect(clock.seconds()).toBe(60)
  pass(2_000)
  expect(clock.seconds()).toBe(62)
})

it('gives whole seconds out once, and keeps what is left of one', () => {
  const { clock, pass } = clockAt()
  pass(2_700)
  expect(clock.seconds()).toBe(2)
  clock.stored()
  expect(clock.seconds()).toBe(0)
  pass(300)
  expect(clock.seconds()).toBe(1)
})
