import { expect, test } from 'vitest'
import { sentencesOf } from './sentences.ts'
import { widenToSentences } from './widen-to-sentences.ts'

const text = 'Dr. Low saw the film. No effusion was seen. Heart size is normal.\n'
const sentences = sentencesOf(text)
const widened = (start: number, end = start) => {
  const range = widenToSentences(sentences, { start, end })
  return range === undefined ? undefined : text.slice(range.start, range.end)
}

test('a caret takes its sentence, and the same again one more', () => {
  const first = 'Dr. Low saw the film.'
  expect(widened(5)).toBe(first)
  expect(widened(0, first.length)).toBe(`${first} No effusion was seen.`)
  expect(widened(0, text.trim().length)).toBe(text.trim())
})

test('a selection grows to whole sentences; between sentences the next is meant, at the end the last', () => {
  expect(widened(10, 30)).toBe('Dr. Low saw the film. No effusion was seen.')
  expect(widened('Dr. Low saw the film.'.length)).toBe('No effusion was seen.')
  expect(widened(text.length)).toBe('Heart size is normal.')
  expect(widenToSentences([], { start: 0, end: 0 })).toBeUndefined()
})
