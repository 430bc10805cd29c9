import { sourceWords } from './words.ts'

/** UTF-16 code units [start, end) of a text. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/**
 * What of a term the typed words match: for each the beginning of a word of its own, ascending. Typed words that match none are
 * left out.
 * @param typed folded words
 */
export function highlight(term: string, typed: readonly string[]): TextRange[] {
  const words = sourceWords(term)
  const ranges: TextRange[] = []
  for (const text of typed.toSorted((a, b) => b.length - a.length)) {
    const place = words.findIndex((word) => word.folded.startsWith(text))
    const [word] = place === -1 ? [] : words.splice(place, 1)
    if (word !== undefined) ranges.push({ start: word.start, end: word.ends[text.length - 1] ?? word.start })
  }
  return ranges.sort((a, b) => a.start - b.start)
}
