import { expect, test } from 'vitest'
import { type FindOptions, findInText, matchFrom, mostFound } from './find-in-text.ts'

const plain: FindOptions = { isPattern: false, matchCase: false, wholeWords: false }

function quotes(text: string, query: string, options: Partial<FindOptions> = {}): readonly string[] {
  const found = findInText(text, query, { ...plain, ...options })
  if (!found.ok) throw new Error(found.error.code)
  return found.value.ranges.map(({ start, end }) => text.slice(start, end))
}

test('plain words are found as written, over any white space', () => {
  const text = 'Pleural\r\neffusion. (1.5 cm) pleural  effusion, 1x5'
  expect(quotes(text, 'pleural effusion')).toEqual(['Pleural\r\neffusion', 'pleural  effusion'])
  expect(quotes(text, '1.5')).toEqual(['1.5'])
  expect(quotes(text, '(')).toEqual(['('])
  expect(quotes(text, '')).toEqual([])
})

test('case and whole words count when asked for', () => {
  const text = 'Mass, masses, mass, Sjögrenmass'
  expect(quotes(text, 'mass')).toHaveLength(4)
  expect(quotes(text, 'mass', { wholeWords: true })).toEqual(['Mass', 'mass'])
  expect(quotes(text, 'mass', { wholeWords: true, matchCase: true })).toEqual(['mass'])
})

test('regular expressions: lines, alternatives, nothing empty, and a bad one is refused', () => {
  const text = 'Na 138\nK 4.1\n'
  expect(quotes(text, '^\\w+', { isPattern: true })).toEqual(['Na', 'K'])
  expect(quotes(text, 'na|k', { isPattern: true, wholeWords: true })).toEqual(['Na', 'K'])
  expect(quotes(text, 'x*', { isPattern: true })).toEqual([])
  for (const bad of ['(', 'a)(b', '[z-a]', '\\']) {
    expect(findInText(text, bad, { ...plain, isPattern: true })).toMatchObject({
      ok: false,
      error: { code: 'pattern-invalid' },
    })
  }
})

test('it stops at a number of matches and says so', () => {
  const found = findInText('a'.repeat(mostFound + 1), 'a', plain)
  expect(found.ok && found.value.ranges.length).toBe(mostFound)
  expect(found.ok && found.value.isCut).toBe(true)
  expect(findInText('a'.repeat(mostFound), 'a', plain)).toMatchObject({ value: { isCut: false } })
})

test('the first match shown is at the caret or after it, and from the end the first', () => {
  const ranges = [
    { start: 2, end: 4 },
    { start: 8, end: 9 },
  ]
  expect([0, 3, 4, 8, 9].map((offset) => matchFrom(ranges, offset))).toEqual([0, 0, 1, 1, 0])
  expect(matchFrom([], 3)).toBe(-1)
})

test('signs are taken as they are, the hyphen of a word among them', () => {
  expect(quotes('X-ray (a/b) 3.5*', 'x-ray (A/B) 3.5*')).toEqual(['X-ray (a/b) 3.5*'])
})
