import type { ItemDraft, Modality } from '../contracts/modality.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import type { Part } from '../domain/records/case.ts'
import { type Problem, problem } from '../lib/result.ts'
import { projectHasBlob, storeBlob } from '../persistence/blobs.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import type { ImportProgress } from './import-report.ts'

/** A draft whose bytes are stored. */
export interface StoredDraft extends Omit<ItemDraft, 'parts'> {
  readonly parts: readonly Part[]
}

export interface CollectedDrafts {
  readonly drafts: readonly StoredDraft[]
  readonly duplicates: readonly string[]
  readonly problems: readonly Problem[]
}

export interface CollectInput {
  readonly db: GlossaDatabase
  readonly projectId: string
  readonly modalities: readonly Modality[]
  readonly files: readonly SourceFile[]
  readonly onProgress: (progress: ImportProgress) => void
}

/** Files looked at in one go: an `inspect` may hold the bytes of what it has yielded, and thousands would not fit. */
const filesAtOnce = 64

/**
 * Lets every modality in turn look at the files that none before it took, and stores the bytes of what they find. A file that
 * nobody takes is a problem; one whose content the project has, or that came twice, is a duplicate.
 */
export async function collectDrafts({
  db,
  projectId,
  modalities,
  files,
  onProgress,
}: CollectInput): Promise<CollectedDrafts> {
  const drafts: StoredDraft[] = []
  const duplicates: string[] = []
  const problems: Problem[] = []
  const stored = new Set<string>()
  const signal = new AbortController().signal

  async function keep(draft: ItemDraft): Promise<void> {
    const parts: Part[] = []
    let isKnown = true
    for (const { bytes, uid, frames } of draft.parts) {
      const blob = await storeBlob(db, bytes)
      if (!blob.ok) {
        problems.push({ ...blob.error, file: draft.files[0] ?? draft.name })
        return
      }
      isKnown = isKnown && (stored.has(blob.value) || (await projectHasBlob(db, projectId, blob.value)))
      stored.add(blob.value)
      parts.push({ blob: blob.value, uid, frames })
    }
    if (isKnown) duplicates.push(...draft.files)
    else drafts.push({ ...draft, parts })
  }

  for (let from = 0; from < files.length; from += filesAtOnce) {
    let open: readonly SourceFile[] = files.slice(from, from + filesAtOnce)
    for (const modality of modalities) {
      const taken = new Set<string>()
      for await (const found of modality.inspect(open, signal)) {
        if ('code' in found) {
          problems.push(found)
          if (found.file !== undefined) taken.add(found.file)
        } else {
          await keep(found)
          for (const file of found.files) taken.add(file)
        }
      }
      open = open.filter(({ name, path }) => !taken.has(name) && !taken.has(path))
    }
    for (const { name } of open) problems.push(problem('file-not-recognised', {}, { file: name }))
    onProgress({ phase: 'reading', done: Math.min(from + filesAtOnce, files.length), total: files.length })
  }
  return { drafts, duplicates, problems }
}
