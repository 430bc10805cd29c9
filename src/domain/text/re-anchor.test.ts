import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { arbitraryText } from '../../../tests/fixtures/arbitrary-text.ts'
import { reAnchoring } from './re-anchor.ts'
import type { TextRange } from './text-range.ts'

const old = 'FINDINGS: A nodule in the right lung. No effusion.\nIMPRESSION: A nodule, to be followed in three months.'
const reAnchor = (oldText: string, newText: string, range: TextRange) => reAnchoring(oldText, newText)(range)
const rangeOf = (text: string, quote: string, nth = 0) => {
  let start = text.indexOf(quote)
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1)
  return { start, end: start + quote.length }
}

describe('a span of a changed note', () => {
  it('is exact where nothing near it changed, though it moved', () => {
    const text = `ADDENDUM: seen by a second reader.\n${old}\nSigned.`
    const range = rangeOf(old, 'effusion')
    expect(reAnchor(old, text, range)).toEqual({ state: 'exact', range: rangeOf(text, 'effusion') })
  })

  it('takes the occurrence with its own surroundings', () => {
    const text = `A nodule. ${old} Signed.`
    expect(reAnchor(old, text, rangeOf(old, 'nodule', 1))).toEqual({
      state: 'exact',
      range: rangeOf(text, 'nodule', 2),
    })
  })

  it('stays where the text before it is as it was, however often its words come now', () => {
    expect(reAnchor('x nodule x', 'x nodule x nodule x', { start: 2, end: 8 })).toEqual({
      state: 'exact',
      range: { start: 2, end: 8 },
    })
  })

  it('is moved where its surroundings changed, and lost where its words are gone', () => {
    const text = `Copy. ${old.replace('right lung. No', 'left lung; no')} Signed.`
    expect(reAnchor(old, text, rangeOf(old, 'effusion'))).toEqual({
      state: 'moved',
      range: rangeOf(text, 'effusion'),
      places: [rangeOf(text, 'effusion')],
    })
    expect(reAnchor(old, text.replaceAll('effusion', 'fluid'), rangeOf(old, 'effusion'))).toEqual({ state: 'lost' })
  })

  it('is to be looked at where the word, or what it says, changed behind it, though all before it is as it was', () => {
    const range = rangeOf(old, 'effusion')
    for (const text of [old.replace('effusion.', 'effusions.'), old.replace('effusion.', 'effusion. Pneumothorax.')])
      expect(reAnchor(old, text, range)).toEqual({ state: 'moved', range, places: [range] })
    const end = 'A small nodule'
    const word = rangeOf(end, 'nodule')
    expect(reAnchor(end, `${end}s`, word).state).toBe('moved')
    expect(reAnchor('A cafe', 'A cafe\u0301', { start: 2, end: 6 }).state).toBe('moved')
    expect(reAnchor(end, `${end}. Signed.`, word)).toEqual({ state: 'exact', range: word })
    expect(reAnchor('nodule seen here', 'micronodule seen here', { start: 0, end: 6 }).state).toBe('moved')
  })

  it('goes with its paragraph where two change places, and where lines are broken elsewhere', () => {
    const first = 'The heart is of normal size, the lungs are clear \u{1f600} on both sides of this film today.'
    const second = 'A small effusion is seen on the left, with a nodule of 5 mm in the upper lobe on the right.'
    const text = `${first}\n\n${second}\n`
    const swapped = `${second}\n\n${first}\n`
    for (const quote of ['lungs are clear \u{1f600}', 'nodule of 5 mm'])
      expect(reAnchor(text, swapped, rangeOf(text, quote))).toEqual({ state: 'exact', range: rangeOf(swapped, quote) })
    const wrapped = text.replaceAll(' on ', '\non ').replace('nodule of', 'nodule\nof')
    expect(reAnchor(text, wrapped, rangeOf(text, 'lungs are clear')).state).toBe('exact')
    expect(reAnchor(text, wrapped, rangeOf(text, 'nodule of 5 mm'))).toMatchObject({
      state: 'moved',
      range: rangeOf(wrapped, 'nodule\nof 5 mm'),
    })
  })

  it('is moved where two places are as good, the one first that is as far from the end', () => {
    const block = `${'-'.repeat(40)} nodule ${'='.repeat(40)}`
    const text = `a${block}b${block}c`
    expect(reAnchor(`${block}!`, text, rangeOf(block, 'nodule'))).toEqual({
      state: 'moved',
      range: rangeOf(text, 'nodule', 1),
      places: [rangeOf(text, 'nodule', 1), rangeOf(text, 'nodule')],
    })
  })

  it('is exact though line breaks are written otherwise, and moved where they are inside of it', () => {
    const crlf = `Start\r\n\r\n${old.replaceAll('\n', '\r\n')}\r\nEnd.`
    const lf = crlf.replaceAll('\r\n', '\n')
    expect(reAnchor(crlf, lf, rangeOf(crlf, 'IMPRESSION'))).toMatchObject({ state: 'exact' })
    const across = 'No effusion.\r\nIMPRESSION'
    expect(reAnchor(crlf, lf, rangeOf(crlf, across))).toMatchObject({
      state: 'moved',
      range: rangeOf(lf, 'No effusion.\nIMPRESSION'),
    })
  })

  it('is lost where words within it changed, and told where its beginning and end are now', () => {
    const anchor = (text: string, quote: string) => reAnchor(old, text, rangeOf(old, quote))
    const inserted = old.replace('nodule in the right lung', 'nodule of 5 mm in the right lung')
    const near = rangeOf(inserted, 'nodule of 5 mm in the right lung')
    expect(anchor(inserted, 'nodule in the right lung')).toEqual({ state: 'lost', near })
    const replaced = old.replace('to be followed in three', 'to be seen again\nin three')
    const long = 'A nodule, to be followed in three months'
    expect(anchor(replaced, long)).toEqual({
      state: 'lost',
      near: rangeOf(replaced, 'A nodule, to be seen again\nin three months'),
    })
    // Nothing of about that length begins and ends so; nor does a word within another.
    expect(
      anchor(old.replace('nodule in', 'mass in').replace('A nodule,', 'Masses,'), 'nodule in the right lung'),
    ).toEqual({
      state: 'lost',
    })
    expect(anchor(inserted.replace('A nodule of', 'Micronodules of'), 'nodule in the right lung').state).toBe('lost')
    expect(anchor(old.replace('effusion', 'fluid'), 'effusion')).toEqual({ state: 'lost' })
  })

  it('is found by its words as they stand, not as a pattern', () => {
    const text = 'Now: size 2.5 (cm) [sic].'
    expect(
      reAnchor('Was size\n2.5 (cm) [sic]!', text, rangeOf('Was size\n2.5 (cm) [sic]!', 'size\n2.5 (cm) [sic]')),
    ).toMatchObject({
      state: 'moved',
      range: rangeOf(text, 'size 2.5 (cm) [sic]'),
    })
  })
})

test('in an unchanged text everything is exactly where it was', () => {
  fc.assert(
    fc.property(arbitraryText, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, from, length) => {
      fc.pre(text.length > 0)
      const start = from % text.length
      const range = { start, end: Math.min(text.length, start + length) }
      expect(reAnchor(text, text, range)).toEqual({ state: 'exact', range })
    }),
  )
})

test('whatever was put in or taken out elsewhere: what is not lost reads as before, white space aside', () => {
  fc.assert(
    fc.property(
      arbitraryText,
      arbitraryText,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (text, put, at, from, length) => {
        fc.pre(text.length > 0)
        const cut = at % text.length
        const changed = text.slice(0, cut) + put + text.slice(Math.min(text.length, cut + 2))
        const start = from % text.length
        const range = { start, end: Math.min(text.length, start + length) }
        const anchor = reAnchor(text, changed, range)
        if (anchor.state === 'lost') return
        const words = (part: string) => part.replace(/\s+/g, ' ').trim()
        expect(words(changed.slice(anchor.range.start, anchor.range.end))).toBe(
          words(text.slice(range.start, range.end)),
        )
      },
    ),
  )
})
