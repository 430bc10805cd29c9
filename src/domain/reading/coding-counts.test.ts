import { expect, it } from 'vitest'
import { countCodings } from './coding-counts.ts'

it('counts codes of all, and what waits for one only where it is said to be there', () => {
  const annotations = [
    { codingState: 'coded', assertion: 'present' },
    { codingState: 'coded', assertion: 'absent' },
    { codingState: 'none-suitable', assertion: 'likely' },
    { codingState: 'deferred', assertion: 'likely' },
    { codingState: 'deferred', assertion: 'absent' },
    { codingState: 'deferred', assertion: 'not-assessable' },
  ] as const
  expect(countCodings(annotations)).toEqual({ coded: 2, 'none-suitable': 1, deferred: 1 })
})
