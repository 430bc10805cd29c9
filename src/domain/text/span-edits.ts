import type { TargetOf } from '../records/target.ts'
import { graphemeBoundary, trimWhiteSpace } from './snapping.ts'
import { makeSpan } from './span.ts'
import type { TextRange } from './text-range.ts'
import { wordEdge } from './word-edges.ts'

type Span = TargetOf<'span'>

/** One step of one end of a span: `on` is towards the end of the text. */
export interface EndMove {
  readonly end: 'start' | 'end'
  readonly by: 'character' | 'word'
  readonly direction: 'back' | 'on'
}

/**
 * A span with one end moved, by a grapheme cluster or to the next word's edge. A fragment of which nothing is left goes.
 * @returns null where there is nowhere to go: at the ends of the text, and where nothing of the span would be left
 */
export function moveEnd(text: string, span: Span, { end, by, direction }: EndMove): Span | null {
  const outer = end === 'start' ? span.fragments[0] : span.fragments.at(-1)
  if (outer === undefined) return null
  const others = filled(span.fragments).filter((fragment) => fragment !== outer)
  const place = end === 'start' ? outer.start : outer.end
  const next = by === 'word' ? wordEdge(text, place, end, direction) : neighbour(text, place, direction)
  if (next === undefined || next === place) return null
  const moved = end === 'start' ? { start: next, end: outer.end } : { start: outer.start, end: next }
  const ranges = moved.start < moved.end ? [...others, moved] : others
  return ranges.length === 0 ? null : makeSpan(text, ranges)
}

function neighbour(text: string, offset: number, direction: 'back' | 'on'): number {
  return direction === 'on'
    ? graphemeBoundary(text, offset + 1, 'after')
    : graphemeBoundary(text, Math.max(0, offset - 1), 'before')
}

/** Fragments that hold something: a record may hold an empty one, which came in with somebody's data. */
function filled<R extends TextRange>(ranges: readonly R[]): R[] {
  return ranges.filter(({ start, end }) => start < end)
}

/**
 * One span over all ranges; where only white space is between two of them, it belongs to the span.
 * @returns null where every range is empty
 */
export function joinRanges(text: string, ranges: readonly TextRange[]): Span | null {
  const held = filled(ranges)
  if (held.length === 0) return null
  const { fragments } = makeSpan(text, held)
  const bridges = fragments.flatMap(({ start }, index) => {
    const from = fragments[index - 1]?.end
    return from !== undefined && text.slice(from, start).trim() === '' ? [{ start: from, end: start }] : []
  })
  return makeSpan(text, [...fragments, ...bridges])
}

/**
 * What stands before an offset and after it, as two spans without white space at the cut.
 * @returns null where one of them would hold nothing
 */
export function splitSpan(text: string, span: Span, offset: number): readonly [Span, Span] | null {
  const cut = graphemeBoundary(text, offset, 'before')
  const before: TextRange[] = []
  const after: TextRange[] = []
  for (const { start, end } of filled(span.fragments)) {
    if (end <= cut) before.push({ start, end })
    else if (start >= cut) after.push({ start, end })
    else {
      const [left, right] = [trimWhiteSpace(text, { start, end: cut }), trimWhiteSpace(text, { start: cut, end })]
      if (left !== null) before.push(left)
      if (right !== null) after.push(right)
    }
  }
  return before.length === 0 || after.length === 0 ? null : [makeSpan(text, before), makeSpan(text, after)]
}
