import type { Manifest, ManifestEntry } from '../../contracts/manifest.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { fail, ok, problem, type Result } from '../../lib/result.ts'
import { countEntries } from './count-entries.ts'
import { fileIndex } from './file-key.ts'
import { finishEntries } from './finish-entries.ts'
import { Gatherer } from './gather.ts'
import type { ReadManifest } from './manifest-report.ts'
import { type NamePattern, parseNamePattern } from './name-pattern.ts'
import { patternReader } from './pattern-rows.ts'
import { ProblemLog } from './problem-log.ts'
import { rowReader } from './read-row.ts'
import type { TableMapping } from './table-mapping.ts'
import { tableRows } from './table-rows.ts'
import type { TableShape } from './table-shape.ts'
import { TableTally } from './table-tally.ts'

/** A table and how to read it. */
export interface MappedTable {
  readonly file: SourceFile
  readonly shape: TableShape
  readonly mapping: TableMapping
}

export interface ReadManifestInput {
  readonly tables: readonly MappedTable[]
  /** Pattern laid on the names of the picked files; null for none. Tables go before it. */
  readonly namePattern: string | null
  /** Paths of the picked files that are no tables. */
  readonly pictureNames: readonly string[]
  readonly signal: AbortSignal
  readonly onProgress: (rows: number) => void
}

/**
 * Reads tables as they are mapped and puts them together, one entry a file. Rows that cannot be used are problems of the manifest, each
 * with its line. Fails with `cancelled`, `file-unreadable` and the problems of `parseNamePattern`.
 */
export async function readManifest(input: ReadManifestInput): Promise<Result<ReadManifest>> {
  const { tables, pictureNames, signal } = input
  const problems = new ProblemLog()
  const gatherer = new Gatherer((what, { name, places }) => {
    const place = places.at(-1)
    const where = { file: place?.manifest ?? '', line: place?.lines.at(-1) ?? 0 }
    problems.add(problem('table-contradiction', { what, name }, where))
  })
  const picked = fileIndex(pictureNames)
  const tallies = tables.map(({ file, mapping }) => {
    return new TableTally(
      file.path,
      mapping.columns.map(({ name }) => name),
      picked,
    )
  })
  const vocabularies: Set<string>[] = tables.map(() => new Set())

  let rows = 0
  for (const [table, mapped] of tables.entries()) {
    const { file, shape, mapping } = mapped
    const pattern = patternOf(mapping.filePattern)
    if (!pattern.ok) return pattern
    const read = rowReader(mapping, pattern.value)
    let isHeader = mapping.hasHeader && shape.records === undefined
    try {
      for await (const batch of tableRows(file, shape, signal)) {
        if ('code' in batch) {
          problems.add(batch)
          continue
        }
        for (const { line, cells } of batch) {
          if (isHeader) {
            isHeader = false
            continue
          }
          const row = read(cells)
          tallies[table]?.add(row, line)
          for (const fault of row.faults) problems.add(problem(fault, {}, { file: file.path, line }))
          for (const label of row.listed ?? []) vocabularies[table]?.add(label)
          if (row.note === null) gatherer.add(row, { table, manifest: file.path, line })
        }
        rows += batch.length
        input.onProgress(rows)
      }
    } catch {
      return fail('file-unreadable', {}, { file: file.path })
    }
    if (signal.aborted) return fail('cancelled')
  }

  if (input.namePattern !== null) {
    const pattern = parseNamePattern(input.namePattern)
    if (!pattern.ok) return pattern
    const read = patternReader(pattern.value)
    for (const name of pictureNames) {
      const row = read(name)
      if (row !== undefined) gatherer.add(row, { table: tables.length, manifest: input.namePattern, line: 0 })
    }
  }

  const { files, withoutFiles } = gatherer.finish()
  for (const group of withoutFiles) {
    const place = group.places[0]
    const where = { file: place?.manifest ?? '', line: place?.lines[0] ?? 0 }
    problems.add(problem('table-group-without-files', { name: group.name }, where))
  }
  const rules = tables.map(({ mapping }) => mapping)
  const entries = finishEntries(files, rules, vocabularies)
  reportSplitLeaks(entries, problems)
  const manifest: Manifest = { entries, problems: problems.kept }
  const report = countEntries({ entries, tallies, problems, pictureNames, picked })
  return ok({ manifest, report })
}

function patternOf(text: string | null): Result<NamePattern | null> {
  return text === null || text.trim() === '' ? ok(null) : parseNamePattern(text)
}

/** A patient in two splits makes a model look better than it is. */
function reportSplitLeaks(entries: readonly ManifestEntry[], problems: ProblemLog): void {
  const splits = new Map<string, string>()
  const told = new Set<string>()
  for (const { patient, split, source } of entries) {
    if (patient === null || split === null || told.has(patient)) continue
    const first = splits.get(patient)
    if (first === undefined) splits.set(patient, split)
    else if (first !== split) {
      told.add(patient)
      problems.add(
        problem('table-split-leak', { first, second: split }, { file: source.manifest, line: source.lines[0] ?? 0 }),
      )
    }
  }
}
