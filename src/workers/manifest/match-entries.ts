import type { Manifest, ManifestEntry } from '../../contracts/manifest.ts'
import { fileIndex, pathKey } from '../../interchange/manifest/file-key.ts'
import { type Problem, problem } from '../../lib/result.ts'

/** A file that entries may speak of. */
export interface MatchableFile {
  readonly paths: readonly string[]
  /** Whether it is a picture: of a picture and a note of one name an entry without extension means the picture, one with tags the note. */
  readonly isPicture: boolean
}

/** An entry with what it speaks of. */
export interface MatchedEntry {
  readonly entry: ManifestEntry
  /** Which of the paths it names, where it is one of several files that are one item; null: the item as a whole. */
  readonly pathIndex: number | null
}

export interface MatchedEntries {
  /** The entries of each file, by the file's index: several where it is an item of several files, a row for each. */
  readonly entriesOf: ReadonlyMap<number, readonly MatchedEntry[]>
  /** Entries of which no file was given. */
  readonly unmatched: readonly ManifestEntry[]
  /** `manifest-ambiguous`, `manifest-file-twice`. */
  readonly problems: readonly Problem[]
}

/**
 * Finds the file of each entry as `fileIndex` does: by its path, or by the end of a path that is given from further up, with or without
 * extension, capital letters or not. Of folders that contradict each other no name is enough: `view1_frontal.jpg` is in each of 60,000.
 * An entry that fits several files fits none, and a file that several entries fit is the first one's. Of an item of several files, as the
 * slices of a series are, each may have its own entry.
 */
export function matchEntries(files: readonly MatchableFile[], { entries }: Manifest): MatchedEntries {
  const paths = files.flatMap(({ paths: own }, file) => own.map((path, pathIndex) => ({ path, file, pathIndex })))
  const index = fileIndex(paths.map(({ path }) => path))
  const pathsOf = ({ file: name, spans = [] }: ManifestEntry) => {
    const found = index.find(pathKey(name)).flatMap((at) => paths[at] ?? [])
    if (!isOneFile(found)) {
      const meant = found.filter(({ file }) => files[file]?.isPicture === (spans.length === 0))
      if (meant.length > 0 && isOneFile(meant)) return meant
    }
    return found
  }
  const entriesOf = new Map<number, MatchedEntry[]>()
  const taken = new Set<string>()
  const unmatched: ManifestEntry[] = []
  const problems: Problem[] = []
  for (const entry of entries) {
    const found = pathsOf(entry)
    const [first] = found
    if (first === undefined) {
      unmatched.push(entry)
      continue
    }
    if (!isOneFile(found)) {
      const several = [...new Set(found.map(({ file }) => file))]
      const some = several.slice(0, 3).flatMap((file) => files[file]?.paths[0] ?? [])
      problems.push(problemOf(entry, 'manifest-ambiguous', { name: entry.file, count: several.length, some }))
      continue
    }
    const isOneOfMany = (files[first.file]?.paths.length ?? 0) > 1 && found.length === 1
    const pathIndex = isOneOfMany ? first.pathIndex : null
    const key = `${first.file} ${pathIndex}`
    if (taken.has(key)) problems.push(problemOf(entry, 'manifest-file-twice', { name: entry.file }))
    else {
      taken.add(key)
      const own = entriesOf.get(first.file)
      if (own === undefined) entriesOf.set(first.file, [{ entry, pathIndex }])
      else own.push({ entry, pathIndex })
    }
  }
  return { entriesOf, unmatched, problems }
}

function isOneFile(found: readonly { readonly file: number }[]): boolean {
  return found.every(({ file }) => file === found[0]?.file)
}

/** A Problem about an entry, where it stands. */
export function problemOf(entry: ManifestEntry, code: string, params: Problem['params'] = {}): Problem {
  const line = entry.source.lines[0]
  return problem(code, params, { file: entry.source.manifest, ...(line === undefined ? {} : { line }) })
}
