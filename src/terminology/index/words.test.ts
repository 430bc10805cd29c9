import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldedWords, sourceWords } from './words.ts'

describe('the words of a text', () => {
  it.each([
    ['Pleural effusion, right-sided', ['pleural', 'effusion', 'right', 'sided']],
    ["Crohn's disease", ['crohns', 'disease']],
    ['Crohn’s disease', ['crohns', 'disease']],
    ['Crohnʼs ŉ', ['crohns', 'n']],
    ["the patients' lungs", ['the', 'patients', 'lungs']],
    ['Ménière œdème ß Øre Łódź', ['meniere', 'oedeme', 'ss', 'ore', 'lodz']],
    ['Me\u0301nie\u0300re', ['meniere']],
    ['ﬁbrosis ﬂuid', ['fibrosis', 'fluid']],
    ['α-fetoprotein β-blocker TNFα', ['alpha', 'fetoprotein', 'beta', 'blocker', 'tnfalpha']],
    ['5 µg (\u03bcg) μ-opioid', ['5', 'ug', 'ug', 'mu', 'opioid']],
    ['Πνευμονία', ['πνευμονια']],
    ['ΟΙΔΗΜΑΤΟΣ οιδήματος', ['οιδηματοσ', 'οιδηματοσ']],
    ['CO₂ 10²/L ½', ['co2', '102', 'l', '1', '2']],
    ['B12 T4/T5', ['b12', 't4', 't5']],
    ['', []],
    [' - ?', []],
  ])('of %j', (text, words) => {
    expect(foldedWords(text)).toEqual(words)
  })

  it('are the same by the fast way for ASCII and by the general one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aB3 -'.Z") }), (text) => {
        expect(foldedWords(text)).toEqual(sourceWords(text).map((word) => word.folded))
      }),
    )
  })

  it('do not change when folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = foldedWords(text)
        expect(foldedWords(words.join(' ')).join(' ')).toBe(words.join(' '))
      }),
    )
  })

  it('know where they came from', () => {
    const text = 'a Me\u0301nière’s œdema'
    const [, meniere, oedema] = sourceWords(text)
    expect(meniere).toMatchObject({ folded: 'menieres', start: 2 })
    expect(text.slice(2, meniere?.ends[1])).toBe('Me\u0301')
    expect(text.slice(2, meniere?.ends[7])).toBe('Me\u0301nière’s')
    expect(text.slice(oedema?.start, oedema?.ends[0])).toBe('œ')
  })
})
