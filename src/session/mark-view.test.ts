import { expect, test } from 'vitest'
import { isHidden, isLocked, plainMarkView, toggled, withOpacity, withShown } from './mark-view.ts'

const mark = { id: 'm', labelId: 'l' }

test('a mark is hidden by its own id, by its label, or by what is isolated', () => {
  expect(isHidden(plainMarkView, mark)).toBe(false)
  for (const id of ['m', 'l']) expect(isHidden({ ...plainMarkView, hidden: new Set([id]) }, mark)).toBe(true)
  expect(isHidden({ ...plainMarkView, isolated: new Set(['other']) }, mark)).toBe(true)
  expect(isHidden({ ...plainMarkView, isolated: new Set(['l']) }, mark)).toBe(false)
  expect(isLocked({ locked: new Set(['l']) }, mark)).toBe(true)
})

test('what is made while others are isolated is shown', () => {
  const view = withShown({ ...plainMarkView, isolated: new Set(['other']) }, ['m'])
  expect(isHidden(view, mark)).toBe(false)
  expect(withShown(plainMarkView, ['m'])).toBe(plainMarkView)
})

test('toggling takes all in where one was out', () => {
  expect([...toggled(new Set(['a']), ['a', 'b'])]).toEqual(['a', 'b'])
  expect([...toggled(new Set(['a', 'b', 'c']), ['a', 'b'])]).toEqual(['c'])
})

test('an outline never fades away', () => {
  expect(withOpacity(plainMarkView, { fill: 1.4, outline: 0 })).toMatchObject({ fillOpacity: 1, outlineOpacity: 0.1 })
  expect(withOpacity(plainMarkView, { fill: 0.1 + 0.2 }).fillOpacity).toBe(0.3)
})
