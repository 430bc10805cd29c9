import type { TargetOf } from '../records/target.ts'
import type { TextRange } from './text-range.ts'

/**
 * A span over ranges of a text, each with its quote. Ranges come out in order of the text; those that overlap or touch become one.
 * @throws RangeError on no range, an empty one, or one that is not inside the text
 */
export function makeSpan(text: string, ranges: readonly TextRange[]): TargetOf<'span'> {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) {
      throw new RangeError(`[${start}, ${end}) is no range of a text of ${text.length} code units`)
    }
    const last = merged.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  if (merged.length === 0) throw new RangeError('a span of no range')
  return { kind: 'span', fragments: merged.map(({ start, end }) => ({ start, end, quote: text.slice(start, end) })) }
}

/** Whether every fragment lies inside the text and its quote is exactly what stands there. */
export function verifySpan(text: string, span: TargetOf<'span'>): boolean {
  return span.fragments.every(({ start, end, quote }) => end <= text.length && text.slice(start, end) === quote)
}

/** What a span says, for messages: its fragments joined by an ellipsis. */
export function quoteOf(span: TargetOf<'span'>): string {
  return span.fragments.map(({ quote }) => quote).join(' … ')
}
