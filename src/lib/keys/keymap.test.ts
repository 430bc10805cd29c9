import { expect, test } from 'vitest'
import { keyless, keyNow, meantBy, pageScope, scopesMeet, withKey, withoutChange } from './keymap.ts'

const rectangle = { scope: pageScope, chord: 'R' }
const submit = { scope: pageScope, chord: 'S' }
const fit = { scope: 'image', chord: 'F' }

test('a key is the built-in one until it is changed, and again when it is changed back', () => {
  const moved = withKey([], rectangle, 'Shift+2')
  expect([keyNow([], rectangle), keyNow(moved, rectangle), keyNow(moved, submit)]).toEqual(['R', 'Shift+2', 'S'])
  expect(withKey(moved, rectangle, 'R')).toEqual([])
  expect(withoutChange(withKey(moved, submit, null), rectangle)).toEqual([{ ...submit, to: null }])
})

test('what is built in without a key has none until it gets one', () => {
  const way = { scope: pageScope, chord: keyless('Go to projects') }
  expect(keyNow([], way)).toBeNull()
  expect(keyNow(withKey([], way, 'Alt+P'), way)).toBe('Alt+P')
  expect(keyNow([], { scope: 'image', chord: '=' })).toBe('=')
})

test('two that swap keys are each found by the key of the other', () => {
  const swapped = withKey(withKey([], rectangle, 'S'), submit, 'R')
  expect(meantBy(swapped, ['R'], [rectangle, submit])).toBe(submit)
  expect(meantBy(swapped, ['S'], [rectangle, submit])).toBe(rectangle)
})

test('a likelier reading goes before one by the place of the key', () => {
  expect(meantBy([], ['S', 'R'], [rectangle, submit])).toBe(submit)
  expect(meantBy([], ['К', 'R'], [rectangle, submit])).toBe(rectangle)
  expect(meantBy(withKey([], rectangle, null), ['R'], [rectangle])).toBeUndefined()
})

test('keys of two viewers do not meet, those of pages meet all', () => {
  expect([scopesMeet('image', 'text'), scopesMeet('image', pageScope), scopesMeet(fit.scope, 'image')]).toEqual([
    false,
    true,
    true,
  ])
})
