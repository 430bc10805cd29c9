import { expect, test } from 'vitest'
import { roundedOut } from './value-text.ts'

test('the ends of a range are told in four digits and leave nothing out', () => {
  expect([roundedOut(7.78847, 1), roundedOut(7.78847, -1)]).toEqual([7.789, 7.788])
  expect([roundedOut(-7.78847, 1), roundedOut(-7.78847, -1)]).toEqual([-7.788, -7.789])
  expect([roundedOut(0.000123456, 1), roundedOut(12_345.6, -1)]).toEqual([0.0001235, 12_340])
  expect([roundedOut(0, 1), roundedOut(-1024, -1), roundedOut(31_071, 1)]).toEqual([0, -1024, 31_071])
  expect(roundedOut(7.788, 1)).toBe(7.788)
})
