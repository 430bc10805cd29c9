import '../app/trusted-types.ts'
import { expose } from 'comlink'
import { importFormats, modalities } from '../app/composition.ts'
import type { ImportFormat } from '../contracts/import-format.ts'
import type { Manifest } from '../contracts/manifest.ts'
import type { SourceFile } from '../contracts/source-file.ts'
import type { OffsetCounting } from '../domain/text/offset-counting.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { TextEncoding } from '../lib/text-encoding.ts'
import { environment } from '../persistence/annotators.ts'
import { openDatabase } from '../persistence/database.ts'
import { holdBlobs } from '../persistence/orphan-blobs.ts'
import { readProjectRow } from '../persistence/project-row.ts'
import { storageProblem } from '../persistence/storage-problem.ts'
import { commitImport } from './commit-import.ts'
import { importDemo } from './demo/import-demo.ts'
import { type ConfirmMerge, importDataset } from './import-dataset.ts'
import type { ImportChoice } from './import-preview.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'
import { type SpanChange, spanChanges } from './notes/note-change.ts'
import type { NoteTable } from './notes/note-rows.ts'
import { type Excerpt, excerptOf } from './notes/read-as.ts'
import type { PickedFile } from './picked-file.ts'
import { type PreviewHead, type PreviewLists, previewHead, previewPiece } from './preview-pieces.ts'
import { sourceFileOf } from './source-files.ts'
import { type StagedImport, stageImport } from './stage-import.ts'

type OnProgress = (progress: ImportProgress) => void

/** Below this an import format is not asked to read: a note that happens to be JSON is a note. */
const recognitionThreshold = 0.5

/** What the first phase comes to: datasets say themselves what their cases are and are in the project at once. */
export type StageOutcome =
  | { readonly outcome: 'imported'; readonly report: ImportReport }
  | { readonly outcome: 'staged'; readonly preview: PreviewHead }

/** The one import that this worker has read and not yet brought in. */
let waiting: StagedImport | undefined

async function formatOf(files: readonly SourceFile[]): Promise<ImportFormat | undefined> {
  for (const format of importFormats.all) if ((await format.recognise(files)) >= recognitionThreshold) return format
  return undefined
}

async function guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

/** What is waiting, changed; it stays as it was where that fails. */
function restaged(change: (staged: StagedImport) => Promise<Result<StagedImport>>): Promise<Result<PreviewHead>> {
  return guarded(async () => {
    if (waiting === undefined) return fail('import-files-gone')
    const changed = await change(waiting)
    if (!changed.ok) return changed
    waiting = changed.value
    return ok(previewHead(waiting.preview))
  })
}

const worker = {
  /** First phase; a dataset that is to be merged is asked about. The worker holds what it stored until it commits or is ended: ending it is how an import is given up. */
  stage: (
    projectId: string,
    annotatorId: string,
    picked: readonly PickedFile[],
    manifest: Manifest | null,
    onProgress: OnProgress,
    confirmMerge: ConfirmMerge,
  ): Promise<Result<StageOutcome>> =>
    guarded(async (): Promise<Result<StageOutcome>> => {
      const db = openDatabase()
      const files = picked.map(sourceFileOf)
      const format = await formatOf(files)
      if (format !== undefined) {
        const env = await environment(db, annotatorId)
        const imported = await importDataset({ db, env, projectId, format, files, onProgress, confirmMerge })
        return imported.ok ? ok({ outcome: 'imported', report: imported.value }) : imported
      }
      await holdBlobs(db)
      const staged = await stageImport({
        db,
        projectId,
        modalities: modalities.all,
        files,
        manifest,
        isDataset: async (file) => (await formatOf([file])) !== undefined,
        onProgress,
      })
      if (!staged.ok) return staged
      waiting = staged.value
      return ok({ outcome: 'staged', preview: previewHead(waiting.preview) })
    }),

  /** The same files under another manifest, with the notes that tables hold. */
  applyTables: (
    manifest: Manifest | null,
    noteTables: readonly NoteTable[],
    onProgress: OnProgress,
  ): Promise<Result<PreviewHead>> =>
    restaged(async (staged) => {
      const under = await staged.withManifest(manifest)
      return under.ok ? under.value.withNoteTables(noteTables, onProgress) : under
    }),

  /** Texts read in another encoding, by their files. */
  readAs: (annotatorId: string, files: ReadonlySet<string>, encoding: TextEncoding): Promise<Result<PreviewHead>> =>
    restaged(async (staged) => {
      const env = await environment(openDatabase(), annotatorId)
      return staged.withEncoding({ files, encoding, by: env.actor, at: env.now() })
    }),

  /** Tags of a source read as if its program counted so. */
  countAs: (source: string, counting: OffsetCounting): Promise<Result<PreviewHead>> =>
    restaged((staged) => staged.withCounting(source, counting)),

  /** Changed notes taken for new ones, by their files. */
  asNew: (files: readonly string[]): Promise<Result<PreviewHead>> => restaged((staged) => staged.asNew(files)),

  /** How a text begins. @param item its position in the preview */
  excerpt: (item: number): Promise<Result<Excerpt>> =>
    guarded(async () => excerptOf(openDatabase(), waiting?.drafts[item])),

  /** Where the spans of a changed note are now. @param note its position among the changed ones */
  spanChanges: (note: number): Promise<Result<readonly SpanChange[]>> =>
    guarded(async () => {
      if (waiting === undefined) return fail('import-files-gone')
      const [reviewed, project] = [await waiting.review(note), await readProjectRow(openDatabase(), waiting.projectId)]
      if (!reviewed.ok) return reviewed
      return project.ok ? ok(spanChanges(reviewed.value, project.value)) : project
    }),

  /** Some of the lists of the preview. */
  previewPiece: (from: number): Promise<Result<PreviewLists>> =>
    guarded(async () => (waiting === undefined ? fail('import-files-gone') : ok(previewPiece(waiting.preview, from)))),

  /**
   * A table among the files, to be read a piece at a time where it is wanted: a blob goes to the page without its bytes. Only a table that
   * is packed in an archive is unpacked into memory, up to the size that is unpacked at all.
   */
  table: (path: string): Promise<Result<Blob>> =>
    guarded(async () => {
      const table = await waiting?.table(path)
      if (table === undefined) return fail('import-files-gone')
      if (!table.ok) return table
      return ok(table.value.blob ?? new Blob([await table.value.bytes()]))
    }),

  /** Second phase. */
  commit: (annotatorId: string, choice: ImportChoice, onProgress: OnProgress): Promise<Result<ImportReport>> =>
    guarded(async () => {
      if (waiting === undefined) return fail('import-files-gone')
      const db = openDatabase()
      return commitImport({ db, env: await environment(db, annotatorId), staged: waiting, choice, onProgress })
    }),

  importDemo: (projectId: string, annotatorId: string, onProgress: OnProgress): Promise<Result<ImportReport>> =>
    guarded(async () => {
      const db = openDatabase()
      const env = await environment(db, annotatorId)
      return importDemo({ db, env, projectId, modalities: modalities.all, onProgress })
    }),
}
export type ImportWorker = typeof worker

expose(worker)
