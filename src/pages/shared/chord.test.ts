import { expect, test } from 'vitest'
import { chordOf } from './chord.ts'

const press = (key: string, modifiers: Partial<Parameters<typeof chordOf>[0]> = {}) =>
  chordOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers })

test('letters are upper case, whatever Caps Lock says', () => {
  expect(press('r')).toBe('R')
  expect(press('R')).toBe('R')
  expect(press('R', { shiftKey: true })).toBe('Shift+R')
})

test('Ctrl and Cmd are one', () => {
  expect(press('z', { ctrlKey: true })).toBe('Mod+Z')
  expect(press('z', { metaKey: true, shiftKey: true })).toBe('Mod+Shift+Z')
})

test('Shift is part of a sign, and a modifier of a named key', () => {
  expect(press('?', { shiftKey: true })).toBe('?')
  expect(press('1', { shiftKey: false })).toBe('1')
  expect(press('Enter', { shiftKey: true })).toBe('Shift+Enter')
})
