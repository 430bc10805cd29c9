import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { arbitraryText } from '../../../tests/fixtures/arbitrary-text.ts'
import { type PhraseOptions, phraseFinder } from './find-phrase.ts'
import { inflectionsOf } from './inflections.ts'

const strict: PhraseOptions = { matchCase: true, wholeWords: true, inflections: false }
const found = (text: string, phrase: string, options: Partial<PhraseOptions> = {}) =>
  phraseFinder(phrase, { ...strict, ...options })
    ?.find(text)
    .map(({ start, end }) => text.slice(start, end))

describe('a phrase is found', () => {
  it('wherever the line was wrapped', () => {
    expect(found('a pleural\r\n  effusion; pleural effusion', 'pleural effusion')).toEqual([
      'pleural\r\n  effusion',
      'pleural effusion',
    ])
  })

  it('in other letters, inside of words and inflected only where asked', () => {
    const text = 'Nodule, nodules, micronodule'
    expect(found(text, 'nodule')).toEqual([])
    expect(found(text, 'nodule', { matchCase: false })).toEqual(['Nodule'])
    expect(found(text, 'nodule', { matchCase: false, inflections: true })).toEqual(['Nodule', 'nodules'])
    expect(found(text, 'nodule', { wholeWords: false })).toEqual(['nodule', 'nodule'])
  })

  it('with signs in it, taken as they are', () => {
    expect(found('T.B. (old) [x] TxB.', 'T.B.', { wholeWords: false })).toEqual(['T.B.'])
    expect(found('a 50% (mild) stenosis', '50% (mild)', { wholeWords: false })).toEqual(['50% (mild)'])
  })

  it('but never in half of a character', () => {
    expect(found('cafe\u0301 cafe', 'cafe', { wholeWords: false })).toEqual(['cafe'])
    expect(found('👩‍⚕️ 👩', '👩', { wholeWords: false })).toEqual(['👩'])
  })

  it('and white space is no phrase', () => {
    expect(phraseFinder(' \n', strict)).toBeUndefined()
  })
})

test.each([
  ['effusion', 'effusions'],
  ['metastasis', 'metastases'],
  ['opacity', 'opacities'],
  ['pneumothorax', 'pneumothoraces'],
  ['diverticulum', 'diverticula'],
  ['bronchus', 'bronchi'],
  ['vertebra', 'vertebrae'],
  ['carcinoma', 'carcinomata'],
  ['mass', 'masses'],
])('%s and %s are forms of one word', (singular, plural) => {
  expect(inflectionsOf(singular)).toContain(plural)
  expect(inflectionsOf(plural)).toContain(singular)
})

test('what is found in any text reads as the phrase but for its white space', () => {
  fc.assert(
    fc.property(arbitraryText, fc.nat(), fc.nat(12), (text, from, length) => {
      const start = from % (text.length + 1)
      const phrase = text.slice(start, start + length)
      const plain = (quote: string) => quote.trim().replace(/\p{White_Space}+/gu, ' ')
      for (const quote of found(text, phrase, { wholeWords: false }) ?? []) expect(plain(quote)).toBe(plain(phrase))
    }),
  )
})
