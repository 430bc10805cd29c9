import { expect, test } from 'vitest'
import { type GridKey, gridMove } from './grid-keys.ts'

const press = (key: string, given: Partial<GridKey> = {}) =>
  gridMove({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...given }, 5, 10, 3)

test('keys walk, and stay inside the list', () => {
  expect(press('ArrowDown')).toEqual({ do: 'move', to: 6, isRange: false })
  expect(press('PageUp', { shiftKey: true })).toEqual({ do: 'move', to: 2, isRange: true })
  expect(press('End')).toMatchObject({ to: 9 })
  expect(press('Home')).toMatchObject({ to: 0 })
  expect(
    gridMove({ key: 'ArrowUp', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }, 0, 10, 3),
  ).toMatchObject({ to: 0 })
})

test('keys choose and open', () => {
  expect(press('Enter')).toEqual({ do: 'open' })
  expect(press(' ')).toEqual({ do: 'choose' })
  expect(press('a', { ctrlKey: true })).toEqual({ do: 'all' })
  expect(press('A', { metaKey: true })).toEqual({ do: 'all' })
  expect(press('Escape')).toEqual({ do: 'clear' })
})

test('other keys are left to others', () => {
  expect(press('a')).toBeNull()
  expect(press('Enter', { ctrlKey: true })).toBeNull()
  expect(press('ArrowDown', { altKey: true })).toBeNull()
})
