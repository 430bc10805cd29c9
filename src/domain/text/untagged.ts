import type { TextRange } from './text-range.ts'

const wordSign = /[\p{L}\p{N}]/u

/**
 * Sentences that hold words and no part of any given range. Headings and rules are passed over: nobody tags them.
 * @param sentences in order, not overlapping
 * @param tagged what is tagged, in any order, overlapping or not
 * @param headings headings of sections, in any order: a sentence that lies in one is none to tag
 */
export function untaggedSentences(
  text: string,
  sentences: readonly TextRange[],
  tagged: readonly TextRange[],
  headings: readonly TextRange[],
): readonly TextRange[] {
  const covered = [...tagged].sort((a, b) => a.start - b.start)
  let next = 0
  /** The farthest end of what begins before the sentence's end: sentences come in order, so that it is kept from one to the next. */
  let reached = 0
  const ends = new Set(headings.map(({ end }) => end))
  return sentences.filter(({ start, end }) => {
    for (let range = covered[next]; range !== undefined && range.start < end; range = covered[++next])
      reached = Math.max(reached, range.end)
    return reached <= start && !ends.has(end) && wordSign.test(text.slice(start, end))
  })
}

/**
 * Index of the next range that begins after an offset, or of the last one that begins before it; undefined where there is none.
 * @param ranges in order
 */
export function neighbourIndex(ranges: readonly TextRange[], offset: number, by: 1 | -1): number | undefined {
  const index =
    by === 1 ? ranges.findIndex(({ start }) => start > offset) : ranges.findLastIndex(({ start }) => start < offset)
  return index === -1 ? undefined : index
}
