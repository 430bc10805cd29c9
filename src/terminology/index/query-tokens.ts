import type { Bitmap } from './bitmap.ts'
import type { IndexData } from './index-data.ts'
import { prefixRange } from './sorted-strings.ts'

/** A typed word with the dictionary words that it begins: numbers [low, high), never empty. */
export interface QueryToken {
  readonly text: string
  readonly low: number
  readonly high: number
  /** The postings of those words: [from, to) of `postings`. */
  readonly from: number
  readonly to: number
  /** Bitmap of the terms that have one of those words, if there is one. */
  readonly bitmap: Bitmap | undefined
}

/**
 * Looks typed words up, in typed order; undefined where one begins no word of the dictionary, so that nothing can match.
 * @param bitmapOf the bitmap of a range of words, if there is one
 */
export function queryTokens(
  texts: readonly string[],
  data: IndexData,
  bitmapOf: (low: number, high: number) => Bitmap | undefined,
): QueryToken[] | undefined {
  const words = { units: data.wordUnits, offsets: data.wordOffsets }
  const tokens: QueryToken[] = []
  for (const text of texts) {
    const { low, high } = prefixRange(words, text)
    if (low === high) return undefined
    const from = data.postingOffsets[low] ?? 0
    const to = data.postingOffsets[high] ?? 0
    tokens.push({ text, low, high, from, to, bitmap: bitmapOf(low, high) })
  }
  return tokens
}
