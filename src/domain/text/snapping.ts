import { linesAround } from './lines.ts'
import type { TextRange } from './text-range.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const words = new Intl.Segmenter('en', { granularity: 'word' })

/** Punctuation and white space at the edge of a selection are left out, but not signs that carry a meaning of their own: 50%, #2. */
const edgeSign = /(?![%‰#])[\p{White_Space}\p{P}]/u
const whiteSpace = /\p{White_Space}/u
const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** The nearest offset at or before (or at or after) one that does not cut a grapheme cluster (UAX #29): no accent, emoji or CR LF is split. */
export function graphemeBoundary(text: string, offset: number, direction: 'before' | 'after'): number {
  if (offset <= 0) return 0
  if (offset >= text.length) return text.length
  const lines = linesAround(text, { start: offset, end: offset })
  const cluster = graphemes.segment(text.slice(lines.start, lines.end)).containing(offset - lines.start)
  const start = cluster === undefined ? offset : lines.start + cluster.index
  if (start === offset || cluster === undefined || direction === 'before') return start
  return start + cluster.segment.length
}

/** The smallest range of whole grapheme clusters around a range. */
export function snapToGraphemes(text: string, { start, end }: TextRange): TextRange {
  return { start: graphemeBoundary(text, start, 'before'), end: graphemeBoundary(text, end, 'after') }
}

/**
 * A hand-made selection as it was probably meant: punctuation and white space at its edges left out (a bracket stays where its partner
 * is inside), then widened to whole words. What has no word in it comes back as whole clusters.
 * @param options.trim whether to leave edges out
 */
export function snapToWords(text: string, range: TextRange, options: { readonly trim: boolean }): TextRange {
  const meant = options.trim ? trimEdges(text, range, edgeSign) : range
  if (meant.start >= meant.end) return snapToGraphemes(text, range)
  const lines = linesAround(text, meant)
  const segments = words.segment(text.slice(lines.start, lines.end))
  const first = segments.containing(meant.start - lines.start)
  const last = segments.containing(meant.end - 1 - lines.start)
  return snapToGraphemes(text, {
    start: first?.isWordLike === true ? lines.start + first.index : meant.start,
    end: last?.isWordLike === true ? lines.start + last.index + last.segment.length : meant.end,
  })
}

/** The range without white space at its edges, never cutting a cluster; null where nothing else is in it. */
export function trimWhiteSpace(text: string, range: TextRange): TextRange | null {
  const trimmed = trimEdges(text, range, whiteSpace)
  return trimmed.start < trimmed.end ? snapToGraphemes(text, trimmed) : null
}

function trimEdges(text: string, range: TextRange, sign: RegExp): TextRange {
  let { start, end } = range
  while (start < end && sign.test(text.charAt(start)) && !isMatched(text, start, closers, { start: start + 1, end })) {
    start++
  }
  while (
    start < end &&
    sign.test(text.charAt(end - 1)) &&
    !isMatched(text, end - 1, openers, { start, end: end - 1 })
  ) {
    end--
  }
  return { start, end }
}

/** Whether the bracket at an index has its partner inside of a range. */
function isMatched(
  text: string,
  index: number,
  partners: Readonly<Record<string, string>>,
  inside: TextRange,
): boolean {
  const bracket = text.charAt(index)
  const partner = partners[bracket]
  if (partner === undefined) return false
  let open = 0
  for (let i = inside.start; i < inside.end; i++) {
    if (text[i] === partner) open++
    else if (text[i] === bracket) open--
  }
  return open > 0
}
