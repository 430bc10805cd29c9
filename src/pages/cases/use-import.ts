import { useCallback, useEffect, useRef, useState } from 'react'
import type { Manifest } from '../../contracts/manifest.ts'
import type { OffsetCounting } from '../../domain/text/offset-counting.ts'
import { isTableOfNotes } from '../../interchange/manifest/table-mapping.ts'
import type { MergePreview } from '../../interchange/merge/merge-tally.ts'
import { type Problem, problem, type Result } from '../../lib/result.ts'
import type { TextEncoding } from '../../lib/text-encoding.ts'
import { type Staged, stageFiles, type WaitingImport } from '../../workers/import-client.ts'
import type { ImportChoice, ImportPreview } from '../../workers/import-preview.ts'
import type { ImportProgress, ImportReport } from '../../workers/import-report.ts'
import type { NoteTable } from '../../workers/notes/note-rows.ts'
import type { PickedFile } from '../../workers/picked-file.ts'
import { reportOfNothing } from '../../workers/report-of-nothing.ts'
import { useApp } from '../shared/app-services.ts'
import { useLeaveGuard } from '../shared/use-leave-guard.ts'
import { useRunning } from '../shared/use-running.ts'
import type { MappedTables } from './manifest/use-manifest.ts'

/** Files read, and how they would be imported. */
export interface OpenPreview {
  readonly waiting: WaitingImport
  readonly preview: ImportPreview
  /** Counts the manifests applied: another one begins the grouping anew. */
  readonly version: number
  /** Whether the tables among the files are being mapped, before the preview is shown. */
  readonly isMapping: boolean
  /** Whether rows of tables are being read, before the preview is shown. */
  readonly isReading: boolean
  /** How the tables were mapped last. */
  readonly mapped: MappedTables | null
}

/** A merge that waits for its answer. */
export interface PendingMerge {
  readonly preview: MergePreview
  answer(isWanted: boolean): void
}

const untouched = { tables: false, cases: false }

