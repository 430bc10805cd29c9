import { proxy, type Remote } from 'comlink'
import type { Manifest } from '../contracts/manifest.ts'
import type { OffsetCounting } from '../domain/text/offset-counting.ts'
import { createTurns } from '../lib/in-turn.ts'
import { ok, type Result } from '../lib/result.ts'
import type { TextEncoding } from '../lib/text-encoding.ts'
import { lockPatienceMs } from '../persistence/batches.ts'
import { openDatabase } from '../persistence/database.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import { sweepOrphanBlobs } from '../persistence/orphan-blobs.ts'
import type { ImportWorker } from './import.worker.ts'
import type { ConfirmMerge } from './import-dataset.ts'
import type { ImportChoice, ImportPreview } from './import-preview.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'
import type { SpanChange } from './notes/note-change.ts'
import type { NoteTable } from './notes/note-rows.ts'
import type { Excerpt } from './notes/read-as.ts'
import type { PickedFile } from './picked-file.ts'
import { type PreviewHead, wholePreview } from './preview-pieces.ts'
import { recoverAfter } from './recover-after.ts'
import { endedAfter, type KeptWorker, keepWorker, type Running, runInWorker } from './run-worker.ts'

/** Entries of a manifest that go in one message: to copy 100,000 in one go stops the page for most of a second. */
const entriesAtOnce = 1_000

type OnProgress = (progress: ImportProgress) => void

/** A table among the files of an import. */
export interface PickedTable {
  /** In the import. */
  readonly path: string
  /** Its bytes: a blob, which comes to the page without them. */
  content(): Promise<Result<Blob>>
}

/** Files read and waiting for their import, in a worker of their own. Ends with `commit` or `discard`, whichever comes first. */
export interface WaitingImport {
  readonly preview: ImportPreview
  readonly tables: readonly PickedTable[]
  /**
   * The same files under another manifest, or under none, with the notes that tables hold, or without. Cancelling it gives the
   * import up.
   */
  applyTables(
    manifest: Manifest | null,
    noteTables: readonly NoteTable[],
    onProgress: OnProgress,
  ): Running<ImportPreview>
  /** Texts read in another encoding. @param files as the preview names them */
  readAs(files: ReadonlySet<string>, encoding: TextEncoding): Promise<Result<ImportPreview>>
  /** Tags read as if the program that wrote them counted so. @param source as the preview names it */
  countAs(source: string, counting: OffsetCounting): Promise<Result<ImportPreview>>
  /** Changed notes taken for new ones. @param files as the preview names them */
  asNew(files: readonly string[]): Promise<Result<ImportPreview>>
  /** Whether a preview is of what waits now: no change has come since, and none is under way. */
  isCurrent(preview: ImportPreview): boolean
  /** How a text begins. @param item its position in the preview */
  excerpt(item: number): Promise<Result<Excerpt>>
  /** Where the spans of a changed note are now. @param note its position among the changed ones */
  spanChanges(note: number): Promise<Result<readonly SpanChange[]>>
  /** Brings the chosen cases in as one batch. Cancelled or failed, nothing of it is left. */
  commit(choice: ImportChoice, onProgress: OnProgress): Running<ImportReport>
  /** Gives the import up: nothing of it is left. */
  discard(): Promise<void>
}

/** Datasets say themselves what their cases are: they are in the project already. */
export type Staged =
  | { readonly outcome: 'imported'; readonly report: ImportReport }
  | { readonly outcome: 'waiting'; readonly waiting: WaitingImport }

function newWorker(): Worker {
  return new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
}

/** After a cancel nothing may be left of what the worker had begun, or all of it is there. */
async function tidyUp(isCutOff: boolean): Promise<boolean> {
  const isThere = await recoverAfter(isCutOff)
  await sweepOrphanBlobs(openDatabase(), isCutOff ? lockPatienceMs : 0)
  return isThere
}

/**
 * First phase of an import: reads picked or dropped files in a worker. Nothing is in the project before `commit`, datasets apart.
 * @param manifest what is known of the files beforehand; it can be changed later
 * @param confirmMerge asked before a dataset is merged into a project with cases
 */
