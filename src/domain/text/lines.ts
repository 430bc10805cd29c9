import type { TextRange } from './text-range.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Offsets (UTF-16 code units) at which lines begin, ascending; the first is 0. A line ends after CR LF, LF or a lone CR, as in editors:
 * U+2028, U+2029, VT and FF stay inside of a line. A text that ends with a line break has an empty last line.
 */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isBreak = code === lineFeed || (code === carriageReturn && text.charCodeAt(i + 1) !== lineFeed)
    if (isBreak) starts.push(i + 1)
  }
  return starts
}

/** 0-based line that an offset is in, by binary search. The offset after the last character is in the last line. */
export function lineOf(lineStarts: readonly number[], offset: number): number {
  let low = 0
  let high = lineStarts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}

/**
 * The whole lines around a range, broken at LF only. Neither grapheme clusters nor words reach over a line feed (UAX #29 GB4, WB3a), so
 * that segmenting this gives what segmenting the whole text would, a thousand times faster.
 */
export function linesAround(text: string, { start, end }: TextRange): TextRange {
  const before = start === 0 ? -1 : text.lastIndexOf('\n', start - 1)
  const after = text.indexOf('\n', end)
  return { start: before + 1, end: after === -1 ? text.length : after + 1 }
}
