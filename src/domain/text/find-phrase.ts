import { escapePattern } from '../../lib/escape-pattern.ts'
import { inflectionsOf } from './inflections.ts'
import { graphemeBoundary } from './snapping.ts'
import type { TextRange } from './text-range.ts'

export interface PhraseOptions {
  readonly matchCase: boolean
  /** Only where no letter or digit touches the phrase. */
  readonly wholeWords: boolean
  /** Singular and plural of the last word (English, with the Greek and Latin endings of medicine). */
  readonly inflections: boolean
}

/** A prepared phrase: finding it in thousands of notes does not prepare it again. */
export interface PhraseFinder {
  /** Occurrences in a text in order, not overlapping; none cuts a grapheme cluster. */
  find(text: string): readonly TextRange[]
}

/**
 * Looks for a phrase as it is written, but for its white space: any in the phrase stands for any in the text, since notes are wrapped
 * anywhere. Undefined for a phrase of white space only.
 */
export function phraseFinder(phrase: string, options: PhraseOptions): PhraseFinder | undefined {
  const words = phrase.trim().split(/\p{White_Space}+/u)
  const last = words.at(-1) ?? ''
  if (last === '') return undefined
  const ends = options.inflections ? inflectionsOf(last) : [last]
  const head = words.slice(0, -1).map(escapePattern)
  const tail = ends.length === 1 ? escapePattern(last) : `(?:${longestFirst(ends).map(escapePattern).join('|')})`
  const body = [...head, tail].join('\\p{White_Space}+')
  const whole = options.wholeWords ? `(?<![\\p{L}\\p{N}\\p{M}_])${body}(?![\\p{L}\\p{N}\\p{M}_])` : body
  const pattern = new RegExp(whole, options.matchCase ? 'gu' : 'giu')
  return {
    find(text) {
      const found: TextRange[] = []
      for (const match of text.matchAll(pattern)) {
        const range = { start: match.index, end: match.index + match[0].length }
        if (isWhole(text, range.start) && isWhole(text, range.end)) found.push(range)
      }
      return found
    },
  }
}

function isWhole(text: string, offset: number): boolean {
  return graphemeBoundary(text, offset, 'before') === offset
}

/** An alternative that is another's beginning must not win over it. */
function longestFirst(words: readonly string[]): readonly string[] {
  return [...words].sort((a, b) => b.length - a.length)
}
