import { expect, test } from 'vitest'
import { reAnchoring } from './re-anchor.ts'
import { reAnchorSpan, spanByQuotes } from './re-anchor-span.ts'
import { makeSpan, quoteOf } from './span.ts'

const old = 'Small effusion on the left. Heart of normal size. A nodule in the lung, and a nodule in the liver.'
const spanOn = (text: string, ...quotes: readonly string[]) =>
  makeSpan(
    text,
    quotes.map((quote) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })),
  )
const moved = (text: string, ...quotes: readonly string[]) =>
  reAnchorSpan(spanOn(old, ...quotes), text, reAnchoring(old, text))

test('a span of fragments is as well off as its worst fragment', () => {
  const text = old.replace('Small effusion', 'Small pleural effusion').replace('the lung', 'the lungs')
  expect(moved(`Copy. ${old}`, 'normal', 'nodule in the lung')).toMatchObject({ state: 'exact' })
  expect(moved(text, 'Small', 'liver')).toMatchObject({ state: 'moved' })
  const { state, places } = moved(text, 'Small', 'Heart')
  expect([state, places.map(quoteOf)]).toEqual(['moved', ['Small … Heart']])
  expect(moved(text.replace('Small', 'Large'), 'Small', 'liver')).toEqual({ state: 'lost', places: [] })
})

test('fragments that come in another order are no mention any more', () => {
  const text = `Addendum: in the liver nothing. ${old.replace(', and a nodule in the liver', '')} Small.`
  expect(moved(`>> ${text}`, 'nodule in the lung', 'liver').state).toBe('lost')
})

test('fragments whose words come several times stay together, in their order', () => {
  const text = 'No nodule in the liver. A nodule in the kidney, and one in the liver. End of the liver.'
  const { state, places } = moved(`Copy. ${text}`, 'nodule', 'liver')
  expect(state).toBe('moved')
  expect(places.map(quoteOf)).toEqual(places.map(() => 'nodule … liver'))
  expect(new Set(places.map(({ fragments }) => fragments[0]?.start)).size).toBe(2)
  for (const { fragments } of places) expect(fragments[1]?.start).toBeGreaterThan(fragments[0]?.end ?? 0)
})

test('every place of a moved span can be chosen, each with its quote', () => {
  const text = 'A nodule here. Another nodule there. The third nodule.'
  const { state, places } = moved(text, 'nodule')
  expect(state).toBe('moved')
  expect(places.map(({ fragments }) => fragments[0]?.start).sort()).toEqual([2, 23, 47])
  for (const { fragments } of places)
    for (const one of fragments) expect(text.slice(one.start, one.end)).toBe(one.quote)
})

test('a span whose offsets are wrong is put on the nearest such words; without them it is nowhere', () => {
  const wrong = { kind: 'span' as const, fragments: [{ start: 80, end: 86, quote: 'nodule' }] }
  expect(spanByQuotes(wrong, old)?.fragments).toEqual([{ start: 78, end: 84, quote: 'nodule' }])
  expect(spanByQuotes({ kind: 'span', fragments: [{ start: 0, end: 4, quote: 'mass' }] }, old)).toBeNull()
})