/** Bringing files into a project: reading them, the preview, the import, and what came of it. */
export function useImport(projectId: string) {
  const { env } = useApp()
  const reading = useRunning<ImportProgress, Staged>()
  const tabling = useRunning<ImportProgress, ImportPreview>()
  const writing = useRunning<ImportProgress, ImportReport>()
  const [open, setOpen] = useState<OpenPreview | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  /** What was done by hand since the files were read: with the tables, with the cases. */
  const [touched, setTouched] = useState(untouched)
  const [isAsking, setAsking] = useState(false)
  /** Files given while an import that was given up is still being tidied up after. */
  const [next, setNext] = useState<{ files: readonly PickedFile[]; unreadable: readonly string[] } | null>(null)
  const isEnding = useRef(false)
  // Leaving the page gives up what was only read.
  const held = useRef<WaitingImport | null>(null)
  useEffect(() => () => void held.current?.discard(), [])

  const isRunning = reading.running !== null || tabling.running !== null || writing.running !== null
  const isBusy = reading.running !== null || writing.running !== null || open !== null

  const [merge, setMerge] = useState<PendingMerge | null>(null)
  const confirmMerge = (preview: MergePreview): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = (isWanted: boolean) => {
        setMerge(null)
        isEnding.current = !isWanted
        resolve(isWanted)
      }
      setMerge({ preview, answer })
    })

  /** @param unreadable paths of what was dropped too and cannot be read: said, and the rest imported */
  const importFiles = async (files: readonly PickedFile[], unreadable: readonly string[] = []) => {
    if (isBusy) {
      // What is on its way out is waited for: files given meanwhile must not be lost without a word.
      if (isEnding.current) setNext({ files, unreadable })
      else setFailure(problem('import-busy'))
      return
    }
    if (unreadable.length > 0)
      setFailure(problem('dropped-unreadable', { paths: unreadable.slice(0, 3), count: unreadable.length }))
    else setFailure(files.length === 0 ? problem('no-files') : null)
    if (files.length === 0) return
    const staged = await reading.run((onProgress) =>
      stageFiles(projectId, env.actor, files, null, onProgress, confirmMerge),
    )
    isEnding.current = false
    setAsking(false)
    if (!staged.ok) setFailure(staged.error)
    else if (staged.value.outcome === 'imported') setReport(staged.value.report)
    else await show(staged.value.waiting)
  }

  useEffect(() => {
    if (next === null || isBusy) return
    setNext(null)
    void importFiles(next.files, next.unreadable)
  })

  const show = async (waiting: WaitingImport) => {
    const { preview } = waiting
    const { items, tables, changed, known } = preview
    if (items.length + tables.length + changed.length + known.length === 0) {
      await waiting.discard()
      setReport(reportOfNothing(preview))
      return
    }
    held.current = waiting
    setOpen({ waiting, preview, version: 0, isMapping: preview.tables.length > 0, isReading: false, mapped: null })
  }

  const close = () => {
    held.current = null
    setOpen(null)
    setTouched(untouched)
    setAsking(false)
  }

  /** The grouping begins anew only where there are other items. */
  const changePreview = async (change: (now: OpenPreview) => Promise<Result<ImportPreview>>) => {
    if (open === null) return
    const preview = await change(open)
    if (!preview.ok) {
      // An import that was given up meanwhile has nothing more to say.
      if (preview.error.code !== 'cancelled') setFailure(preview.error)
      return
    }
    const isSame = preview.value.items.length === open.preview.items.length
    setOpen({ ...open, preview: preview.value, version: open.version + (isSame ? 0 : 1) })
  }

  const cancel = () => {
    isEnding.current = reading.running !== null
    for (const task of [reading, tabling, writing]) task.cancel()
  }
  const isAtStake = isRunning || touched.tables || touched.cases
  const giveUp = () => {
    setAsking(false)
    cancel()
    // A running task gives its import up by itself.
    if (isRunning || open === null) return
    close()
    void open.waiting.discard()
  }
  const discard = () => {
    if (isAtStake) setAsking(true)
    else giveUp()
  }
  useLeaveGuard({
    isOpen: isBusy,
    isAtStake,
    // A question is answered, or left, by itself.
    onBack: () => (merge !== null ? merge.answer(false) : isAsking ? setAsking(false) : discard()),
  })

  return {
    importFiles,
    open,
    /** Goes on to the preview, with what the tables say or without them. @param mapped how they were mapped, to come back to */
    async applyManifest(manifest: Manifest | null, mapped: MappedTables | null = open?.mapped ?? null) {
      if (open === null) return
      const { waiting } = open
      const { aboutFiles, noteTables } = tablesInUse(manifest, mapped)
      setOpen({ ...open, isMapping: false, isReading: true })
      const preview = await tabling.run((onProgress) => waiting.applyTables(aboutFiles, noteTables, onProgress))
      if (preview.ok) {
        const version = open.version + 1
        setOpen({ ...open, preview: preview.value, version, isMapping: false, isReading: false, mapped })
      } else {
        close()
        void waiting.discard()
        if (preview.error.code !== 'cancelled') setFailure(preview.error)
      }
    },
    /** Reads texts in another encoding. @param files as the preview names them */
    readAs: (files: ReadonlySet<string>, encoding: TextEncoding) =>
      changePreview(({ waiting }) => waiting.readAs(files, encoding)),
    /** Reads tags as if the program that wrote them counted so. */
    countAs: (source: string, counting: OffsetCounting) =>
      changePreview(({ waiting }) => waiting.countAs(source, counting)),
    /** Takes changed notes for new ones. */
    asNew: (files: readonly string[]) => changePreview(({ waiting }) => waiting.asNew(files)),
    /** Goes back from the preview to the tables. */
    mapTables() {
      if (open !== null) setOpen({ ...open, isMapping: true })
    },
    async commit(choice: ImportChoice) {
      // What was chosen is of what is on view: a change that comes just now is to be seen first.
      if (open === null || !open.waiting.isCurrent(open.preview)) return
      const { waiting } = open
      close()
      const done = await writing.run((onProgress) => waiting.commit(choice, onProgress))
      setAsking(false)
      if (done.ok) setReport(done.value)
      else setFailure(done.error)
    },
    /** Gives the import up, after asking where there is work in it. */
    discard,
    /** Whether it is asked. */
    asking: isAsking && isBusy ? { isRunning, giveUp, stay: () => setAsking(false) } : null,
    touchTables: useCallback(() => setTouched((now) => ({ ...now, tables: true })), []),
    touchCases: useCallback((cases: boolean) => setTouched((now) => ({ ...now, cases })), []),
    running: reading.running ?? tabling.running ?? writing.running,
    cancel,
    /** A dataset that is to be merged, waiting for the answer. */
    merge,
    report,
    failure,
    dismiss: () => setReport(null),
  }
}

/** Which tables hold notes; the manifest only where some table, or a pattern, speaks of files. */
function tablesInUse(manifest: Manifest | null, mapped: MappedTables | null) {
  const noteTables: NoteTable[] = []
  let isAboutFiles = mapped === null || mapped.namePattern.trim() !== ''
  for (const { path, isUsed, read, mapping } of manifest === null ? [] : (mapped?.tables ?? [])) {
    if (!isUsed || read === null || mapping === null) continue
    if (isTableOfNotes(mapping)) noteTables.push({ path, shape: read.profile.shape, mapping })
    else isAboutFiles = true
  }
  return { aboutFiles: isAboutFiles ? manifest : null, noteTables }
}
