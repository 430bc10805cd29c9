import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryText, arbitraryTextAndRange } from '../../../tests/fixtures/arbitrary-text.ts'
import { spanSchema } from '../records/target.ts'
import { lineOf, lineStartsOf } from './lines.ts'
import { makeSpan, quoteOf, verifySpan } from './span.ts'

test('a span quotes exactly what stands in the text, passes its schema, and survives JSON', () => {
  fc.assert(
    fc.property(arbitraryTextAndRange, ({ text, range }) => {
      const span = makeSpan(text, [range])
      expect(span.fragments[0]?.quote).toBe(text.slice(range.start, range.end))
      expect(verifySpan(text, spanSchema.parse(JSON.parse(JSON.stringify(span))))).toBe(true)
    }),
  )
})

test('a span does not verify against a text that changed', () => {
  fc.assert(
    fc.property(arbitraryTextAndRange, fc.integer({ min: 1, max: 3 }), ({ text, range }, by) => {
      const span = makeSpan(text, [range])
      const changed = 'x'.repeat(by) + text
      const stillThere = changed.slice(range.start, range.end) === text.slice(range.start, range.end)
      expect(verifySpan(changed, span)).toBe(stillThere)
      expect(verifySpan(text.slice(0, range.end - 1), span)).toBe(false)
    }),
  )
})

test('fragments come in order, and those that touch become one', () => {
  const text = 'left and right lung'
  const span = makeSpan(text, [
    { start: 15, end: 19 },
    { start: 0, end: 4 },
    { start: 4, end: 5 },
    { start: 2, end: 4 },
  ])
  expect(span.fragments).toEqual([
    { start: 0, end: 5, quote: 'left ' },
    { start: 15, end: 19, quote: 'lung' },
  ])
  expect(quoteOf(span)).toBe('left  … lung')
})

test.each([
  [[]],
  [[{ start: 2, end: 2 }]],
  [[{ start: -1, end: 2 }]],
  [[{ start: 0, end: 4 }]],
  [[{ start: 0.5, end: 2 }]],
])('no span over %j of "abc"', (ranges) => expect(() => makeSpan('abc', ranges)).toThrow(RangeError))

test('lines joined give the text; every offset is in the line that holds it', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      const starts = lineStartsOf(text)
      const lines = starts.map((start, i) => text.slice(start, starts[i + 1]))
      expect(lines.join('')).toBe(text)
      expect(lines.map((line) => line.replace(/(\r\n|\n|\r)$/, ''))).toEqual(text.split(/\r\n|\n|\r/))
      for (let offset = 0; offset <= text.length; offset++) {
        const line = lineOf(starts, offset)
        expect(starts[line]).toBeLessThanOrEqual(offset)
        expect(starts[line + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(offset)
      }
    }),
  )
})
