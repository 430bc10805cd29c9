import type { Manifest, ManifestEntry } from '../../contracts/manifest.ts'
import { fileIndex, pathKey } from '../../interchange/manifest/file-key.ts'
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
 * Finds the file of each entry as `fileIndex` does: by its path, or by the end of a path that is given from further up, with or without
 * extension, capital letters or not. Of folders that contradict each other no name is enough: `view1_frontal.jpg` is in each of 60,000.
 * An entry that fits several files fits none, and a file that several entries fit is the first one's.
 */
export function matchEntries(files: readonly MatchableFile[], { entries }: Manifest): MatchedEntries {
  const paths = files.flatMap(({ paths: own }, file) => own.map((path) => ({ path, file })))
  const index = fileIndex(paths.map(({ path }) => path))
  const filesOf = (name: string): readonly number[] => {
    const found = [...new Set(index.find(pathKey(name)).flatMap((at) => paths[at]?.file ?? []))]
    const pictures = found.length > 1 ? found.filter((file) => files[file]?.isPicture === true) : []
    return pictures.length === 1 ? pictures : found
  }
  const entryOf = new Map<number, ManifestEntry>()
  const unmatched: ManifestEntry[] = []
  const problems: Problem[] = []
  for (const entry of entries) {
    const found = filesOf(entry.file)
    const [only] = found
    if (only === undefined) unmatched.push(entry)
    else if (found.length > 1) {
      const some = found.slice(0, 3).flatMap((file) => files[file]?.paths[0] ?? [])
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
