import { leadingAbbreviations, numberingAbbreviations, trailingAbbreviations } from './abbreviations.ts'
import { lineStartsOf } from './lines.ts'
import type { TextRange } from './text-range.ts'

/**
 * Sentences of a clinical note, in order, without the white space around them; what is between them is white space only. Offsets are
 * UTF-16 code units, ends exclusive.
 *
 * A blank line, a list item, a heading and a line that was broken on purpose end a sentence; a line broken at the margin does not. A
 * full stop ends one unless it belongs to an abbreviation (`Dr.`, `Temp.`, `b.i.d.`), a list number, an initial or a decimal, or what
 * follows goes on in lower case. De-identification marks (`___`, `[** **]`) are never cut.
 */
export function sentencesOf(text: string): readonly TextRange[] {
  const hasCapitals = usesCapitals(text)
  return blocksOf(text).flatMap((block) => sentencesIn(text, block, hasCapitals))
}

/** Some archives keep their notes in lower case: there a small letter says nothing of where sentences begin. */
function usesCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  return letters === 0 || capitals / letters > 0.005
}

/** Lines at most this long are short enough for a margin to be told from; longer ones were not wrapped by hand. */
const widestMargin = 132
/** Narrower columns are tables and lists. */
const narrowestMargin = 50

const blank = /^\s*$/
const listItem = /^\s*(?:[-*•–·▪>]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s|#\d)/
/** `HISTORY OF PRESENT ILLNESS:` at the beginning of a line; a sentence of its own, unlike `ECG:` and `Lungs:`. */
const capitalHeading = /^\s*\p{Lu}[\p{Lu}\d ,/&()'-]{3,60}:(?=\s|$)/u
/** `Past medical history:` alone, or before text. */
const heading = /^\s*\p{Lu}[\p{L}\d ,/&()'-]{1,60}:(?=\s|$)/u
const loneHeading = /^\s*(?:\p{Lu}[\p{L}\d ,/&()'-]{1,60}:|\p{Lu}[\p{Lu} /&-]{3,40})\s*$/u

/** Stretches of text that no sentence reaches over: paragraphs, list items, table lines, headings. */
function blocksOf(text: string): TextRange[] {
  const starts = lineStartsOf(text)
  const lines = starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }))
  const contentOf = ({ start, end }: TextRange) => text.slice(start, end).trimEnd()
  const margin = marginOf(lines.map((line) => contentOf(line).length))
  const blocks: TextRange[] = []
  const open: { block: { start: number; end: number; last: string } | undefined } = { block: undefined }
  const close = () => {
    if (open.block !== undefined) blocks.push({ start: open.block.start, end: open.block.end })
    open.block = undefined
  }
  for (const line of lines) {
    const content = contentOf(line)
    if (blank.test(content)) {
      close()
      continue
    }
    if (open.block !== undefined && !goesOn(open.block.last, content, margin)) close()
    const head = capitalHeading.exec(content)?.[0]
    if (head !== undefined && head.length < content.length) {
      close()
      blocks.push({ start: line.start, end: line.start + head.length })
      open.block = { start: line.start + head.length, end: line.end, last: content }
    } else {
      open.block = { start: open.block?.start ?? line.start, end: line.end, last: content }
    }
  }
  close()
  return blocks
}

/** Where lines were broken by hand or typewriter; null where the text is not wrapped. */
function marginOf(lengths: readonly number[]): number | null {
  const margin = Math.max(0, ...lengths)
  return margin >= narrowestMargin && margin <= widestMargin ? margin : null
}

/** Whether a line goes on with the next. */
function goesOn(line: string, next: string, margin: number | null): boolean {
  if (listItem.test(next) || heading.test(next) || loneHeading.test(line)) return false
  const word = /^\s*(\S+)/.exec(next)?.[1] ?? ''
  // Nobody begins a sentence in lower case, whatever the width.
  const isOpen = !/[.!?:]["'”’)\]]*$/u.test(line)
  if (isOpen && (/^\p{Ll}/u.test(word) || danglingWord.test(line))) return true
  if (margin === null) return false
  return line.length + 1 + word.length > margin || (isOpen && line.length > nearMargin * margin)
}

/** No line is ended on purpose behind one of these. */
const danglingWord =
  /(?:,|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|without|and|or|than|as|is|are|was|were|his|her|their|per))$/i
/** Of the margin: a line that is this long and has no full stop was broken because it was full. */
const nearMargin = 0.75

/** Ends of sentences with the quotes and brackets behind them, and the white space that must follow. */
const terminator = /(?:\.{2,}|[.!?]+)["'”’)\]]*(?=\s|$)/gu
const atom = /\[\*\*.*?\*\*\]|_{2,}/gsu

function sentencesIn(text: string, block: TextRange, hasCapitals: boolean): TextRange[] {
  const content = text.slice(block.start, block.end)
  const atoms = [...content.matchAll(atom)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
  const found: TextRange[] = []
  let from = 0
  const take = (end: number) => {
    const piece = content.slice(from, end)
    const start = block.start + from + (piece.length - piece.trimStart().length)
    const last = block.start + from + piece.trimEnd().length
    if (start < last) found.push({ start, end: last })
    from = end
  }
  for (const match of content.matchAll(terminator)) {
    const end = match.index + match[0].length
    if (atoms.some((one) => match.index >= one.start && match.index < one.end)) continue
    const parts = { before: content.slice(from, match.index), sign: match[0], after: content.slice(end).trimStart() }
    if (endsSentence(parts, hasCapitals)) take(end)
  }
  take(content.length)
  return found
}

interface Parts {
  /** The sentence so far, without its sign. */
  readonly before: string
  /** With the quotes and brackets behind it. */
  readonly sign: string
  /** What follows, without white space. */
  readonly after: string
}

function endsSentence({ before, sign, after }: Parts, hasCapitals: boolean): boolean {
  if (after === '') return true
  const goesOnLower = hasCapitals && /^["'“‘([]*\p{Ll}/u.test(after)
  if (!sign.startsWith('.')) return !goesOnLower
  const words = before.trim().split(/\s+/)
  const word = (words.at(-1) ?? '').replace(/^["'“‘([]+/u, '')
  const previous = words.at(-2)
  const isNumber = /^\d{1,2}$/.test(word)
  if (isNumber && (previous === undefined || previous.endsWith(':'))) return false
  if (previous === undefined && /^\p{Ll}$/u.test(word)) return false
  const known = word.toLowerCase()
  const isNumberNext = /^\d/.test(after)
  if (leadingAbbreviations.has(known)) return false
  if (isNumberNext && (numberingAbbreviations.has(known) || dotted.test(word))) return false
  if (goesOnLower) return false
  if (trailingAbbreviations.has(known)) return /^["'“‘([]*(?:\p{Lu}|___|\*\*)/u.test(after) || sign.startsWith('..')
  if (/^\p{Lu}$/u.test(word)) return !isInitial(previous)
  return true
}

/** `G.C.S`, `b.i.d` */
const dotted = /^(?:\p{L}\.)+\p{L}$/u

/** `J. Smith`, `Dr. A. Jones`: an initial follows nothing, a title or another name; `hepatitis B` does not. */
function isInitial(previous: string | undefined): boolean {
  return previous === undefined || /^["'“‘([]*\p{Lu}/u.test(previous)
}