export function stageFiles(
  projectId: string,
  annotatorId: string,
  files: readonly PickedFile[],
  manifest: Manifest | null,
  onProgress: OnProgress,
  confirmMerge: ConfirmMerge,
): Running<Staged> {
  const worker = keepWorker<ImportWorker>(newWorker(), tidyUp)
  const { done, cancel } = worker.run(async (remote): Promise<Result<Staged>> => {
    const read = await remote.stage(projectId, annotatorId, files, manifest, proxy(onProgress), proxy(confirmMerge))
    if (!read.ok) return read
    if (read.value.outcome === 'imported') return ok(read.value)
    const preview = await whole(remote, read.value.preview)
    return preview.ok ? ok({ outcome: 'waiting', waiting: waitingImport(worker, annotatorId, preview.value) }) : preview
  })
  const staged = done.then(async (result) => {
    if (!result.ok || result.value.outcome === 'imported') await worker.end()
    return result
  })
  return { done: staged, cancel }
}

/** A preview with the lists that the worker still has. */
function whole(remote: Remote<ImportWorker>, head: PreviewHead): Promise<Result<ImportPreview>> {
  return wholePreview(head, (from) => remote.previewPiece(from))
}

function waitingImport(worker: KeptWorker<ImportWorker>, annotatorId: string, preview: ImportPreview): WaitingImport {
  const inTurn = createTurns()
  let current = preview
  let changes = 0
  /** One change after the other: the lists of a preview are fetched when its head is there, and must be those of that head. */
  const restaged = (change: (remote: Remote<ImportWorker>) => Promise<Result<PreviewHead>>) =>
    worker.run(async (remote) => {
      changes += 1
      const changed = await inTurn(async (): Promise<Result<ImportPreview>> => {
        const head = await change(remote)
        return head.ok ? whole(remote, head.value) : head
      })
      changes -= 1
      if (changed.ok) current = changed.value
      return changed
    })
  return {
    preview,
    isCurrent: (given) => changes === 0 && given === current,
    tables: preview.tables.map(({ path }) => ({
      path,
      content: () => worker.run((remote) => remote.table(path)).done,
    })),
    applyTables: (manifest, noteTables, onProgress) =>
      restaged(async (remote) => {
        const entries = manifest?.entries ?? []
        for (let from = 0; from < entries.length; from += entriesAtOnce)
          await remote.takeEntries(from, entries.slice(from, from + entriesAtOnce))
        const others = manifest === null ? null : { problems: manifest.problems }
        return remote.applyTables(others, noteTables, proxy(onProgress))
      }),
    readAs: (files, encoding) => restaged((remote) => remote.readAs(annotatorId, files, encoding)).done,
    countAs: (source, counting) => restaged((remote) => remote.countAs(source, counting)).done,
    asNew: (files) => restaged((remote) => remote.asNew(files)).done,
    excerpt: (item) => worker.run((remote) => remote.excerpt(item)).done,
    spanChanges: (note) => worker.run((remote) => remote.spanChanges(note)).done,
    commit: (choice, onProgress) =>
      endedAfter(
        worker.run((remote) => remote.commit(annotatorId, choice, proxy(onProgress))),
        worker,
      ),
    discard: async () => void (await worker.end()),
  }
}

/**
 * Makes the demonstration cases and brings them into a project.
 * @param created answers when the project is there: the worker starts meanwhile
 */
export function startDemo(
  projectId: string,
  created: Promise<Result<unknown>>,
  annotatorId: string,
  onProgress: OnProgress,
): Running<ImportReport> {
  return runInWorker<ImportWorker, ImportReport>(
    newWorker(),
    async (remote) => {
      const project = await created
      return project.ok ? remote.importDemo(projectId, annotatorId, proxy(onProgress)) : project
    },
    async (isCutOff) => {
      // A project that is still being written would be there after it was given up. That it failed is told by the call.
      await created.catch(() => undefined)
      return tidyUp(isCutOff)
    },
  )
}
