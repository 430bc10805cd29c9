import { expect, test } from 'vitest'
import type { Facts } from '../../domain/records/case.ts'
import { drawnWindowText } from './drawn-window-text.ts'

const header = { origin: 'header' } as const
const concentration: Facts = { units: { ...header, value: 'BQML' }, suvFactor: { ...header, value: 0.0002 } }

test('the window of a mark is told in the unit that values are shown in', () => {
  const window = { windowCentre: 12500, windowWidth: 25000 }
  expect(drawnWindowText(window, concentration)).toBe('2.5 / 5 SUV bw')
  expect(drawnWindowText(window, { ...concentration, units: { ...header, value: 'GML' } })).toBe('12500 / 25000')
  expect(drawnWindowText({ ...window, voiFunction: 'SIGMOID', inverted: true }, {})).toBe(
    '12500 / 25000, sigmoid, inverted',
  )
})

test('small figures are not told as nothing', () => {
  expect(drawnWindowText({ windowCentre: 0.00123, windowWidth: 0.0004 }, {})).toBe('0.00123 / 0.0004')
  expect(drawnWindowText({ windowCentre: -407.25, windowWidth: 1304 }, {})).toBe('-407.25 / 1304')
})
