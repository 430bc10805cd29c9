import { type FuzzyMatch, fuzzyMatch } from '../../../lib/fuzzy.ts'

/** Something that the palette offers. */
export interface PaletteEntry {
  /** The same from time to time: what was used last is remembered by it. */
  readonly id: string
  readonly group: 'Commands' | 'Labels' | 'Cases' | 'Projects'
  readonly text: string
  /** Beside the text: where a command belongs, how a case stands. */
  readonly detail: string
  /** As it is now; null: none. */
  readonly chord: string | null
  /** `#rrggbb` of a label. */
  readonly color?: string
  run(): void
}

/** An entry as it is shown. */
export interface FoundEntry {
  readonly entry: PaletteEntry
  readonly heading: string
  /** Code units of the text that were typed. */
  readonly at: readonly number[]
}

/** As many of a group as leave room for the others. */
const mostOfGroup = 8
const mostRecent = 6

/** Nothing typed: what was used last, then every command and label. */
export function offered(entries: readonly PaletteEntry[], recent: readonly string[]): readonly FoundEntry[] {
  const last = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []).slice(0, mostRecent)
  const rest = entries.filter((entry) => entry.group === 'Commands' || entry.group === 'Labels')
  return [
    ...last.map((entry) => ({ entry, heading: 'Recent', at: [] })),
    ...rest.filter((entry) => !last.includes(entry)).map((entry) => ({ entry, heading: entry.group, at: [] })),
  ]
}

/**
 * What was typed for: the best first within its group, the group of the best first. What was used lately goes before its equals.
 * @param cases cases that were found elsewhere, in their order; they are matched for what to show, and left out for nothing
 */
export function foundEntries(
  query: string,
  entries: readonly PaletteEntry[],
  cases: readonly PaletteEntry[],
  recent: readonly string[],
): readonly FoundEntry[] {
  const scored = [
    ...entries.flatMap((entry) => scoredEntry(entry, matchOf(query, entry), recent)),
    ...cases.flatMap((entry) => scoredEntry(entry, fuzzyMatch(query, entry.text) ?? { score: 30, at: [] }, recent)),
  ].sort((a, b) => b.score - a.score)
  const groups = [...new Set(scored.map(({ entry }) => entry.group))]
  return groups.flatMap((group) =>
    scored
      .filter(({ entry }) => entry.group === group)
      .slice(0, mostOfGroup)
      .map(({ entry, at }) => ({ entry, heading: group, at })),
  )
}

/** By its text; by what stands beside it only as it is typed. */
function matchOf(query: string, { text, detail }: PaletteEntry): FuzzyMatch | null {
  const own = fuzzyMatch(query, text)
  if (own !== null) return own
  const words = query.toLowerCase().split(/\s+/)
  const both = `${detail} ${text}`.toLowerCase()
  return words.every((word) => both.includes(word)) ? { score: 20, at: [] } : null
}

function scoredEntry(entry: PaletteEntry, match: FuzzyMatch | null, recent: readonly string[]) {
  if (match === null) return []
  const place = recent.indexOf(entry.id)
  return [{ entry, at: match.at, score: match.score + (place === -1 ? 0 : 10 - place) }]
}
