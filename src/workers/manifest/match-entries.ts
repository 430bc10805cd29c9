import type { Manifest, ManifestEntry } from '../../contracts/manifest.ts'
import { type Problem, problem } from '../../lib/result.ts'

/** A file that entries may speak of. */
export interface MatchableFile {
  readonly paths: readonly string[]
  /** Whether it is a picture: of a picture and a note of one name an entry without extension means the picture. */
  readonly isPicture: boolean
}

export interface MatchedEntries {
  /** The entry of each file, by the file's index. */
  readonly entryOf: ReadonlyMap<number, ManifestEntry>
  /** Entries of which no file was given. */
  readonly unmatched: readonly ManifestEntry[]
  /** `manifest-ambiguous`, `manifest-file-twice`. */
  readonly problems: readonly Problem[]
}

/**
 * Finds the file of each entry: by its path, exactly or as the end of a longer one, then by its base name, then by its name without
 * extension; capital letters do not matter. An entry that fits several files fits none.
 */
export function matchEntries(files: readonly MatchableFile[], { entries }: Manifest): MatchedEntries {
  const indices = indexFiles(files)
  const entryOf = new Map<number, ManifestEntry>()
  const unmatched: ManifestEntry[] = []
  const problems: Problem[] = []
  for (const entry of entries) {
    const found = candidates(indices, files, entry.file)
    const [only] = found
    if (only === undefined) unmatched.push(entry)
    else if (found.length > 1) {
      const some = found.slice(0, 3).flatMap((index) => files[index]?.paths[0] ?? [])
      problems.push(problemOf(entry, 'manifest-ambiguous', { name: entry.file, count: found.length, some }))
    } else if (entryOf.has(only)) problems.push(problemOf(entry, 'manifest-file-twice', { name: entry.file }))
    else entryOf.set(only, entry)
  }
  return { entryOf, unmatched, problems }
}

/** A Problem about an entry, where it stands. */
export function problemOf(entry: ManifestEntry, code: string, params: Problem['params'] = {}): Problem {
  const line = entry.source.lines[0]
  return problem(code, params, { file: entry.source.manifest, ...(line === undefined ? {} : { line }) })
}

interface Indices {
  readonly byPath: ReadonlyMap<string, readonly number[]>
  /** By every end of a path that begins at a folder; the base name is the shortest. */
  readonly byEnd: ReadonlyMap<string, readonly number[]>
  readonly byStem: ReadonlyMap<string, readonly number[]>
}

function indexFiles(files: readonly MatchableFile[]): Indices {
  const byPath = new Map<string, number[]>()
  const byEnd = new Map<string, number[]>()
  const byStem = new Map<string, number[]>()
  const put = (index: Map<string, number[]>, key: string, file: number) => {
    const present = index.get(key)
    if (present === undefined) index.set(key, [file])
    else if (present.at(-1) !== file) present.push(file)
  }
  for (const [index, { paths }] of files.entries()) {
    for (const path of paths) {
      const key = plain(path)
      put(byPath, key, index)
      for (let at = key.indexOf('/'); at !== -1; at = key.indexOf('/', at + 1)) put(byEnd, key.slice(at + 1), index)
      if (!key.includes('/')) put(byEnd, key, index)
      put(byStem, stem(key), index)
    }
  }
  return { byPath, byEnd, byStem }
}

function candidates(
  { byPath, byEnd, byStem }: Indices,
  files: readonly MatchableFile[],
  name: string,
): readonly number[] {
  const key = plain(name)
  const base = key.slice(key.lastIndexOf('/') + 1)
  const named = byPath.get(key) ?? byEnd.get(key) ?? byEnd.get(base) ?? byStem.get(stem(base)) ?? byStem.get(base) ?? []
  const pictures = named.length > 1 ? named.filter((index) => files[index]?.isPicture === true) : []
  return pictures.length === 1 ? pictures : named
}

function plain(path: string): string {
  return path
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')
    .toLowerCase()
}

function stem(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).replace(/(?<=.)\.[^.]*$/, '')
}
