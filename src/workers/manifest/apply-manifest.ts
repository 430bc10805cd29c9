import type { Manifest, ManifestEntry, ManifestSpan } from '../../contracts/manifest.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Slice } from '../../domain/records/target.ts'
import { type Problem, problem } from '../../lib/result.ts'
import type { StoredDraft } from '../collect-drafts.ts'
import { type IdentifierGuard, identifierGuard, type OwnIdentifiers } from './identifiers.ts'
import { type ManifestMark, marksOf } from './marks.ts'
import { type MatchedEntry, matchEntries } from './match-entries.ts'
import { mergeFacts } from './merge-facts.ts'
import { joinEntries } from './series-entries.ts'

/** What is to be stored of an item, manifest and all. */
export interface StagedDraft extends StoredDraft {
  readonly patient: string | null
  readonly study: string | null
  readonly split: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly marks: readonly ManifestMark[]
  /** Tags of a note as another program counts them; `placeTags` makes marks of them. */
  readonly spans: readonly ManifestSpan[]
}

/** What came of a manifest, for the preview and the report. */
export interface AppliedManifest {
  readonly drafts: readonly StagedDraft[]
  /** `manifest-file-missing` for rows without a file, boxes refused, contradictions, and what the reader could not use. */
  readonly problems: readonly Problem[]
  /** Files that no row speaks of. */
  readonly unmatchedFiles: readonly string[]
  readonly matchedCount: number
  /** Values left out since they are, or hold, an identifier or a file name. */
  readonly droppedValues: number
  /** Columns left out whole for that reason. */
  readonly droppedColumns: readonly string[]
}

const longestName = 80

const nothing = { split: null, metadata: {}, marks: [], spans: [] } as const

/** Drafts as their files alone have them. */
export function withoutManifest(drafts: readonly StoredDraft[]): StagedDraft[] {
  return drafts.map((draft) => ({ ...draft, ...nothing, patient: draft.group.patient, study: draft.group.study }))
}

/**
 * Lays a manifest over drafts: patient and study decide grouping in place of the header's, facts fill what the header lacks, labels and
 * boxes become marks. No text that identifies a patient passes.
 */
export function applyManifest(drafts: readonly StoredDraft[], manifest: Manifest): AppliedManifest {
  const matchable = drafts.map(({ files, facts }) => ({ paths: files, isPicture: facts.columns !== undefined }))
  const matched = matchEntries(matchable, manifest)
  const owns = new Map(
    [...matched.entriesOf].flatMap(([index, rows]) =>
      rows.map((row) => [row.entry, identifiersOf(row, drafts[index])] as const),
    ),
  )
  const guard = identifierGuard(manifest, owns)
  const problems: Problem[] = [...manifest.problems, ...matched.problems]
  let droppedValues = 0
  const staged = withoutManifest(drafts).map((draft, index): StagedDraft => {
    const rows = (matched.entriesOf.get(index) ?? []).map(({ entry, pathIndex }): MatchedEntry => {
      const cleaned = cleanEntry(entry, owns.get(entry) ?? { patient: [], files: [] }, guard)
      droppedValues += cleaned.droppedValues
      return { entry: cleaned.entry, pathIndex }
    })
    const [first] = rows
    if (first === undefined) return draft
    const joined = first.pathIndex === null && rows.length === 1 ? null : joinEntries(rows, draft.parts.length)
    const entry = joined?.whole ?? first.entry
    const merged = mergeFacts(draft.facts, entry)
    const found = [
      marksOf(entry, draft, draft.parts.length === 1 && draft.parts[0]?.frames === 1 ? null : undefined),
      ...(joined?.own ?? []).map((row) => marksOf(row.entry, draft, sliceOf(row, draft))),
    ]
    problems.push(...(joined?.problems ?? []), ...found.flatMap((one) => one.problems))
    return {
      ...draft,
      name: kindOfNote(merged.facts) ?? draft.name,
      facts: merged.facts,
      warnings: [...draft.warnings, ...merged.problems],
      patient: entry.patient ?? draft.group.patient,
      study: entry.study ?? draft.group.study,
      split: entry.split,
      metadata: entry.metadata,
      marks: found.flatMap(({ marks }) => marks),
      spans: entry.spans ?? [],
    }
  })
  for (const entry of matched.unmatched) {
    problems.push(
      problem(
        'manifest-file-missing',
        { name: entry.file },
        {
          file: entry.source.manifest,
          ...(entry.source.lines[0] === undefined ? {} : { line: entry.source.lines[0] }),
        },
      ),
    )
  }
  return {
    drafts: staged,
    problems,
    unmatchedFiles: drafts.flatMap(({ files }, index) => (matched.entriesOf.has(index) ? [] : files)),
    matchedCount: [...matched.entriesOf.values()].reduce((sum, rows) => sum + rows.length, 0),
    droppedValues,
    droppedColumns: [...guard.columns].sort(),
  }
}

/** What a table calls a note: "Discharge summary". */
function kindOfNote(facts: Item['facts']): string | undefined {
  const kind = facts.noteType?.value
  return typeof kind === 'string' && kind.length <= longestName ? kind : undefined
}

/** The picture of a series that a row speaks of; undefined where its file has several. */
function sliceOf({ pathIndex }: MatchedEntry, { files, parts }: StoredDraft): Slice | undefined {
  const part = files.length === parts.length ? parts[pathIndex ?? -1] : undefined
  return part?.frames === 1 ? { part: part.blob, frame: 0 } : undefined
}

function identifiersOf({ entry, pathIndex }: MatchedEntry, draft: StoredDraft | undefined): OwnIdentifiers {
  const files = draft?.files ?? []
  const own = pathIndex === null ? files : files.slice(pathIndex, pathIndex + 1)
  const names = [entry.file, ...own].flatMap((path) => {
    const base = path.replace(/^.*[\\/]/, '')
    return [path, base, base.replace(/(?<=.)\.[^.]*$/, '')]
  })
  const { patient = null, study = null, identifiers = [] } = draft?.group ?? {}
  return {
    patient: [entry.patient, entry.study, patient, study, ...identifiers].flatMap((text) =>
      text === null || text === '' ? [] : [text],
    ),
    files: names,
  }
}

/** An entry without the texts that identify. */
function cleanEntry(
  entry: ManifestEntry,
  own: OwnIdentifiers,
  guard: IdentifierGuard,
): { entry: ManifestEntry; droppedValues: number } {
  let droppedValues = 0
  const isSafe = (text: string, withFiles: boolean) => {
    if (!guard.holds(text, own, withFiles)) return true
    droppedValues += 1
    return false
  }
  const metadata = Object.fromEntries(
    Object.entries(entry.metadata).filter(([column, value]) => {
      if (!guard.columns.has(column)) return isSafe(value, true)
      droppedValues += 1
      return false
    }),
  )
  const facts: Item['facts'] = Object.fromEntries(
    Object.entries(entry.facts).filter(([, { value }]) => typeof value !== 'string' || isSafe(value, true)),
  )
  const named = <T extends { readonly label: string; readonly rater: string | null }>(marks: readonly T[]) =>
    marks
      .filter(({ label }) => isSafe(label, false))
      .map((mark) => (mark.rater === null || isSafe(mark.rater, false) ? mark : { ...mark, rater: null }))
  const spans = entry.spans === undefined ? {} : { spans: named(entry.spans) }
  const split = entry.split === null || isSafe(entry.split, false) ? entry.split : null
  const cleaned = { ...entry, metadata, facts, labels: named(entry.labels), boxes: named(entry.boxes), split, ...spans }
  return { entry: cleaned, droppedValues }
}
