import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { arbitraryText } from '../../../tests/fixtures/arbitrary-text.ts'
import { clinicalSentences } from '../../../tests/fixtures/clinical-sentences.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { sentencesOf } from './sentences.ts'

const bar = 0.98

/** A note without its marks, and where its sentences end. */
function parsed(marked: string) {
  const ends: number[] = []
  let text = ''
  for (const piece of marked.split('¦')) {
    text += piece
    ends.push(text.length)
  }
  // Behind the last mark there is nothing, or white space.
  return { text, ends: new Set(ends.filter((end, index) => index < ends.length - 1 && end > 0)) }
}

describe('200 sentences of clinical notes', () => {
  const counts = { found: 0, expected: 0, right: 0 }
  const wrong: string[] = []
  for (const note of clinicalSentences) {
    const { text, ends } = parsed(note)
    const found = sentencesOf(text).map(({ end }) => end)
    counts.found += found.length
    counts.expected += ends.size
    counts.right += found.filter((end) => ends.has(end)).length
    for (const end of found)
      if (!ends.has(end)) wrong.push(`cut: ${text.slice(end - 30, end)}¦${text.slice(end, end + 20)}`)
    for (const end of ends)
      if (!found.includes(end)) wrong.push(`missed: ${text.slice(end - 30, end)}¦${text.slice(end, end + 20)}`)
  }

  it(`${counts.expected} of them: boundaries are right in 98 of 100 (F1)`, () => {
    expect(counts.expected).toBeGreaterThanOrEqual(200)
    const f1 = (2 * counts.right) / (counts.found + counts.expected)
    expect(f1, wrong.join('\n')).toBeGreaterThanOrEqual(bar)
  })
})

test('sentences lie in order, without white space at their edges, and leave out white space only', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      let before = 0
      for (const { start, end } of sentencesOf(text)) {
        expect(text.slice(before, start).trim()).toBe('')
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
        expect(end).toBeGreaterThan(start)
        before = end
      }
      expect(text.slice(before).trim()).toBe('')
    }),
  )
})

const report = sharedDataPath('notes/00000086.txt')
test.skipIf(report === null)('a real report: no sentence is longer than a paragraph', () => {
  const text = readFileSync(report ?? '', 'utf8')
  const sentences = sentencesOf(text)
  expect(sentences.length).toBeGreaterThan(5)
  for (const { start, end } of sentences) expect(text.slice(start, end)).not.toMatch(/\n\s*\n/)
})
