import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryText } from '../../../tests/fixtures/arbitrary-text.ts'
import { createOffsetMap } from './offset-map.ts'

const encoder = new TextEncoder()
/** Beyond the stride of the marks. */
const longText = fc.tuple(arbitraryText, fc.nat(400)).map(([text, times]) => text.repeat(Math.min(times, 40)))

function isInsidePair(text: string, offset: number): boolean {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff
}

test('counts of code points and bytes are those of the platform, and lead back', () => {
  fc.assert(
    fc.property(longText, fc.nat(), (text, seed) => {
      const map = createOffsetMap(text)
      const offsets = [0, text.length, seed % (text.length + 1), (seed * 7) % (text.length + 1)]
      for (const offset of offsets) {
        const start = isInsidePair(text, offset) ? offset - 1 : offset
        expect(map.toCodePoints(offset)).toBe([...text.slice(0, start)].length)
        expect(map.toUtf8(offset)).toBe(encoder.encode(text.slice(0, start)).length)
        expect(map.fromCodePoints(map.toCodePoints(offset))).toBe(start)
        expect(map.fromUtf8(map.toUtf8(offset))).toBe(start)
      }
    }),
  )
})

test('what is no place in the text has no offset', () => {
  const map = createOffsetMap('a😀é')
  expect([0, 1, 2, 3, 4].map(map.fromCodePoints)).toEqual([0, 1, 3, 4, undefined])
  expect([0, 1, 2, 4, 5, 6, 7, 8].map(map.fromUtf8)).toEqual([0, 1, undefined, undefined, 3, undefined, 4, undefined])
  expect(map.fromCodePoints(-1)).toBeUndefined()
  expect(map.fromCodePoints(0.5)).toBeUndefined()
  expect(() => map.toUtf8(5)).toThrow(RangeError)
  expect(createOffsetMap('').toCodePoints(0)).toBe(0)
})
