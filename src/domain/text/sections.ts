import { lineStartsOf } from './lines.ts'
import type { SectionName } from './section-presets.ts'
import type { TextRange } from './text-range.ts'

/** A part of a note under its heading. Offsets are UTF-16 code units, ends exclusive. */
export interface Section {
  /** The heading as it stands, without colon and number. */
  readonly title: string
  /** Name of the known section that the heading belongs to; null for headings that no list has. */
  readonly name: string | null
  /** The heading with its number and colon. */
  readonly heading: TextRange
  /** From the heading to the next one, or the end of the note. */
  readonly whole: TextRange
}

/** `2. HISTORY OF PRESENT ILLNESS:`, `III) Findings -`, `**Impression**`: number, words, and what closes a heading. */
const headingLine =
  /^[ \t]*(?:[#*_]{1,3}[ \t]*)?(?:(?:\d{1,2}|[IVX]{1,4})[.)][ \t]+)?(?<words>\p{L}[\p{L}\d ,/&()'’-]{0,60}?)[ \t]*[*_]{0,2}(?<close>:[*_]{0,2}|[ \t]*$)/u
const isCapital = /^(?=.*\p{Lu}.*\p{Lu}.*\p{Lu})[^\p{Ll}]+$/u
/** More words than this are a sentence. */
const mostWords = 7

/**
 * The sections of a note, in order: lines that begin with a heading. A heading is one of the known, in any case, before a colon or
 * alone on its line; words in capitals before a colon; or, where a line holds nothing else, any short title before a colon. What
 * stands before the first heading belongs to none. Source: the headings of `known` are the caller's, editable list.
 */
export function sectionsOf(text: string, known: readonly SectionName[]): readonly Section[] {
  const names = new Map(
    known.flatMap(({ name, headings }) => headings.map((heading) => [headingKey(heading), name] as const)),
  )
  const starts = lineStartsOf(text)
  const found: Omit<Section, 'whole'>[] = []
  for (const [index, start] of starts.entries()) {
    const line = text.slice(start, starts[index + 1] ?? text.length).trimEnd()
    const match = headingLine.exec(line)
    const words = match?.groups?.words
    if (match === null || words === undefined) continue
    const title = words.trim()
    const name = names.get(headingKey(title)) ?? null
    const hasColon = match.groups?.close?.startsWith(':') === true
    const isAlone = match[0].trimEnd().length === line.length
    if (!isHeading(title, { isKnown: name !== null, hasColon, isAlone })) continue
    const indent = line.length - line.trimStart().length
    found.push({ title, name, heading: { start: start + indent, end: start + match[0].trimEnd().length } })
  }
  return found.map((section, index) => ({
    ...section,
    whole: { start: section.heading.start, end: found[index + 1]?.heading.start ?? text.length },
  }))
}

/** The section that an offset is in; undefined before the first. @param sections in order */
export function sectionAt(sections: readonly Section[], offset: number): Section | undefined {
  return sections.findLast(({ whole }) => whole.start <= offset)
}

function isHeading(
  title: string,
  given: { readonly isKnown: boolean; readonly hasColon: boolean; readonly isAlone: boolean },
): boolean {
  if (given.isKnown) {
    // A letter alone is a heading before its colon only: `A` begins many a line.
    return given.hasColon || (given.isAlone && title.length > 2)
  }
  if (title.split(/\s+/).length > mostWords) return false
  if (isCapital.test(title)) return given.hasColon || (given.isAlone && title.length >= 5)
  return given.hasColon && given.isAlone && /^\p{Lu}/u.test(title)
}

/** What two headings have in common that are one: letters and digits, in any case. */
export function headingKey(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}
