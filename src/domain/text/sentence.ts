import type { TextRange } from './text-range.ts'

/** Words that end in a full stop in the middle of a sentence. */
const abbreviations =
  /(?:^|[^\p{L}])(?:lt|rt|bilat|approx|ca|cf|dr|mr|mrs|ms|prof|no|vs|e\.g|i\.e|incl|resp|post|ant|inf|sup)\.$/iu

/** How far a sentence is followed, UTF-16 code units: text without a stop (a table, a list of values) is none. */
const reach = 400

/**
 * The sentence around a range, as far as stops, blank lines, list items and headings end one; [start, end) in UTF-16 code units. A
 * stop inside the range does not end it.
 */
export function sentenceAround(text: string, range: TextRange): TextRange {
  const from = Math.max(0, range.start - reach)
  const to = Math.min(text.length, range.end + reach)
  let start = from
  let end = to
  for (const { index, 0: mark } of text.slice(from, to).matchAll(/[.!?;](?=\s|$)|\n/g)) {
    const at = from + index
    if (!isEnd(text, at, mark)) continue
    if (at < range.start) start = at + 1
    else if (at >= range.end) {
      end = at
      break
    }
  }
  return { start, end }
}

function isEnd(text: string, at: number, mark: string): boolean {
  if (mark === '.') return !abbreviations.test(text.slice(Math.max(0, at - 8), at + 1))
  // A line that was only wrapped goes on in lower case.
  return mark !== '\n' || !/^\n[ \t]*[\p{Ll}(]/u.test(text.slice(at, at + 40))
}
