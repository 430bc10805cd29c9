import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryText, arbitraryTextAndRange } from '../../../tests/fixtures/arbitrary-text.ts'
import { graphemeBoundary, snapToGraphemes, snapToWords, trimWhiteSpace } from './snapping.ts'

function boundariesOf(text: string): Set<number> {
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)
  return new Set([...segments].map(({ index }) => index).concat(text.length))
}

test('boundaries found among the lines around are those of the whole text', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      const boundaries = boundariesOf(text)
      for (let offset = 0; offset <= text.length; offset++) {
        const before = graphemeBoundary(text, offset, 'before')
        const after = graphemeBoundary(text, offset, 'after')
        expect(boundaries.has(before) && boundaries.has(after)).toBe(true)
        expect(before === offset && after === offset).toBe(boundaries.has(offset))
      }
    }),
  )
})

test('snapping never cuts a cluster and never gives an empty range', () => {
  fc.assert(
    fc.property(arbitraryTextAndRange, fc.boolean(), ({ text, range }, trim) => {
      const boundaries = boundariesOf(text)
      const whole = snapToGraphemes(text, range)
      expect(whole.start <= range.start && whole.end >= range.end).toBe(true)
      const word = snapToWords(text, range, { trim })
      for (const snapped of [whole, word, trimWhiteSpace(text, range) ?? whole]) {
        expect(boundaries.has(snapped.start) && boundaries.has(snapped.end)).toBe(true)
        expect(snapped.start).toBeLessThan(snapped.end)
      }
      expect(snapToGraphemes(text, whole)).toEqual(whole)
    }),
  )
})

/** `[` and `]` mark the selection in the first text, the snapped range in the second. */
function marked(text: string): { text: string; range: { start: number; end: number } } {
  const start = text.indexOf('⟦')
  const end = text.indexOf('⟧') - 1
  return { text: text.replace(/[⟦⟧]/g, ''), range: { start, end } }
}

describe('snapping to words', () => {
  test.each([
    ['the l⟦eft pleural effu⟧sion.', 'the ⟦left pleural effusion⟧.'],
    ['the left⟦ pleural ⟧effusion', 'the left ⟦pleural⟧ effusion'],
    ['effusion⟦, left.\r\n⟧next', 'effusion, ⟦left⟧.\r\nnext'],
    ['⟦"small"⟧', '"⟦small⟧"'],
    ['give ⟦metformin (Glucophage).⟧', 'give ⟦metformin (Glucophage)⟧.'],
    ['(give ⟦metformin)⟧', '(give ⟦metformin⟧)'],
    ['⟦(left⟧ lung)', '(⟦left⟧ lung)'],
    ['stenosis of 5⟦0%⟧', 'stenosis of ⟦50%⟧'],
    ['Sjo\u0308⟦gr⟧en', '⟦Sjo\u0308gren⟧'],
    ['well 👩‍⟦⚕️⟧.', 'well ⟦👩‍⚕️⟧.'],
    ['⟦ ... ⟧', '⟦ ... ⟧'],
    ['של⟦ו⟧ם עולם', '⟦שלום⟧ עולם'],
  ])('%s becomes %s', (before, after) => {
    const { text, range } = marked(before)
    expect(snapToWords(text, range, { trim: true })).toEqual(marked(after).range)
  })

  test('without trimming, edges stay', () => {
    const { text, range } = marked('eff⟦usion, left. ⟧next')
    expect(snapToWords(text, range, { trim: false })).toEqual(marked('⟦effusion, left. ⟧next').range)
  })
})

test('nothing but white space trims to nothing', () => {
  expect(trimWhiteSpace('a \r\n\u2028b', { start: 1, end: 5 })).toBeNull()
  expect(trimWhiteSpace('a  b ', { start: 1, end: 5 })).toEqual({ start: 3, end: 4 })
})
