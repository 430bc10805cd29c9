import { expect, test } from 'vitest'
import type { TargetOf } from '../records/target.ts'
import { makeSpan, quoteOf } from './span.ts'
import { joinRanges, moveEnd, splitSpan } from './span-edits.ts'
import type { TextRange } from './text-range.ts'

const text = 'Small left\r\n pleural effusion, Sjo\u0308gren 👩‍⚕️.'
const at = (quote: string): TextRange => {
  const start = text.indexOf(quote)
  return { start, end: start + quote.length }
}
const span = (...quotes: string[]) => makeSpan(text, quotes.map(at))
const said = (moved: ReturnType<typeof moveEnd>) => moved?.fragments.map(({ quote }) => quote)

test.each([
  ['end', 'word', 'on', ['pleural'], ['pleural effusion']],
  ['end', 'word', 'back', ['pleural effusion'], ['pleural']],
  ['start', 'word', 'back', ['pleural'], ['left\r\n pleural']],
  ['start', 'word', 'on', ['left\r\n pleural'], ['pleural']],
  ['end', 'character', 'on', ['Sj'], ['Sjo\u0308']],
  ['end', 'character', 'back', ['Sjo\u0308'], ['Sj']],
  ['start', 'character', 'back', [' pleural'], ['\r\n pleural']],
  ['end', 'character', 'back', ['effusion', '👩‍⚕️'], ['effusion']],
  ['start', 'word', 'on', ['left', 'effusion'], ['effusion']],
  ['start', 'word', 'back', ['left', 'effusion'], ['Small left', 'effusion']],
] as const)('the %s by a %s %s', (end, by, direction, before, after) => {
  expect(said(moveEnd(text, span(...before), { end, by, direction }))).toEqual(after)
})

test('an end goes neither out of the text nor past the other', () => {
  expect(moveEnd(text, span('Small'), { end: 'start', by: 'word', direction: 'back' })).toBeNull()
  expect(moveEnd(text, span('Small'), { end: 'end', by: 'word', direction: 'back' })).toBeNull()
  expect(moveEnd(text, span('S'), { end: 'start', by: 'character', direction: 'on' })).toBeNull()
  expect(moveEnd(text, span('.'), { end: 'end', by: 'character', direction: 'on' })).toBeNull()
})

test('ranges with white space alone between them are one fragment, others stay apart', () => {
  expect(said(joinRanges(text, [at('left'), at('pleural')]))).toEqual(['left\r\n pleural'])
  expect(said(joinRanges(text, [at('left'), at('effusion')]))).toEqual(['left', 'effusion'])
})

test('a split leaves no white space at the cut, and cuts no character', () => {
  const halves = (offset: number, ...quotes: string[]) => splitSpan(text, span(...quotes), offset)?.map(quoteOf)
  expect(halves(at('left').end + 1, 'left\r\n pleural')).toEqual(['left', 'pleural'])
  expect(halves(at('o\u0308').start + 1, 'Sjo\u0308gren')).toEqual(['Sj', 'o\u0308gren'])
  expect(halves(at('pleural').start, 'left', 'effusion')).toEqual(['left', 'effusion'])
  expect(halves(at('left').start, 'left')).toBeUndefined()
  expect(halves(at('left').end, 'left')).toBeUndefined()
})

test('an empty fragment, which a record may hold, goes with the first edit', () => {
  const kept = { start: at('left').start, end: at('left').end, quote: 'left' }
  const nothing = { start: 0, end: 0, quote: '' }
  const held: TargetOf<'span'> = { kind: 'span', fragments: [nothing, kept] }
  const empty: TargetOf<'span'> = { kind: 'span', fragments: [nothing] }
  expect(said(moveEnd(text, held, { end: 'end', by: 'word', direction: 'on' }))).toEqual(['left\r\n pleural'])
  expect(said(joinRanges(text, [{ start: 0, end: 0 }, at('left')]))).toEqual(['left'])
  expect(joinRanges(text, [{ start: 0, end: 0 }])).toBeNull()
  expect(splitSpan(text, empty, 3)).toBeNull()
  expect(said(moveEnd(text, empty, { end: 'end', by: 'word', direction: 'on' }))).toEqual(['Small'])
})
