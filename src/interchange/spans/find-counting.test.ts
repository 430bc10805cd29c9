import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryText } from '../../../tests/fixtures/arbitrary-text.ts'
import {
  type CountedText,
  differingCountings,
  fromUtf16,
  type OffsetCounting,
  offsetCountings,
  toUtf16,
} from '../../domain/text/offset-counting.ts'
import { snapToGraphemes } from '../../domain/text/snapping.ts'
import { makeSpan } from '../../domain/text/span.ts'
import { findCounting, placesOfNote } from './find-counting.ts'
import type { ForeignSpan } from './foreign-span.ts'

const codePoints: OffsetCounting = { unit: 'code-point', joinsBreaks: false, countsMark: false }
const noted = (text: string, hasMark = false): CountedText => ({ text, hasMark })

/** Ranges of whole clusters, one at least where the text has any. */
const arbitraryNote = arbitraryText
  .filter((text) => text.length > 0)
  .chain((text) =>
    fc
      .tuple(fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(12)), { minLength: 1, maxLength: 6 }), fc.boolean())
      .map(([pairs, hasMark]) => ({
        text,
        hasMark,
        ranges: pairs.map(([start, length]) =>
          snapToGraphemes(text, { start, end: Math.min(text.length, start + 1 + length) }),
        ),
      })),
  )

function written(
  note: CountedText,
  { start, end }: { readonly start: number; readonly end: number },
  counting: OffsetCounting,
  isQuoted: boolean,
): ForeignSpan {
  const range = { start: fromUtf16(note, start, counting), end: fromUtf16(note, end, counting) }
  return { label: 'A', ranges: [range], quote: isQuoted ? note.text.slice(start, end) : null }
}

test('offsets of every counting come back to where they were, in emoji, accents and CR LF', () => {
  fc.assert(
    fc.property(arbitraryNote, fc.constantFrom(...offsetCountings), ({ ranges, text, hasMark }, counting) => {
      const offsets = ranges.flatMap(({ start, end }) => [start, end])
      const counted = offsets.map((offset) => fromUtf16({ text, hasMark }, offset, counting))
      expect(toUtf16({ text, hasMark }, counted, counting)).toEqual(offsets)
    }),
  )
})

test('bytes and code points are those of the platform', () => {
  fc.assert(
    fc.property(arbitraryNote, ({ text }) => {
      expect(fromUtf16(noted(text), text.length, codePoints)).toBe([...text].length)
      const bytes = new TextEncoder().encode(text).length
      expect(fromUtf16(noted(text), text.length, { ...codePoints, unit: 'utf-8' })).toBe(bytes)
      const joined = text.replaceAll('\r\n', '\n').length
      expect(fromUtf16(noted(text), text.length, { unit: 'utf-16', joinsBreaks: true, countsMark: true })).toBe(joined)
    }),
  )
})

test('quoted tags of several notes go to their words, whatever the program counts; what is not certain is told', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryNote, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...offsetCountings),
      (notes, counting) => {
        const placed = notes.map(({ ranges, text, hasMark }) =>
          placesOfNote(
            { text, hasMark },
            ranges.map((range) => written({ text, hasMark }, range, counting, true)),
          ),
        )
        const found = findCounting(placed)
        expect(['same', 'quotes', 'open']).toContain(found.basis)
        if (found.basis === 'open') return
        const targets = placed.map(({ under }) => under(found.counting).map(({ target }) => target))
        expect(targets).toEqual(notes.map(({ text, ranges }) => ranges.map((range) => makeSpan(text, [range]))))
      },
    ),
  )
})

test('ways of counting that a text cannot tell apart are one', () => {
  const count = (text: string, hasMark = false) => differingCountings(noted(text, hasMark)).length
  expect(['plain\ntext', 'é', '😀', 'a\r\n😀'].map((text) => count(text))).toEqual([1, 2, 3, 6])
  expect(['plain\ntext', 'a\r\n😀'].map((text) => count(text, true))).toEqual([3, 12])
})

const text = 'Señor 😀 has a cough.\r\nNo fever; cough is dry.'
const at = (quote: string, from = 0) => {
  const start = text.indexOf(quote, from)
  return { start, end: start + quote.length }
}
const basisOf = (spans: readonly ForeignSpan[]) => findCounting([placesOfNote(noted(text), spans)])

test.each(offsetCountings)('one quote decides: %o', (counting) => {
  const placed = placesOfNote(noted(text), [written(noted(text), at('fever'), counting, true)])
  const found = findCounting([placed])
  expect(found.basis).toBe('quotes')
  expect(placed.under(found.counting)[0]?.target).toEqual(makeSpan(text, [at('fever')]))
})

test('without quotes the ends of words decide, and where they leave it open that is said', () => {
  const bytes: OffsetCounting = { ...codePoints, unit: 'utf-8' }
  const unquoted = [at('has'), at('fever'), at('dry')].map((range) => written(noted(text), range, bytes, false))
  expect(basisOf(unquoted)).toMatchObject({ basis: 'edges', counting: bytes })
  const either = placesOfNote(noted('éé a b'), [{ label: 'A', ranges: [{ start: 5, end: 6 }], quote: null }])
  expect(findCounting([either]).basis).toBe('open')
})

test('a quote that stands nowhere near is a mismatch under the best counting; white space and the form of accents are none', () => {
  const good = written(noted(text), at('cough'), codePoints, true)
  expect(basisOf([good, { label: 'A', ranges: [{ start: 0, end: 3 }], quote: 'dry' }])).toMatchObject({
    basis: 'mismatch',
    counting: codePoints,
  })
  const loose = written(noted(text), at('cough.\r\nNo'), codePoints, true)
  expect(basisOf([good, { ...loose, quote: 'cough. No' }]).basis).toBe('quotes')
  // As Label Studio writes line breaks.
  expect(basisOf([good, { ...loose, quote: 'cough.\\nNo' }]).basis).toBe('quotes')
  expect(basisOf([good, { ...loose, quote: 'cough.\\n\\nNo' }]).basis).toBe('quotes')
  const accent = written(noted(text), at('Señor 😀 has'), codePoints, true)
  expect(basisOf([{ ...accent, quote: 'Sen\u0303or 😀 has' }]).basis).toBe('quotes')
})

test('offsets outside of the text are a mismatch, quoted or not', () => {
  expect(basisOf([{ label: 'A', ranges: [{ start: 0, end: 9999 }], quote: null }]).basis).toBe('mismatch')
})
