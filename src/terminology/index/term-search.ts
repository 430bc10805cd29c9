import { BestConcepts } from './best-concepts.ts'
import type { ConceptSet } from './concept-set.ts'
import { exactTerms } from './exact-terms.ts'
import { bitmapWords } from './heavy-prefixes.ts'
import type { IndexData } from './index-data.ts'
import { queryTokens } from './query-tokens.ts'
import { TermWalk } from './term-walk.ts'

/** Makes a number of a pair of word numbers; both stay far below 2^26. */
function rangeKey(low: number, high: number): number {
  return low * 0x4000000 + high
}

function bitmapsByRange({ heavyRanges, heavyBits }: IndexData, searched: number): Map<number, Uint32Array> {
  const width = bitmapWords(searched)
  const bitmaps = new Map<number, Uint32Array>()
  for (let i = 0; i < heavyRanges.length; i += 2) {
    const start = (i / 2) * width
    bitmaps.set(rangeKey(heavyRanges[i] ?? 0, heavyRanges[i + 1] ?? 0), heavyBits.subarray(start, start + width))
  }
  return bitmaps
}

/**
 * Finds the best terms for typed words. What is walked is the shortest list that must hold all matches: the terms with the rarest
 * typed prefix, or those that begin with the first one. Where every list is long, matches are dense, and walking bitmaps in order
 * of rank soon finds enough.
 */
export class TermSearch {
  readonly #data: IndexData
  readonly #searched: number
  readonly #heavyAbove: number
  readonly #bitmaps: ReadonlyMap<number, Uint32Array>

  constructor(data: IndexData) {
    this.#data = data
    this.#searched = data.rankStarts[3] ?? 0
    this.#heavyAbove = data.heavyAbove[0] ?? 0
    this.#bitmaps = bitmapsByRange(data, this.#searched)
  }

  /**
   * Numbers of the best matching terms, best first, one per concept.
   * @param texts folded words as typed; none match nothing
   * @param limit most concepts to find, at least 1
   * @param within where given, the only concepts to find
   */
  find(texts: readonly string[], limit: number, within: ConceptSet | undefined): number[] {
    const data = this.#data
    const tokens = queryTokens(texts, data, (low, high) => this.#bitmaps.get(rangeKey(low, high)))
    const first = tokens?.[0]
    if (tokens === undefined || first === undefined) return []

    const walk = new TermWalk(data, this.#searched, tokens, within, new BestConcepts(limit))
    for (const term of exactTerms(data, tokens)) walk.offerExact(term)
    const shortest = walk.rarest.to - walk.rarest.from
    if (within !== undefined && within.termCount < shortest) {
      walk.walkConcepts(within)
      return walk.terms()
    }
    const beginFrom = data.firstOffsets[first.low] ?? 0
    const beginTo = data.firstOffsets[first.high] ?? 0
    const beginsListed = beginTo - beginFrom <= Math.min(this.#heavyAbove, shortest)
    if (beginsListed) walk.walkList(data.firstTerms, beginFrom, beginTo, 'begins')
    const left = beginsListed ? 'elsewhere' : 'begins'
    if (shortest <= this.#heavyAbove) walk.walkList(data.postings, walk.rarest.from, walk.rarest.to, left)
    else walk.walkBitmaps(left)
    return walk.terms()
  }
}
