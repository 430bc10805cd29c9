import type { ManifestEntry, ManifestLabel } from '../../contracts/manifest.ts'
import type { Fact } from '../../domain/records/case.ts'
import { jsonEquals } from '../../lib/json.ts'
import type { Problem } from '../../lib/result.ts'
import { type MatchedEntry, problemOf } from './match-entries.ts'

/** What rows of several files say of the one item that these files are. */
export interface SeriesEntries {
  /** What they agree in, and what no other contradicts: of the item as a whole. */
  readonly whole: ManifestEntry
  /** What each says of its own picture alone: boxes, and labels that not all pictures have. */
  readonly own: readonly MatchedEntry[]
  /** `manifest-series-contradiction`, `manifest-series-columns`, `manifest-series-absent`, `manifest-series-label`. */
  readonly problems: readonly Problem[]
}

/** Values told of one contradiction, and lines told of one value. */
const toldValues = 4
const toldLines = 5

/**
 * Puts the rows of one series together. What is of the patient or the whole examination (patient, study, split, facts) is said once where
 * the rows agree; where they do not, the first stands, and the problem names every value with its rows. A label that every picture has is
 * one of the whole; else those pictures that have it carry it, and where it is absent from the others that is told and needs no mark. Other
 * columns that differ from picture to picture cannot be kept with the case: the problem names them.
 * @param pictures how many pictures the item has
 */
export function joinEntries(rows: readonly MatchedEntry[], pictures: number): SeriesEntries | null {
  const [first] = rows
  return first === undefined ? null : joined(first, rows, pictures)
}

function joined(first: MatchedEntry, rows: readonly MatchedEntry[], pictures: number): SeriesEntries {
  const entries = rows.map(({ entry }) => entry)
  const problems: Problem[] = []

  /** The value that rows agree in, or the first of those that contradict each other. */
  function agreed<T>(what: string, readValue: (entry: ManifestEntry) => T | null | undefined): T | null {
    const said = valuesSaid(entries, readValue)
    const [kept] = said
    if (said.length > 1) {
      const values = said
        .slice(0, toldValues)
        .map(({ value, lines, rows }) => ({ value: textOf(value), lines, more: rows - lines.length }))
      problems.push(
        problemOf(first.entry, 'manifest-series-contradiction', {
          what,
          values,
          more: said.length - values.length,
          rows: entries.length,
        }),
      )
    }
    return kept?.value ?? null
  }

  const names = new Set(entries.flatMap(({ facts }) => Object.keys(facts)))
  const facts: Record<string, Fact> = {}
  for (const name of names) {
    const fact = agreed(name, (entry) => entry.facts[name])
    if (fact !== null) facts[name] = fact
  }
  const { metadata, varying } = sharedMetadata(entries)
  if (varying.length > 0)
    problems.push(problemOf(first.entry, 'manifest-series-columns', { columns: varying, rows: entries.length }))
  const labels = joinLabels(rows, pictures)
  for (const { label, present, absent } of labels.partlyAbsent)
    problems.push(
      problemOf(first.entry, 'manifest-series-absent', { label, present, absent, unsaid: pictures - present - absent }),
    )
  for (const { label, kept, others } of labels.overridden) {
    const assertionsOf = (labelled: readonly MatchedEntry[]) => {
      const said = valuesSaid(
        labelled.map(({ entry }) => entry),
        (entry) => labelOf(entry, label)?.assertion,
      )
      return said.map(({ value, lines, rows }) => ({ value, lines, more: rows - lines.length }))
    }
    problems.push(
      problemOf(first.entry, 'manifest-series-label', {
        label: label.label,
        kept: assertionsOf(kept),
        values: assertionsOf(others),
      }),
    )
  }
  return {
    whole: {
      file: first.entry.file,
      source: { manifest: first.entry.source.manifest, lines: entries.flatMap(({ source }) => source.lines) },
      patient: agreed('patient', ({ patient }) => patient),
      study: agreed('study', ({ study }) => study),
      split: agreed('split', ({ split }) => split),
      facts,
      labels: labels.whole,
      boxes: rows.flatMap(({ entry, pathIndex }) => (pathIndex === null ? entry.boxes : [])),
      // None of a picture can be placed, which is told where they would be.
      spans: entries.flatMap(({ spans }) => spans ?? []),
      metadata,
    },
    own: rows.flatMap(({ entry, pathIndex }) =>
      pathIndex === null ? [] : [{ entry: { ...entry, labels: labels.own.get(entry) ?? [] }, pathIndex }],
    ),
    problems,
  }
}

