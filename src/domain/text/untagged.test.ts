import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentencesOf } from './sentences.ts'
import { neighbourIndex, untaggedSentences } from './untagged.ts'

const text = 'FINDINGS:\nNo nodule. Small effusion 👩‍⚕️ on the left.\n____\nHeart normal. The end.'
const sentences = sentencesOf(text)
const at = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })
const quotes = (tagged: readonly string[], headings: readonly string[] = ['FINDINGS:']) =>
  untaggedSentences(text, sentences, tagged.map(at), headings.map(at)).map(({ start, end }) => text.slice(start, end))

test('a sentence with a word and without any part of a tag; no headings, no rules', () => {
  expect(quotes([])).toEqual(['No nodule.', 'Small effusion 👩‍⚕️ on the left.', 'Heart normal.', 'The end.'])
  expect(quotes(['effusion'])).toEqual(['No nodule.', 'Heart normal.', 'The end.'])
  expect(quotes(['left.\n____\nHeart', 'nodule'])).toEqual(['The end.'])
  expect(quotes([], [])[0]).toBe('FINDINGS:')
})

test('a tag that ends where a sentence begins, or begins where it ends, is not in it', () => {
  expect(quotes(['nodule. '])).toContain('Small effusion 👩‍⚕️ on the left.')
  expect(quotes([' Small'])).toContain('No nodule.')
})

test('neighbours begin after, or before, and not at, where one stands', () => {
  const ranges = [at('No nodule.'), at('Heart')]
  expect(neighbourIndex(ranges, 0, 1)).toBe(0)
  expect(neighbourIndex(ranges, at('No nodule.').start, 1)).toBe(1)
  expect(neighbourIndex(ranges, at('normal').start, 1)).toBeUndefined()
  expect(neighbourIndex(ranges, at('normal').start, -1)).toBe(1)
  expect(neighbourIndex(ranges, at('No nodule.').start, -1)).toBeUndefined()
})

test('for any tags: those that overlap none of them', () => {
  const range = fc.tuple(fc.nat(text.length), fc.nat(20)).map(([start, length]) => ({ start, end: start + length + 1 }))
  fc.assert(
    fc.property(fc.array(range), (tagged) => {
      const plain = sentences.filter(
        (one) =>
          /[\p{L}\p{N}]/u.test(text.slice(one.start, one.end)) &&
          !tagged.some((tag) => tag.start < one.end && tag.end > one.start),
      )
      expect(untaggedSentences(text, sentences, tagged, [])).toEqual(plain)
    }),
  )
})
