import { expect, test } from 'vitest'
import { fuzzyMatch } from './fuzzy.ts'

const score = (query: string, text: string) => fuzzyMatch(query, text)?.score ?? Number.NEGATIVE_INFINITY

test('a beginning goes before a word, a word before its inside, all before letters apart', () => {
  const texts = ['Submit case', 'Go to submit', 'Resubmit', 'Show a marked bit']
  const scores = texts.map((text) => score('sub', text))
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
})

test('letters are found at the beginnings of words', () => {
  expect(fuzzyMatch('jmf', 'Join marks into a finding')?.at).toEqual([0, 5, 18])
  expect(score('rr', 'Region redraw')).toBeGreaterThan(score('rr', 'Mirror'.repeat(2)) - 100)
})

test('what lacks a letter is not found; nothing typed finds everything', () => {
  expect(fuzzyMatch('xyz', 'Rectangle')).toBeNull()
  expect(fuzzyMatch('  ', 'Rectangle')).toEqual({ score: 0, at: [] })
})
