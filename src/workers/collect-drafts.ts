import type { ItemDraft, Modality } from '../contracts/modality.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import type { Part } from '../domain/records/case.ts'
import { keyedDigest } from '../domain/records/patient-key.ts'
import { directoryHeadBytes, isDicomDirectory } from '../imaging/dicom/dicomdir.ts'
import { isManifestFile } from '../interchange/manifest/recognise-table.ts'
import type { OnShare } from '../lib/progress.ts'
import { ok, type Problem, problem, type Result } from '../lib/result.ts'
import { projectHasBlob, storeBlob } from '../persistence/blobs.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { type FileDirectory, readDirectories } from './archives/directories.ts'
import type { WaitingFile } from './gather-files.ts'
import type { ImportProgress } from './import-report.ts'
import { nameKeysOfFile } from './notes/name-keys.ts'
import { isStandoffName } from './spans/brat-files.ts'

/** A draft whose bytes are stored. */
export interface StoredDraft extends Omit<ItemDraft, 'parts'> {
  readonly parts: readonly Part[]
  /** Of texts: keyed hashes of their name; see `nameKeysOfFile`. */
  readonly nameKeys?: readonly string[]
  /** A note of a table: how its text is read was said with the table. */
  readonly isRow?: true
  /** Of the files together, as given. */
  readonly sizeBytes: number
  /** What to know of it: it is imported all the same. */
  readonly warnings: readonly Problem[]
}

export interface CollectedDrafts {
  readonly drafts: readonly StoredDraft[]
  readonly duplicates: readonly Duplicate[]
  /** Texts among the duplicates that the project has from before: their encoding may be chosen anew. */
  readonly known: readonly StoredDraft[]
  /** Files that are not imported, with the reason. */
  readonly problems: readonly Problem[]
  /** Tables, left to whoever reads manifests. */
  readonly tables: readonly WaitingFile[]
  /** Files of tags beside notes. */
  readonly standoff: readonly WaitingFile[]
  /** Lists of the files of a disc, read and held against what was given. */
  readonly directories: readonly FileDirectory[]
}

export interface Duplicate {
  readonly file: string
  /** The file of the same import that has the same content; null where the project has it from before. */
  readonly sameAs: string | null
}

export interface CollectInput {
  readonly db: GlossaDatabase
  readonly projectId: string
  /** Salt of the project. */
  readonly salt: string
  readonly modalities: readonly Modality[]
  readonly files: readonly WaitingFile[]
  readonly keepSources: boolean
  /** Whether an import format would read a file that is given alone. */
  readonly isDataset?: (file: SourceFile) => Promise<boolean>
  readonly onProgress: (progress: ImportProgress) => void
}

/** Files looked at in one go: an `inspect` may hold the bytes of what it has yielded, and thousands would not fit. */
const filesAtOnce = 64

/** Nor would a few large ones: what is unpacked of an archive, and what is read of films, stays below this, but for a single file. */
const bytesAtOnce = 256 * 1024 * 1024

/**
 * Lets every modality in turn look at the files that none before it took, and stores the bytes of what they find. A file that
 * nobody takes is a problem; one whose content the project has, or that came twice, is a duplicate; tables are set aside. Fails where
 * the browser can store no more.
 */
export async function collectDrafts(input: CollectInput): Promise<Result<CollectedDrafts>> {
  const { files, modalities, keepSources, onProgress } = input
  const collection = new Collection(input)
  const tables: WaitingFile[] = []
  const standoff: WaitingFile[] = []
  const directories: SourceFile[] = []
  const signal = new AbortController().signal
  let done = 0
  const telling = (step: NonNullable<ImportProgress['file']>['step']) => (name: string) => (share: number | null) =>
    onProgress({ phase: 'reading', done, total: files.length, file: { name, step, share } })
  for (const group of groupsOf(files)) {
    let open: SourceFile[] = []
    for (const waiting of group) {
      const loaded = await load(waiting, telling('unpacking')(waiting.name))
      if ('code' in loaded) collection.problems.push(loaded)
      else if (loaded.kind === 'table') tables.push(waiting)
      else if (loaded.kind === 'standoff') standoff.push(waiting)
      else if (loaded.kind === 'directory') directories.push(loaded.file)
      else open.push(loaded.file)
    }
    for (const modality of modalities) {
      const taken = new Set<string>()
      for await (const found of modality.inspect(open, signal, { keepSources, onFile: telling('reading') })) {
        if ('code' in found) {
          collection.hear(found)
          if (found.file !== undefined) taken.add(found.file)
        } else {
          const kept = await collection.keep(found, open, telling('storing'))
          if (!kept.ok) return kept
          for (const file of found.files) taken.add(file)
        }
      }
      open = open.filter(({ path }) => !taken.has(path))
    }
    for (const file of open) {
      const isDataset = (await input.isDataset?.(file)) === true
      const code = isDataset ? 'dataset-not-alone' : 'file-not-recognised'
      collection.problems.push(problem(code, {}, { file: file.path }))
    }
    done += group.length
    onProgress({ phase: 'reading', done, total: files.length })
  }
  const found = collection.found()
  const held = { paths: files.map(({ path }) => path), uids: collection.uids() }
  const listed = await readDirectories(directories, held)
  return ok({
    ...found,
    problems: [...found.problems, ...listed.problems],
    tables,
    standoff,
    directories: listed.directories,
  })
}

