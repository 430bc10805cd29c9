import type { IndexData } from './index-data.ts'
import type { QueryToken } from './query-tokens.ts'

/**
 * Numbers of the searched terms whose words are the typed words, in the same order and whole. Terms of a kind are sorted by length
 * and then by words, so each kind takes one binary search.
 */
export function exactTerms(data: IndexData, tokens: readonly QueryToken[]): number[] {
  const { termWordOffsets, termWords, wordOffsets, rankStarts } = data
  let typedLength = tokens.length - 1
  for (const { text, low } of tokens) {
    // Of the words that begin with a text the text itself comes first, if it is a word.
    if ((wordOffsets[low + 1] ?? 0) - (wordOffsets[low] ?? 0) !== text.length) return []
    typedLength += text.length
  }

  const compare = (term: number): number => {
    const start = termWordOffsets[term] ?? 0
    const count = (termWordOffsets[term + 1] ?? 0) - start
    let length = Math.max(0, count - 1)
    let firstDifference = 0
    for (let i = 0; i < count; i++) {
      const word = termWords[start + i] ?? 0
      length += (wordOffsets[word + 1] ?? 0) - (wordOffsets[word] ?? 0)
      const token = tokens[i]
      if (firstDifference === 0) firstDifference = token === undefined ? 1 : word - token.low
    }
    return length - typedLength || firstDifference || count - tokens.length
  }

  const found: number[] = []
  for (let kind = 0; kind < 3; kind++) {
    const end = rankStarts[kind + 1] ?? 0
    let low = rankStarts[kind] ?? 0
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(middle) < 0) low = middle + 1
      else high = middle
    }
    while (low < end && compare(low) === 0) found.push(low++)
  }
  return found
}
