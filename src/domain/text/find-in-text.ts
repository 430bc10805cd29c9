import { escapePattern } from '../../lib/escape-pattern.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { TextRange } from './text-range.ts'

export interface FindOptions {
  /** The query is a JavaScript regular expression; `^` and `$` stand at the ends of lines. */
  readonly isPattern: boolean
  readonly matchCase: boolean
  /** Only where no letter or digit touches the match. */
  readonly wholeWords: boolean
}

export interface Found {
  /** In order, not overlapping, none empty. */
  readonly ranges: readonly TextRange[]
  /** Whether there are more than were looked for. */
  readonly isCut: boolean
}

/** More matches than anybody walks through; past these, looking on only costs time. */
export const mostFound = 20_000

const nothing: Found = { ranges: [], isCut: false }

/**
 * Looks for what a reader types while reading. White space in plain words stands for any white space: notes are wrapped anywhere.
 * Fails with `pattern-invalid` on a regular expression that is none.
 */
export function findInText(text: string, query: string, options: FindOptions): Result<Found> {
  if (query === '') return ok(nothing)
  const pattern = compiled(query, options)
  if (!pattern.ok) return pattern
  const ranges: TextRange[] = []
  for (const match of text.matchAll(pattern.value)) {
    if (match[0] === '') continue
    if (ranges.length === mostFound) return ok({ ranges, isCut: true })
    ranges.push({ start: match.index, end: match.index + match[0].length })
  }
  return ok({ ranges, isCut: false })
}

function compiled(query: string, { isPattern, matchCase, wholeWords }: FindOptions): Result<RegExp> {
  const body = isPattern ? `(?:${query})` : literal(query)
  const whole = wholeWords ? `(?<![\\p{L}\\p{N}\\p{M}_])${body}(?![\\p{L}\\p{N}\\p{M}_])` : body
  try {
    // Alone first: inside of a group, `a)(b` would pass.
    if (isPattern) new RegExp(query, 'u')
    return ok(new RegExp(whole, matchCase ? 'gmu' : 'gimu'))
  } catch (error) {
    return fail('pattern-invalid', { reason: error instanceof Error ? error.message : '' })
  }
}

function literal(query: string): string {
  return escapePattern(query).replace(/\p{White_Space}+/gu, '\\p{White_Space}+')
}

/** Index of the match to show first: the one at an offset, else the next after it, else the first; -1 for none. */
export function matchFrom(ranges: readonly TextRange[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return ranges.length === 0 ? -1 : low % ranges.length
}
