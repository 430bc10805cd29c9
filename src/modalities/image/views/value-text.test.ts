import { expect, test } from 'vitest'
import { numberText, rangeTexts, roundedOut } from './value-text.ts'

test('the ends of a range are told in four digits and leave nothing out', () => {
  expect([roundedOut(7.78847, 1), roundedOut(7.78847, -1)]).toEqual([7.789, 7.788])
  expect([roundedOut(-7.78847, 1), roundedOut(-7.78847, -1)]).toEqual([-7.788, -7.789])
  expect([roundedOut(0.000123456, 1), roundedOut(12_345.6, -1)]).toEqual([0.0001235, 12_340])
  expect([roundedOut(0, 1), roundedOut(-1024, -1), roundedOut(31_071, 1)]).toEqual([0, -1024, 31_071])
  expect(roundedOut(7.788, 1)).toBe(7.788)
})

test.each([
  [0, 1023, '0', '1023'],
  [0, 1024, '0', '1024'],
  [1023, 1024, '1023', '1024'],
  [-1350.5, 149.5, '-1351', '150'],
  [0, 6, '0', '6'],
  [0, 6.25, '0', '6.25'],
  [2.5, 7.5, '2.5', '7.5'],
  [0.0123, 0.0456, '0.0123', '0.0456'],
  [-0.0004, 0.0008, '-0.0004', '0.0008'],
  [40_000.123, 40_000.456, '40000.123', '40000.456'],
  [0, 4_294_967_295, '0', '4294967295'],
  [5, 5, '5', '5'],
])('a range of %d to %d reads %s to %s', (low, high, lowText, highText) => {
  expect(rangeTexts(low, high)).toEqual([lowText, highText])
})

test('a value keeps all digits before the point', () => {
  expect([12, 0.123_456, 10_234.5, 123.456, -1234.5, 0].map(numberText)).toEqual([
    '12',
    '0.1235',
    '10235',
    '123.5',
    '-1235',
    '0',
  ])
})
