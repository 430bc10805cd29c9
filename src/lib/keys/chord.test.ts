import { expect, test } from 'vitest'
import { ariaOf, capsOf, chordOf, chordsOf, chordToKeep, pressOf } from './chord.ts'

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

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test.each([
  ['Cyrillic К is at the place of R', { key: 'к', code: 'KeyR' }, ['К', 'R']],
  ['French digits take Shift', { key: '&', code: 'Digit1' }, ['&', '1']],
  ['a German bracket takes AltGr', { key: '[', code: 'Digit8', ctrlKey: true, altKey: true }, ['Mod+Alt+[', '[']],
  ['Option makes another sign on a Mac', { key: 'ß', code: 'KeyS', altKey: true }, ['Alt+ß', 'Alt+S']],
  ['Dvorak types another Latin letter', { key: 'p', code: 'KeyR' }, ['P']],
  ['Shift with a digit is the sign', { key: '!', code: 'Digit1', shiftKey: true }, ['!']],
  ['an Umlaut is a letter of its own', { key: 'ö', code: 'Semicolon' }, ['Ö']],
])('%s', (_, given, readings) => {
  expect(chordsOf({ ...none, ...given })).toEqual(readings)
})

test('what is kept is found again by the same press', () => {
  const presses = [
    { key: 'к', code: 'KeyR' },
    { key: 'ß', code: 'KeyS', altKey: true },
    { key: 'J', code: 'KeyJ', shiftKey: true },
    { key: '[', code: 'Digit8', ctrlKey: true, altKey: true },
  ].map((given) => ({ ...none, ...given }))
  expect(presses.map(chordToKeep)).toEqual(['R', 'Alt+S', 'Shift+J', '['])
  for (const one of presses) expect(chordsOf(one)).toContain(chordToKeep(one))
})

test.each(['R', 'Shift+R', 'Mod+Shift+Z', 'Alt+1', '[', '?', '+', 'Mod++', 'PageUp', 'Shift+Space', 'F6'])(
  'the press made of %s is read as it',
  (chord) => {
    expect(chordOf(pressOf(chord, false))).toBe(chord)
    expect(chordOf(pressOf(chord, true))).toBe(chord)
  },
)

test('keys are shown short, and said in full', () => {
  expect(capsOf('Mod+Shift+Z', false)).toEqual(['Ctrl', '⇧', 'Z'])
  expect(capsOf('Mod+Alt+PageUp', true)).toEqual(['⌘', '⌥', 'PgUp'])
  expect(ariaOf('Mod+Shift+Z', false)).toBe('Control+Shift+Z')
  expect(ariaOf('+', false)).toBe('Plus')
})
