import { bitmapWords, setBits } from './bitmap.ts'
import type { SortedStrings } from './sorted-strings.ts'

export interface HeavyPrefixes {
  /** Pairs low, high of word numbers. */
  readonly ranges: Uint32Array<ArrayBuffer>
  readonly bits: Uint32Array<ArrayBuffer>
}

/** The ranges of words with a common prefix that have more than `above` postings together, shorter prefixes first. */
function heavyRanges(words: SortedStrings, postingOffsets: Uint32Array, above: number): [low: number, high: number][] {
  const ranges: [number, number][] = []
  let level: [number, number][] = [[0, words.offsets.length - 1]]
  for (let depth = 0; level.length > 0; depth++) {
    const deeper: [number, number][] = []
    for (const [low, high] of level) {
      let from = low
      while (from < high) {
        const unit = unitAt(words, from, depth)
        let to = from + 1
        while (to < high && unitAt(words, to, depth) === unit) to++
        const postings = (postingOffsets[to] ?? 0) - (postingOffsets[from] ?? 0)
        if (unit !== -1 && postings > above) {
          deeper.push([from, to])
          if (depth === 0 || from !== low || to !== high) ranges.push([from, to])
        }
        from = to
      }
    }
    level = deeper
  }
  return ranges
}

function unitAt({ units, offsets }: SortedStrings, index: number, depth: number): number {
  const at = (offsets[index] ?? 0) + depth
  return at < (offsets[index + 1] ?? 0) ? (units[at] ?? 0) : -1
}

/**
 * Makes a bitmap of terms for every prefix that is in so many of them that walking its postings would be slow. Terms are numbered
 * by rank, so walking the set bits of such bitmaps, or of several joined by AND, meets the best matches first.
 * @param above postings; see `heavyAbove` in `sections`
 * @param terms number of searched terms
 */
export function heavyPrefixes(
  words: SortedStrings,
  postingOffsets: Uint32Array,
  postings: Uint32Array,
  terms: number,
  above: number,
): HeavyPrefixes {
  const ranges = heavyRanges(words, postingOffsets, above)
  const width = bitmapWords(terms)
  const bits = new Uint32Array(ranges.length * width)
  for (const [i, [low, high]] of ranges.entries()) {
    const bitmap = bits.subarray(i * width, (i + 1) * width)
    setBits(bitmap, postings, postingOffsets[low] ?? 0, postingOffsets[high] ?? 0)
  }
  return { ranges: Uint32Array.from(ranges.flat()), bits }
}
