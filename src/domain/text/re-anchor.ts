import { escapePattern } from '../../lib/escape-pattern.ts'
import type { TextRange } from './text-range.ts'

/** Where a marked stretch of an earlier version of a text is now. */
export type Anchor =
  /** The same words with the same words around them, wherever they moved as a block. */
  | { readonly state: 'exact'; readonly range: TextRange }
  /**
   * The words are there, their surroundings are not; or they are there more than once; or what is between the words is other white
   * space. For somebody to confirm. `places` are all of them, the likeliest first, no more than `mostPlaces`.
   */
  | { readonly state: 'moved'; readonly range: TextRange; readonly places: readonly TextRange[] }
  /** The words are gone. `near` is where others stand between the same beginning and end, where there is such a place. */
  | { readonly state: 'lost'; readonly near?: TextRange }

/** Characters on either side that tell two occurrences apart. */
const contextLength = 32

export const mostPlaces = 50

/**
 * Finds ranges of an old text in a new one by their quote and their surroundings (as the W3C Web Annotation model does with a text quote
 * selector, https://www.w3.org/TR/annotation-model/#text-quote-selector). What lies in the unchanged beginning or end of the text stays
 * there; it is exact where its surroundings are unchanged too. Else, among several occurrences, the one whose surroundings agree most
 * wins, white space aside, then the one nearest to where it would be if only what differs before it had been inserted or removed.
 * Ranges are UTF-16 code units, end exclusive.
 */
export function reAnchoring(oldText: string, newText: string): (range: TextRange) => Anchor {
  const head = commonStart(oldText, newText)
  const tail = Math.min(commonEnd(oldText, newText), oldText.length - head, newText.length - head)
  const shift = newText.length - oldText.length
  const placesOf = new Map<string, Places>()
  const find = (quote: string): Places => {
    const known = placesOf.get(quote) ?? placesIn(newText, quote)
    placesOf.set(quote, known)
    return known
  }
  return (range) => {
    const wanted = around(oldText, range)
    const isSame = (place: TextRange) => {
      const there = around(newText, place)
      return agreementOf(wanted, there) === wanted.before.length + wanted.after.length && hasSameEdges(wanted, there)
    }
    const moved = { start: range.start + shift, end: range.end + shift }
    if (range.end <= head && isSame(range)) return { state: 'exact', range }
    if (range.start >= oldText.length - tail && isSame(moved)) return { state: 'exact', range: moved }
    const expected = range.start <= head ? range.start : moved.start
    const { ranges, isVerbatim } = find(oldText.slice(range.start, range.end))
    const ranked = ranges
      .map((place) => ({ place, agreement: agreementOf(wanted, around(newText, place)) }))
      .sort((a, b) => b.agreement - a.agreement || distance(a.place, expected) - distance(b.place, expected))
    const [best, second] = ranked
    if (best === undefined) {
      const near = nearestLike(newText, oldText.slice(range.start, range.end), expected)
      return near === undefined ? { state: 'lost' } : { state: 'lost', near }
    }
    if (isVerbatim && second?.agreement !== best.agreement && isSame(best.place))
      return { state: 'exact', range: best.place }
    return { state: 'moved', range: best.place, places: ranked.slice(0, mostPlaces).map(({ place }) => place) }
  }
}

interface Places {
  /** In order of the text. */
  readonly ranges: readonly TextRange[]
  /** False where only the words are there, with other white space between them. */
  readonly isVerbatim: boolean
}

function placesIn(text: string, quote: string): Places {
  const verbatim = occurrences(text, quote)
  const isVerbatim = verbatim.length > 0
  if (isVerbatim || !/\S\s+\S/.test(quote)) return { ranges: verbatim, isVerbatim }
  return { ranges: reflowed(text, quote), isVerbatim }
}

/** Where a quote stands in a text; where it does not, its words with other white space between them. In order of the text. */
export function placesOfQuote(text: string, quote: string): readonly TextRange[] {
  return placesIn(text, quote).ranges
}

function occurrences(text: string, quote: string): TextRange[] {
  const places: TextRange[] = []
  if (quote === '') return places
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    places.push({ start, end: start + quote.length })
  }
  return places
}

/** The same words with other white space between them: lines broken elsewhere, or by other characters. */
function reflowed(text: string, quote: string): TextRange[] {
  const words = quote.trim().split(/\s+/)
  const pattern = new RegExp(words.map(escapePattern).join('\\s+'), 'gu')
  return [...text.matchAll(pattern)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }))
}

/** How much longer or shorter a stretch with other words in it may be, of the length it had. */
const mostStretch = 0.6

/**
 * Where a stretch begins and ends with the words of a quote, and is about as long: somebody wrote "small left effusion" for "small
 * effusion". Of several the one that is nearest to the length it had, then to where it is expected. Quotes of one word have none.
 */
function nearestLike(text: string, quote: string, expected: number): TextRange | undefined {
  const words = quote.trim().split(/\s+/)
  if (words.length < 2) return undefined
  // Of a long quote two words, lest "a" and "the" find each other anywhere.
  const edge = words.length < 6 ? 1 : 2
  const starts = wordPlaces(text, words.slice(0, edge))
  const ends = wordPlaces(text, words.slice(-edge)).map((place) => place.end)
  const slack = Math.max(12, quote.length * mostStretch)
  let best: TextRange | undefined
  let bestCost = Number.POSITIVE_INFINITY
  let next = 0
  for (const { start, end: from } of starts) {
    while (next < ends.length && (ends[next] ?? 0) <= from) next += 1
    for (let at = next; at < ends.length; at++) {
      const end = ends[at] ?? 0
      const off = Math.abs(end - start - quote.length)
      if (end - start > quote.length + slack) break
      const cost = off + Math.abs(start - expected) / Math.max(1, text.length)
      if (off > slack || cost >= bestCost) continue
      best = { start, end }
      bestCost = cost
    }
  }
  return best
}

/** Places of some words, whole ones only, whatever white space is between them. */
function wordPlaces(text: string, words: readonly string[]): TextRange[] {
  return reflowed(text, words.join(' ')).filter(({ start, end }) => {
    return !(
      partOfWordAtEnd.test(text.slice(Math.max(0, start - 2), start)) || partOfWord.test(text.slice(end, end + 2))
    )
  })
}

interface Surroundings {
  readonly before: string
  readonly after: string
}

/** What stands before and after a range, runs of white space as one blank. */
function around(text: string, { start, end }: TextRange): Surroundings {
  const collapsed = (part: string) => part.replace(/\s+/g, ' ')
  return {
    before: collapsed(text.slice(Math.max(0, start - 2 * contextLength), start)).slice(-contextLength),
    after: collapsed(text.slice(end, end + 2 * contextLength)).slice(0, contextLength),
  }
}

function agreementOf(wanted: Surroundings, there: Surroundings): number {
  return commonEnd(wanted.before, there.before) + commonStart(wanted.after, there.after)
}

const partOfWord = /^[\p{L}\p{N}\p{M}]/u
const partOfWordAtEnd = /[\p{L}\p{N}\p{M}]$/u

/** Whether words go on over the edges as they did: where the old text ended, "effusion" may have become "effusions". */
function hasSameEdges(wanted: Surroundings, there: Surroundings): boolean {
  return (
    partOfWord.test(wanted.after) === partOfWord.test(there.after) &&
    partOfWordAtEnd.test(wanted.before) === partOfWordAtEnd.test(there.before)
  )
}

function distance({ start }: TextRange, expected: number): number {
  return Math.abs(start - expected)
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1
  return length
}