interface Said<T> {
  readonly value: T
  /** Lines of the first rows that say so. */
  readonly lines: number[]
  /** How many say so. */
  rows: number
}

function valuesSaid<T>(
  entries: readonly ManifestEntry[],
  readValue: (entry: ManifestEntry) => T | null | undefined,
): readonly Said<T>[] {
  const said: Said<T>[] = []
  for (const entry of entries) {
    const value = readValue(entry)
    if (value == null) continue
    const same = said.find((one) => textOf(one.value) === textOf(value))
    const [line] = entry.source.lines
    const own: Said<T> = same ?? { value, lines: [], rows: 0 }
    if (same === undefined) said.push(own)
    own.rows += 1
    if (line !== undefined && own.lines.length < toldLines) own.lines.push(line)
  }
  return said
}

/** A fact by its value, a text as it is. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const own = typeof value === 'object' && value !== null && 'value' in value ? value.value : value
  return typeof own === 'string' ? own : JSON.stringify(own)
}

function sharedMetadata(entries: readonly ManifestEntry[]): {
  readonly metadata: Readonly<Record<string, string>>
  readonly varying: readonly string[]
} {
  const columns = new Set(entries.flatMap(({ metadata }) => Object.keys(metadata)))
  const metadata: Record<string, string> = {}
  const varying: string[] = []
  for (const column of columns) {
    const values = new Set(entries.flatMap((entry) => entry.metadata[column] ?? []))
    const [only] = values
    if (values.size === 1 && only !== undefined) metadata[column] = only
    else varying.push(column)
  }
  return { metadata, varying: varying.sort() }
}

interface JoinedLabels {
  readonly whole: readonly ManifestLabel[]
  readonly own: ReadonlyMap<ManifestEntry, readonly ManifestLabel[]>
  /** Labels that some pictures have and others are said not to have. */
  readonly partlyAbsent: readonly { readonly label: string; readonly present: number; readonly absent: number }[]
  /** Labels that a row gives the series as a whole, and other rows otherwise: those are not kept. */
  readonly overridden: readonly {
    readonly label: ManifestLabel
    readonly kept: readonly MatchedEntry[]
    readonly others: readonly MatchedEntry[]
  }[]
}

/** The same label by the same rater, whatever it says. */
function labelOf(entry: ManifestEntry, { label, rater }: ManifestLabel): ManifestLabel | undefined {
  return entry.labels.find((one) => one.label === label && one.rater === rater)
}

function joinLabels(rows: readonly MatchedEntry[], pictures: number): JoinedLabels {
  const kinds = new Map<string, { readonly label: ManifestLabel; readonly of: MatchedEntry[] }[]>()
  for (const row of rows) {
    for (const label of row.entry.labels) {
      const key = `${label.label}\n${label.rater ?? ''}`
      const known = kinds.get(key) ?? []
      kinds.set(key, known)
      const same = known.find((one) => jsonEquals(one.label, label))
      if (same === undefined) known.push({ label, of: [row] })
      else same.of.push(row)
    }
  }
  const whole: ManifestLabel[] = []
  const own = new Map<ManifestEntry, ManifestLabel[]>()
  const partlyAbsent: { label: string; present: number; absent: number }[] = []
  const overridden: { label: ManifestLabel; kept: MatchedEntry[]; others: MatchedEntry[] }[] = []
  for (const said of kinds.values()) {
    const [first] = said
    if (first === undefined) continue
    const ofWhole = said.find(({ of }) => of.some(({ pathIndex }) => pathIndex === null))
    // Of pictures that no row speaks of nothing is known: absent from some is not absent from all.
    const isOne = said.length === 1 && first.of.length === pictures
    if (ofWhole !== undefined || isOne) {
      const kept = ofWhole ?? first
      whole.push(kept.label)
      const others = said.flatMap((one) => (one === kept ? [] : one.of))
      if (others.length > 0) overridden.push({ label: kept.label, kept: kept.of, others })
      continue
    }
    const absent = said.find(({ label }) => label.assertion === 'absent')?.of.length ?? 0
    const positive = said.filter(({ label }) => label.assertion !== 'absent')
    if (absent > 0) {
      const present = positive.reduce((sum, { of }) => sum + of.length, 0)
      partlyAbsent.push({ label: first.label.label, present, absent })
    }
    for (const { label, of } of positive) for (const { entry } of of) own.set(entry, [...(own.get(entry) ?? []), label])
  }
  return { whole, own, partlyAbsent, overridden }
}
