import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { arbitraryText } from '../../../tests/fixtures/arbitrary-text.ts'
import { reAnchor } from './re-anchor.ts'

const old = 'FINDINGS: A nodule in the right lung. No effusion.\nIMPRESSION: A nodule, to be followed in three months.'
const rangeOf = (text: string, quote: string, nth = 0) => {
  let start = text.indexOf(quote)
  for (let i = 0; i < nth; i++) start = text.indexOf(quote, start + 1)
  return { start, end: start + quote.length }
}

describe('a span of a changed note', () => {
  it('is exact where nothing near it changed, though it moved', () => {
    const text = `ADDENDUM: seen by a second reader.\n${old}`
    const range = rangeOf(old, 'effusion')
    expect(reAnchor(old, text, range)).toEqual({ state: 'exact', range: rangeOf(text, 'effusion') })
  })

  it('takes the occurrence with its own surroundings', () => {
    const text = `A nodule. ${old}`
    expect(reAnchor(old, text, rangeOf(old, 'nodule', 1))).toEqual({
      state: 'exact',
      range: rangeOf(text, 'nodule', 2),
    })
  })

  it('is moved where its surroundings changed, and lost where its words are gone', () => {
    const text = old.replace('right lung. No', 'left lung; no')
    expect(reAnchor(old, text, rangeOf(old, 'effusion'))).toEqual({
      state: 'moved',
      range: rangeOf(text, 'effusion'),
      candidates: 1,
    })
    expect(reAnchor(old, text.replaceAll('effusion', 'fluid'), rangeOf(old, 'effusion'))).toEqual({ state: 'lost' })
  })

  it('is moved where two places are as good', () => {
    const twice = 'x nodule x'
    expect(reAnchor(twice, `${twice}\n${'-'.repeat(80)}\n${twice}`, rangeOf(twice, 'nodule'))).toMatchObject({
      state: 'moved',
      range: { start: 2, end: 8 },
    })
  })
})

test('in an unchanged text everything is where it was, unless its surroundings come twice', () => {
  fc.assert(
    fc.property(arbitraryText, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, from, length) => {
      fc.pre(text.length > 0)
      const start = from % text.length
      const range = { start, end: Math.min(text.length, start + length) }
      const anchor = reAnchor(text, text, range)
      expect(anchor.state).not.toBe('lost')
      if (anchor.state === 'exact') expect(anchor.range).toEqual(range)
    }),
  )
})
