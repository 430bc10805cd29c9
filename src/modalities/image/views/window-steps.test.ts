import { expect, test } from 'vitest'
import { grayscaleImage } from '../../../imaging/pixels/picture.ts'
import { draggedWindow, steppedWindow } from './window-steps.ts'

const ct = grayscaleImage({
  widthPx: 2,
  heightPx: 1,
  values: Uint16Array.from([0, 1600]),
  slope: 2,
  intercept: -1024,
})
const dose = grayscaleImage({
  widthPx: 2,
  heightPx: 1,
  values: Float32Array.from([0, 0.5]),
  voiFunction: 'LINEAR_EXACT',
})
const flat = grayscaleImage({ widthPx: 1, heightPx: 1, values: Uint8Array.from([7]), voiFunction: 'LINEAR_EXACT' })
const color = { kind: 'color', widthPx: 1, heightPx: 1, rgba: new Uint8ClampedArray(4) } as const

test('a drag is measured in modality units of the whole range', () => {
  expect(draggedWindow(ct, { centre: 0, width: 400 }, 10, -5)).toEqual({ centre: -20, width: 440 })
})

test('a window never closes', () => {
  expect(draggedWindow(ct, { centre: 0, width: 400 }, -9999, 0)?.width).toBe(1)
  const narrow = draggedWindow(dose, { centre: 0.2, width: 0.4 }, -9999, 0)?.width ?? 0
  expect(narrow).toBeGreaterThan(0)
  expect(narrow).toBeLessThan(0.001)
  expect(draggedWindow(flat, { centre: 7, width: 1 }, -9999, 0)?.width).toBeGreaterThan(0)
})

test('darker by key is what lighter takes back', () => {
  const from = { centre: 40, width: 400 }
  const darker = steppedWindow(ct, from, 'darker')
  expect(darker?.centre).toBeGreaterThan(from.centre)
  expect(steppedWindow(ct, darker, 'brighter')).toEqual(from)
  expect(steppedWindow(ct, from, 'softer')?.width).toBeCloseTo(440, 6)
})

test('colour has no window', () => {
  expect(draggedWindow(color, null, 10, 10)).toBeNull()
  expect(steppedWindow(color, null, 'darker')).toBeNull()
})
