import type { TargetOf } from '../../domain/records/target.ts'
import { type CountedText, type OffsetCounting, toUtf16 } from '../../domain/text/offset-counting.ts'
import { graphemeBoundary } from '../../domain/text/snapping.ts'
import { makeSpan } from '../../domain/text/span.ts'
import type { ForeignSpan } from './foreign-span.ts'

/** What a foreign tag comes to under one way of counting. */
export interface PlacedSpan {
  /** Null where its offsets lie outside of the text, inside of a sign, or hold nothing. */
  readonly target: TargetOf<'span'> | null
  /**
   * Whether the words there are those it quotes: letter for letter, but for white space, line breaks written out and the form of accents, or not. Without a quote: whether its ends
   * stand where words or signs end.
   */
  readonly fit: 'exact' | 'loose' | 'edges' | 'none'
}

/** The tags of a note under a way of counting, in their order. */
export function placeSpans(
  note: CountedText,
  spans: readonly ForeignSpan[],
  counting: OffsetCounting,
): readonly PlacedSpan[] {
  const { text } = note
  const offsets = spans.flatMap(({ ranges }) => ranges.flatMap(({ start, end }) => [start, end]))
  const found = toUtf16(note, offsets, counting)
  let next = 0
  return spans.map(({ ranges, quote }): PlacedSpan => {
    const own: { start: number; end: number }[] = []
    for (const _ of ranges) {
      const [start, end] = [found[next++], found[next++]]
      if (start != null && end != null && start < end) own.push({ start, end })
    }
    if (own.length < ranges.length || own.length === 0) return { target: null, fit: 'none' }
    const target = makeSpan(text, own)
    if (quote === null) return { target, fit: own.every((range) => hasCleanEdges(text, range)) ? 'edges' : 'none' }
    const words = own.map(({ start, end }) => text.slice(start, end))
    if (words.join(' ') === quote || words.join('') === quote) return { target, fit: 'exact' }
    const standing = plain(words.join(' '))
    return { target, fit: standing === plain(quote) || standing === plain(withBreaks(quote)) ? 'loose' : 'none' }
  })
}

/** What two quotes have in common that differ in white space and in the form of accents alone. */
function plain(words: string): string {
  return words.normalize('NFC').replace(/\s+/gu, ' ')
}

/** Label Studio writes the two signs `\n` for each line break in a quote. */
function withBreaks(quote: string): string {
  return quote.replaceAll('\\n', '\n')
}

const wordSign = /[\p{L}\p{N}\p{M}]/u
const blank = /\s/u

/** Nobody tags from the middle of a word to the middle of another, or a blank at an end. */
function hasCleanEdges(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const cuts = (offset: number) =>
    graphemeBoundary(text, offset, 'before') !== offset ||
    (wordSign.test(text.charAt(offset - 1)) && wordSign.test(text.charAt(offset)))
  return !cuts(start) && !cuts(end) && !blank.test(text.charAt(start)) && !blank.test(text.charAt(end - 1))
}
