import type { TargetOf } from '../records/target.ts'
import { type Anchor, placesOfQuote } from './re-anchor.ts'
import { makeSpan } from './span.ts'
import type { TextRange } from './text-range.ts'

/** What became of a span: the state of its worst fragment, and where it may be now, the likeliest place first. */
export interface SpanAnchor {
  readonly state: Anchor['state']
  /** Targets to choose from; a span of several fragments has one, a lost one none. */
  readonly places: readonly TargetOf<'span'>[]
}

/** Finds a span in a new text, fragment by fragment. @param anchor see `reAnchoring` */
export function reAnchorSpan(
  { fragments }: TargetOf<'span'>,
  newText: string,
  anchor: (range: TextRange) => Anchor,
): SpanAnchor {
  const found = fragments.map(anchor)
  const [only] = found
  if (found.length === 1 && only?.state === 'moved') {
    return { state: 'moved', places: only.places.map((place) => spanOf([place], newText)) }
  }
  const ranges = found.flatMap((one) => (one.state === 'lost' ? [] : [one.range]))
  if (ranges.length < fragments.length) return { state: 'lost', places: [] }
  // Fragments that were apart and now lie in one another, or in another order, are the words but not the mention.
  const isInOrder = ranges.every(({ start }, index) => start >= (ranges[index - 1]?.end ?? 0))
  if (!isInOrder && isAscending(fragments)) return { state: 'lost', places: [] }
  const state = found.some((one) => one.state === 'moved') ? 'moved' : 'exact'
  return { state, places: [spanOf(ranges, newText)] }
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