function* groupsOf(files: readonly WaitingFile[]): Generator<readonly WaitingFile[]> {
  let group: WaitingFile[] = []
  let bytes = 0
  for (const file of files) {
    if (group.length === filesAtOnce || (group.length > 0 && bytes + file.sizeBytes > bytesAtOnce)) {
      yield group
      group = []
      bytes = 0
    }
    group.push(file)
    bytes += file.sizeBytes
  }
  if (group.length > 0) yield group
}

type Loaded = { readonly file: SourceFile; readonly kind: 'table' | 'standoff' | 'directory' | 'other' }

async function load(waiting: WaitingFile, onShare: OnShare): Promise<Loaded | Problem> {
  try {
    const loaded = await waiting.load(onShare)
    if (!loaded.ok) return { ...loaded.error, file: waiting.path }
    const file = { ...loaded.value, path: waiting.path }
    if (isStandoffName(file.name)) return { file, kind: 'standoff' }
    if (isDicomDirectory(await file.bytes(0, directoryHeadBytes))) return { file, kind: 'directory' }
    return { file, kind: (await isManifestFile(file)) ? 'table' : 'other' }
  } catch {
    return problem('file-unreadable', {}, { file: waiting.path })
  }
}

/** What has been found so far. */
class Collection {
  readonly problems: Problem[] = []
  readonly #drafts: StoredDraft[] = []
  readonly #duplicates: Duplicate[] = []
  readonly #known: StoredDraft[] = []
  readonly #warnings = new Map<string, Problem[]>()
  /** File that brought each blob. */
  readonly #stored = new Map<string, string>()
  readonly #used = new Set<string>()
  readonly #uids = new Set<string>()
  readonly #db: GlossaDatabase
  readonly #projectId: string
  readonly #digest: (text: string) => Promise<string>

  constructor({ db, projectId, salt }: CollectInput) {
    this.#db = db
    this.#projectId = projectId
    let digest: ReturnType<typeof keyedDigest> | undefined
    this.#digest = async (text) => {
      digest ??= keyedDigest(salt)
      return (await digest)(text)
    }
  }

  /** A Problem of a file that is used already is a warning. */
  hear(found: Problem): void {
    if (found.file === undefined || !this.#used.has(found.file)) this.problems.push(found)
    else this.#warnings.set(found.file, [...(this.#warnings.get(found.file) ?? []), found])
  }

  async keep(
    draft: ItemDraft,
    sources: readonly SourceFile[],
    telling: (file: string) => OnShare,
  ): Promise<Result<void>> {
    const parts: Part[] = []
    const file = draft.files[0] ?? draft.name
    let sameAs: string | null | undefined
    let isKnown = true
    for (const { bytes, uid, frames } of draft.parts) {
      if (uid !== null) this.#uids.add(uid)
      const blob = await storeBlob(this.#db, bytes, telling(file))
      if (!blob.ok && blob.error.code === 'file-unreadable') {
        this.problems.push({ ...blob.error, file })
        return ok()
      }
      if (!blob.ok) return blob
      const twin = this.#stored.get(blob.value)
      if (twin !== undefined) sameAs ??= twin
      else if (await projectHasBlob(this.#db, this.#projectId, blob.value)) sameAs ??= null
      else isKnown = false
      if (twin === undefined) this.#stored.set(blob.value, file)
      parts.push({ blob: blob.value, uid, frames })
    }
    for (const used of draft.files) this.#used.add(used)
    const sizeBytes = sources
      .filter(({ path }) => draft.files.includes(path))
      .reduce((sum, { sizeBytes: own }) => sum + own, 0)
    const stored = { ...draft, parts, sizeBytes, warnings: [] }
    const isText = draft.facts.encoding !== undefined
    const named = isText ? { ...stored, nameKeys: await nameKeysOfFile(this.#digest, file) } : stored
    if (isKnown) {
      this.#duplicates.push(...draft.files.map((path) => ({ file: path, sameAs: sameAs ?? null })))
      if (isText && sameAs === null) this.#known.push(named)
    } else this.#drafts.push(named)
    return ok()
  }

  /** Of every picture seen, those that the project has already too. */
  uids(): ReadonlySet<string> {
    return this.#uids
  }

  found(): Pick<CollectedDrafts, 'drafts' | 'duplicates' | 'known' | 'problems'> {
    const drafts = this.#drafts.map((draft) => ({
      ...draft,
      warnings: draft.files.flatMap((file) => this.#warnings.get(file) ?? []),
    }))
    return { drafts, duplicates: this.#duplicates, known: this.#known, problems: this.problems }
  }
}
