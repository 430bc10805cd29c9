import type { TargetOf } from '../records/target.ts'
import { type Anchor, placesOfQuote } from './re-anchor.ts'
import { makeSpan } from './span.ts'
import type { TextRange } from './text-range.ts'

/** What became of a span: the state of its worst fragment, and where it may be now, the likeliest place first. */
export interface SpanAnchor {
  readonly state: Anchor['state']
  /** Targets to choose from; of a lost one at most the place that has other words between its beginning and its end. */
  readonly places: readonly TargetOf<'span'>[]
}

/**
 * Finds a span in a new text, fragment by fragment. Of several fragments, the places to choose from are those of the first with the
 * others behind it as they were, each where it is nearest to its old distance.
 * @param anchor see `reAnchoring`
 */
export function reAnchorSpan(
  { fragments }: TargetOf<'span'>,
  newText: string,
  anchor: (range: TextRange) => Anchor,
): SpanAnchor {
  const anchors = fragments.map(anchor)
  const found = anchors.flatMap((one) => (one.state === 'lost' ? [] : [one]))
  const [only] = anchors
  if (anchors.length === 1 && only?.state === 'lost' && only.near !== undefined)
    return { state: 'lost', places: [spanOf([only.near], newText)] }
  if (found.length < fragments.length) return { state: 'lost', places: [] }
  const likeliest = found.map(({ range }) => range)
  const isLikely = isAscending(likeliest) || !isAscending(fragments)
  if (isLikely && found.every(({ state }) => state === 'exact'))
    return { state: 'exact', places: [spanOf(likeliest, newText)] }
  const choices = found.map((one) => (one.state === 'exact' ? [one.range] : one.places))
  const gaps = fragments.map(({ start }, index) => start - (fragments[index - 1]?.end ?? start))
  const laid = (choices[0] ?? []).map((first) => laidOut(first, choices.slice(1), gaps.slice(1)))
  const all = [isLikely ? likeliest : undefined, ...laid].filter((ranges) => ranges !== undefined)
  const places = all.map((ranges) => spanOf(ranges, newText))
  // Fragments that were apart and now lie in one another, or in another order, are the words but not the mention.
  if (places.length === 0) return { state: 'lost', places }
  return { state: 'moved', places: [...new Map(places.map((place) => [JSON.stringify(place), place])).values()] }
}

/** A place of each fragment behind the one before it; undefined where one has none. @param gaps what lay between them */
function laidOut(
  first: TextRange,
  others: readonly (readonly TextRange[])[],
  gaps: readonly number[],
): TextRange[] | undefined {
  const ranges = [first]
  for (const [index, places] of others.entries()) {
    const from = ranges.at(-1)?.end ?? 0
    const expected = from + (gaps[index] ?? 0)
    let best: TextRange | undefined
    for (const place of places) {
      if (place.start < from) continue
      if (best === undefined || Math.abs(place.start - expected) < Math.abs(best.start - expected)) best = place
    }
    if (best === undefined) return undefined
    ranges.push(best)
  }
  return ranges
}

function isAscending(ranges: readonly TextRange[]): boolean {
  return ranges.every(({ start }, index) => start >= (ranges[index - 1]?.end ?? 0))
}

function spanOf(ranges: readonly TextRange[], text: string): TargetOf<'span'> {
  return {
    kind: 'span',
    fragments: ranges.map(({ start, end }) => ({ start, end, quote: text.slice(start, end) })),
  }
}

/**
 * A span by its quotes alone, for one whose offsets are wrong in the only text there is: each fragment goes to the nearest place that reads
 * so. Null where some fragment's words are nowhere.
 */
export function spanByQuotes({ fragments }: TargetOf<'span'>, text: string): TargetOf<'span'> | null {
  const ranges: TextRange[] = []
  for (const { start, quote } of fragments) {
    const [nearest] = [...placesOfQuote(text, quote)].sort(
      (a, b) => Math.abs(a.start - start) - Math.abs(b.start - start),
    )
    if (nearest === undefined) return null
    ranges.push(nearest)
  }
  return ranges.length === 0 ? null : makeSpan(text, ranges)
}
