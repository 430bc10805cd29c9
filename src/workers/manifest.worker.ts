import { expose } from 'comlink'
import type { ManifestEntry } from '../contracts/manifest.ts'
import { type FileIndex, fileIndex, pathKey } from '../interchange/manifest/file-key.ts'
import type { ManifestReport } from '../interchange/manifest/manifest-report.ts'
import { type ProposedMapping, proposeMapping } from '../interchange/manifest/presets/known-tables.ts'
import { readManifest } from '../interchange/manifest/read-manifest.ts'
import type { TableMapping } from '../interchange/manifest/table-mapping.ts'
import { profileTable, type TableProfile } from '../interchange/manifest/table-profile.ts'
import type { TableShape } from '../interchange/manifest/table-shape.ts'
import { ok, problem, type Result } from '../lib/result.ts'
import type { TextEncoding } from '../lib/text-encoding.ts'
import { sourceFileFromBlob } from './source-files.ts'

/** A table as it is handed to the worker: a picked file, or a member of an archive. */
export interface TableFile {
  readonly path: string
  readonly content: Blob
}

export interface ProfiledTable {
  readonly profile: TableProfile
  readonly proposed: ProposedMapping
}

export interface TablesToRead {
  readonly tables: readonly { readonly file: TableFile; readonly shape: TableShape; readonly mapping: TableMapping }[]
  readonly namePattern: string | null
  readonly pictureNames: readonly string[]
}

let reading = new AbortController()
let entries: readonly ManifestEntry[] = []

/** Entries of files that were not picked, as many as a person may look through: the page need not hold 100,000 of them. */
const unmatchedKept = 1_000

const worker = {
  async profile(
    file: TableFile,
    pictureNames: readonly string[],
    hasHeader: boolean | undefined,
    encoding: TextEncoding | undefined,
  ): Promise<Result<ProfiledTable>> {
    const signal = new AbortController().signal
    const profile = await profileTable(sourceFileFromBlob(file.path, file.content), signal, hasHeader, encoding)
    if (!profile.ok) return profile
    return ok({ profile: profile.value, proposed: proposeMapping(profile.value, pictureNames) })
  },

  /** Reads the tables whole and keeps the entries for `entries`. A later call ends an earlier one, which fails with `cancelled`. */
  async read(
    { tables, namePattern, pictureNames }: TablesToRead,
    onProgress: (rows: number) => void,
  ): Promise<Result<ManifestReport>> {
    reading.abort()
    const mine = new AbortController()
    reading = mine
    const read = await readManifest({
      tables: tables.map(({ file, ...how }) => ({ ...how, file: sourceFileFromBlob(file.path, file.content) })),
      namePattern,
      pictureNames,
      signal: mine.signal,
      onProgress,
    })
    if (!read.ok) return read
    const { manifest, report } = read.value
    const kept = keptEntries(manifest.entries, fileIndex(pictureNames))
    entries = kept.entries
    return ok({ ...report, problems: kept.problem === null ? report.problems : [...report.problems, kept.problem] })
  },

  /** Entries [from, to) of the last reading, those of picked files and the first of the others: in slices, since to take over 100,000 in one go stops the page for seconds. */
  entries: (from: number, to: number): readonly ManifestEntry[] => entries.slice(from, to),
}
export type ManifestWorker = typeof worker

function keptEntries(all: readonly ManifestEntry[], picked: FileIndex) {
  let unmatched = 0
  const kept = all.filter(({ file }) => picked.find(pathKey(file)).length > 0 || ++unmatched <= unmatchedKept)
  const count = unmatched - unmatchedKept
  return { entries: kept, problem: count > 0 ? problem('table-more-unmatched', { count }) : null }
}

expose(worker)
