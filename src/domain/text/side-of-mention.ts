import type { Laterality } from '../records/annotation.ts'
import type { TargetOf } from '../records/target.ts'
import { sentenceAround } from './sentence.ts'
import { findSideWords, type SideWord } from './side-words.ts'
import type { TextRange } from './text-range.ts'

/** The side that a text gives to what it mentions, and the words that say so. */
export interface MentionSide {
  readonly laterality: Laterality
  /** UTF-16 code units of the text; none where the side is unknown. */
  readonly words: readonly TextRange[]
}

const unsaid: MentionSide = { laterality: 'unknown', words: [] }

/** From this cost on, a side word is too far away to belong to the mention. */
const farthest = 14

/**
 * The patient's side of a mention in a report: by the side words inside the span; else by the one in the same sentence that belongs to it.
 * A word before it belongs to it as an adjective does ("left pleural effusion"); a word after it where a preposition or nothing but a
 * comma leads there ("nodule in the right upper zone"). The nearer the words, and the fewer conjunctions, verbs and commas between,
 * the better. No side is guessed from another sentence.
 */
export function sideOfMention(text: string, span: TargetOf<'span'>): MentionSide {
  const range = extentOf(span)
  const sentence = sentenceAround(text, range)
  const words = findSideWords(text.slice(sentence.start, sentence.end)).map((word) => ({
    ...word,
    start: word.start + sentence.start,
    end: word.end + sentence.start,
  }))
  const inside = words.filter((word) => span.fragments.some(({ start, end }) => word.start < end && start < word.end))
  if (inside.length > 0) return { laterality: together(inside), words: inside.map(rangeOf) }
  let best: { readonly word: SideWord; readonly cost: number } | undefined
  for (const word of words) {
    const cost =
      word.end <= range.start
        ? costBefore(text.slice(word.end, range.start))
        : costAfter(text.slice(range.end, word.start))
    if (cost < farthest && (best === undefined || cost < best.cost)) best = { word, cost }
  }
  return best === undefined ? unsaid : { laterality: best.word.side, words: [rangeOf(best.word)] }
}

function extentOf({ fragments }: TargetOf<'span'>): TextRange {
  return {
    start: Math.min(...fragments.map(({ start }) => start)),
    end: Math.max(...fragments.map(({ end }) => end)),
  }
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end }
}

function together(words: readonly SideWord[]): Laterality {
  const [first, ...others] = new Set(words.map(({ side }) => side))
  return first === undefined || others.length > 0 ? 'bilateral' : first
}

/** What ends the reach of a side word. */
const breaks = /\b(?:but|while|whilst|whereas|however|although|though|without|except|no|nor)\b|;/iu
/** What was said of the other thing, and is done with. */
const settled = /\b(?:clear|normal|unremarkable|sharp|preserved|intact)\b/iu

function costBefore(between: string): number {
  if (breaks.test(between) || settled.test(between)) return farthest
  const verbs = count(between, /\b(?:is|are|was|were)\b/giu)
  return distance(between) + 4 * count(between, /,/g) + 2 * count(between, /:/g) + 6 * verbs
}

const leadsOn =
  /\b(?:in|on|at|of|to|within|over|involving|overlying|along|near|affecting|from|throughout)\b|^[\s,(–-]*$/iu

/** A preposition reaches back over what was said of the mention in between. */
function costAfter(between: string): number {
  if (breaks.test(between) || !leadsOn.test(between)) return farthest
  return distance(between) + count(between, /,/g)
}

function distance(between: string): number {
  return count(between, /[\p{L}\d]+/gu) + 5 * count(between, /\b(?:and|or|with)\b/giu)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
