import type { BestConcepts } from './best-concepts.ts'
import { type Bitmap, hasBit } from './bitmap.ts'
import type { IndexData } from './index-data.ts'
import type { QueryToken } from './query-tokens.ts'
import type { TermSet } from './term-set.ts'

/** Grades of a match: the term is what was typed; its first word begins with the first typed word; neither. Smaller is better. */
const grades = { begins: 1, elsewhere: 2 } as const
type Grade = keyof typeof grades

/**
 * One search: walks lists of terms and keeps the best matches. The key of a match is grade x number of terms + term; since terms
 * are numbered by rank, the smaller key is always the better match.
 */
export class TermWalk {
  readonly #data: IndexData
  readonly #searched: number
  readonly #first: QueryToken
  /** By number of postings: of two tokens that can claim the same words the one with fewer choices comes first. */
  readonly #rarestFirst: readonly QueryToken[]
  readonly #within: TermSet | undefined
  /** Each holds every match: those of the tokens that have one, and that of `within`. */
  readonly #bitmaps: readonly Bitmap[]
  readonly #best: BestConcepts
  /** Places in a term, each with the number of the last check in which a token claimed it. */
  readonly #claimed: number[] = []
  #check = 0

  /** @param tokens as typed, at least one */
  constructor(
    data: IndexData,
    searched: number,
    tokens: readonly QueryToken[],
    within: TermSet | undefined,
    best: BestConcepts,
  ) {
    this.#data = data
    this.#searched = searched
    this.#within = within
    this.#best = best
    this.#rarestFirst = tokens.toSorted((a, b) => a.to - a.from - (b.to - b.from))
    const [first] = tokens
    if (first === undefined) throw new RangeError('a search needs a token')
    this.#first = first
    const sources = within === undefined ? this.#rarestFirst : [within, ...this.#rarestFirst]
    this.#bitmaps = sources.flatMap(({ bitmap }) => bitmap ?? [])
  }

  /** Takes a term that is exactly what was typed. */
  offerExact(term: number): void {
    if (this.#within !== undefined && !hasBit(this.#within.bitmap, term)) return
    this.#best.offer(term, this.#data.termConcepts[term] ?? 0)
  }

  /**
   * Takes the matches among terms in any order.
   * @param grade the best that any of them, not met before, can have
   */
  walkList(list: Uint32Array, from: number, to: number, grade: Grade): void {
    const bitmaps = this.#bitmaps
    const least = grades[grade] * this.#searched
    if (least >= this.#best.bound) return
    next: for (let i = from; i < to; i++) {
      const term = list[i] ?? 0
      if (least + term >= this.#best.bound) continue
      for (const bitmap of bitmaps) if (!hasBit(bitmap, term)) continue next
      this.#take(term)
    }
  }

  /** Takes the matches in order of rank, where every token has a bitmap; ends when no later one can be good enough. */
  walkBitmaps(grade: Grade): void {
    const least = grades[grade] * this.#searched
    const bitmaps = this.#bitmaps
    const width = bitmaps[0]?.length ?? 0
    for (let at = 0; at < width; at++) {
      if (least + at * 32 >= this.#best.bound) return
      let bits = 0xffffffff
      for (const bitmap of bitmaps) bits &= bitmap[at] ?? 0
      while (bits !== 0) {
        const lowest = bits & -bits
        bits ^= lowest
        this.#take(at * 32 + 31 - Math.clz32(lowest))
      }
    }
  }

  /** Numbers of the best terms, best first. */
  terms(): number[] {
    return this.#best.keys().map((key) => key % this.#searched)
  }

  #take(term: number): void {
    const { termWordOffsets, termWords, termConcepts } = this.#data
    const start = termWordOffsets[term] ?? 0
    const firstWord = termWords[start] ?? 0
    const begins = firstWord >= this.#first.low && firstWord < this.#first.high
    const key = (begins ? grades.begins : grades.elsewhere) * this.#searched + term
    if (key >= this.#best.bound) return
    if (!this.#eachClaimsItsOwn(start, termWordOffsets[term + 1] ?? 0)) return
    this.#best.offer(key, termConcepts[term] ?? 0)
  }

  /**
   * Whether every token can have a word of its own among the words [start, end). Ranges of prefixes are nested or apart, so giving
   * each token, the one with fewest choices first, any free word never takes one that another token needed more.
   */
  #eachClaimsItsOwn(start: number, end: number): boolean {
    const { termWords } = this.#data
    const claimed = this.#claimed
    const check = ++this.#check
    next: for (const { low, high } of this.#rarestFirst) {
      for (let i = start; i < end; i++) {
        const word = termWords[i] ?? 0
        if (word >= low && word < high && claimed[i - start] !== check) {
          claimed[i - start] = check
          continue next
        }
      }
      return false
    }
    return true
  }
}
