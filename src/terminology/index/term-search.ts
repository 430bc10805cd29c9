import { BestConcepts } from './best-concepts.ts'
import { type Bitmap, bitmapWords, setBits } from './bitmap.ts'
import { exactTerms } from './exact-terms.ts'

import type { IndexData } from './index-data.ts'
import { type QueryToken, queryTokens } from './query-tokens.ts'
import type { TermSet } from './term-set.ts'
import { TermWalk } from './term-walk.ts'

/** Makes a number of a pair of word numbers; both stay far below 2^26. */
function rangeKey(low: number, high: number): number {
  return low * 0x4000000 + high
}

function bitmapsByRange({ heavyRanges, heavyBits }: IndexData, searched: number): Map<number, Bitmap> {
  const width = bitmapWords(searched)
  const bitmaps = new Map<number, Bitmap>()
  for (let i = 0; i < heavyRanges.length; i += 2) {
    const start = (i / 2) * width
    bitmaps.set(rangeKey(heavyRanges[i] ?? 0, heavyRanges[i + 1] ?? 0), heavyBits.subarray(start, start + width))
  }
  return bitmaps
}

/** Terms [from, to) of an array. */
interface TermList {
  readonly terms: Uint32Array
  readonly from: number
  readonly to: number
}

/**
 * Finds the best terms for typed words. Looking a term up costs far more than testing a bit, so what is looked up is a short list:
 * the terms with the rarest typed prefix, those within, those that begin with the first, or what bitmaps of all the prefixes have in common.
 * Such bitmaps are walked in order of rank, and the walk ends when enough is found.
 */
export class TermSearch {
  readonly #data: IndexData
  readonly #searched: number
  readonly #heavyAbove: number
  readonly #bitmaps: ReadonlyMap<number, Bitmap>
  /** Bitmaps for prefixes that have none, used again in every search: new ones cost more than what is done with them. */
  readonly #scratch: Bitmap[] = []

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
   * @param within where given, the only terms to find
   */
  find(texts: readonly string[], limit: number, within: TermSet | undefined): number[] {
    const data = this.#data
    const typed = queryTokens(texts, data, (low, high) => this.#bitmaps.get(rangeKey(low, high)))
    const first = typed?.[0]
    if (typed === undefined || first === undefined) return []

    const lists: TermList[] = typed.map(({ from, to }) => ({ terms: data.postings, from, to }))
    if (within !== undefined) lists.push({ terms: within.terms, from: 0, to: within.terms.length })
    const shortest = lists.reduce((a, b) => (b.to - b.from < a.to - a.from ? b : a))
    const length = shortest.to - shortest.from
    const byList = length <= (lists.length === 1 ? this.#heavyAbove : this.#heavyAbove >>> 6)
    const tokens = byList ? typed : this.#withBitmaps(typed)

    const walk = new TermWalk(data, this.#searched, tokens, within, new BestConcepts(limit))
    for (const term of exactTerms(data, tokens)) walk.offerExact(term)
    const beginFrom = data.firstOffsets[first.low] ?? 0
    const beginTo = data.firstOffsets[first.high] ?? 0
    const beginsListed = beginTo - beginFrom <= Math.min(this.#heavyAbove, length)
    if (beginsListed) walk.walkList(data.firstTerms, beginFrom, beginTo, 'begins')
    const left = beginsListed ? 'elsewhere' : 'begins'
    if (byList) walk.walkList(shortest.terms, shortest.from, shortest.to, left)
    else walk.walkBitmaps(left)
    return walk.terms()
  }

  #withBitmaps(tokens: readonly QueryToken[]): QueryToken[] {
    let used = 0
    return tokens.map((token) => {
      if (token.bitmap !== undefined) return token
      const bitmap = this.#scratch[used]?.fill(0) ?? new Uint32Array(bitmapWords(this.#searched))
      this.#scratch[used++] = bitmap
      setBits(bitmap, this.#data.postings, token.from, token.to)
      return { ...token, bitmap }
    })
  }
}
