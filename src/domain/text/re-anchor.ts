import type { TextRange } from './text-range.ts'

/** Where a marked stretch of an earlier version of a text is now. */
export type Anchor =
  /** The same words with the same words around them, wherever they moved as a block. */
  | { readonly state: 'exact'; readonly range: TextRange }
  /** The words are there, their surroundings are not; or they are there more than once. For somebody to confirm. */
  | { readonly state: 'moved'; readonly range: TextRange; readonly candidates: number }
  /** The words are gone. */
  | { readonly state: 'lost' }

/** Characters on either side that tell two occurrences apart. */
const contextLength = 32

/**
 * Finds a range of an old text in a new one by its quote and its surroundings (as the W3C Web Annotation model does with a text quote
 * selector). Among several occurrences the one whose surroundings agree most wins, then the one nearest to where it would be if
 * only what differs before it had been inserted or removed.
 */
export function reAnchor(oldText: string, newText: string, range: TextRange): Anchor {
  const quote = oldText.slice(range.start, range.end)
  const expected = expectedStart(oldText, newText, range)
  const before = oldText.slice(Math.max(0, range.start - contextLength), range.start)
  const after = oldText.slice(range.end, range.end + contextLength)
  const candidates: { readonly start: number; readonly agreement: number }[] = []
  for (let start = newText.indexOf(quote); start !== -1 && quote !== ''; start = newText.indexOf(quote, start + 1)) {
    const end = start + quote.length
    const agreement =
      commonEnd(before, newText.slice(Math.max(0, start - contextLength), start)) +
      commonStart(after, newText.slice(end, end + contextLength))
    candidates.push({ start, agreement })
  }
  const best = candidates.reduce<(typeof candidates)[number] | undefined>((chosen, one) => {
    if (chosen === undefined || one.agreement > chosen.agreement) return one
    const isNearer = Math.abs(one.start - expected) < Math.abs(chosen.start - expected)
    return one.agreement === chosen.agreement && isNearer ? one : chosen
  }, undefined)
  if (best === undefined) return { state: 'lost' }
  const found = { start: best.start, end: best.start + quote.length }
  const isAlone = candidates.filter(({ agreement }) => agreement === best.agreement).length === 1
  const isSame = best.agreement === before.length + after.length
  return isSame && isAlone
    ? { state: 'exact', range: found }
    : { state: 'moved', range: found, candidates: candidates.length }
}

/** Where the range would begin if one stretch of the text had been replaced: what is before that stretch stays, what is behind it shifts. */
function expectedStart(oldText: string, newText: string, { start }: TextRange): number {
  return start <= commonStart(oldText, newText) ? start : start + newText.length - oldText.length
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
