import { useEffect, useRef, useState } from 'react'
import type { Manifest } from '../../contracts/manifest.ts'
import type { MergePreview } from '../../interchange/merge/merge-tally.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { type Staged, stageFiles, type WaitingImport } from '../../workers/import-client.ts'
import type { ImportChoice, ImportPreview } from '../../workers/import-preview.ts'
import type { ImportProgress, ImportReport } from '../../workers/import-report.ts'
import type { PickedFile } from '../../workers/picked-file.ts'
import { useApp } from '../shared/app-services.ts'
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
  /** How the tables were mapped last. */
  readonly mapped: MappedTables | null
}

/** A merge that waits for its answer. */
export interface PendingMerge {
  readonly preview: MergePreview
  answer(isWanted: boolean): void
}

/** Bringing files into a project: reading them, the preview, the import, and what came of it. */
export function useImport(projectId: string) {
  const { env } = useApp()
  const reading = useRunning<ImportProgress, Staged>()
  const writing = useRunning<ImportProgress, ImportReport>()
  const [open, setOpen] = useState<OpenPreview | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  // Leaving the page gives up what was only read.
  const held = useRef<WaitingImport | null>(null)
  useEffect(() => () => void held.current?.discard(), [])

  const isBusy = reading.running !== null || writing.running !== null || open !== null

  const [merge, setMerge] = useState<PendingMerge | null>(null)
  const confirmMerge = (preview: MergePreview): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = (isWanted: boolean) => {
        setMerge(null)
        resolve(isWanted)
      }
      setMerge({ preview, answer })
    })

  const importFiles = async (files: readonly PickedFile[]) => {
    if (isBusy) return
    setFailure(files.length === 0 ? problem('no-files') : null)
    if (files.length === 0) return
    const staged = await reading.run((onProgress) =>
      stageFiles(projectId, env.actor, files, null, onProgress, confirmMerge),
    )
    if (!staged.ok) setFailure(staged.error)
    else if (staged.value.outcome === 'imported') setReport(staged.value.report)
    else await show(staged.value.waiting)
  }

  const show = async (waiting: WaitingImport) => {
    const { preview } = waiting
    if (preview.items.length === 0 && preview.tables.length === 0) {
      await waiting.discard()
      setReport(nothingUsable(preview))
      return
    }
    held.current = waiting
    setOpen({ waiting, preview, version: 0, isMapping: preview.tables.length > 0, mapped: null })
  }

  const close = () => {
    held.current = null
    setOpen(null)
  }

  return {
    importFiles,
    open,
    /** Goes on to the preview, with what the tables say or without them. @param mapped how they were mapped, to come back to */
    async applyManifest(manifest: Manifest | null, mapped: MappedTables | null = open?.mapped ?? null) {
      if (open === null) return
      const preview = await open.waiting.applyManifest(manifest)
      if (preview.ok) {
        setOpen({ ...open, preview: preview.value, version: open.version + 1, isMapping: false, mapped })
      } else setFailure(preview.error)
    },
    /** Goes back from the preview to the tables. */
    mapTables() {
      if (open !== null) setOpen({ ...open, isMapping: true })
    },
    async commit(choice: ImportChoice) {
      if (open === null) return
      const { waiting } = open
      close()
      const done = await writing.run((onProgress) => waiting.commit(choice, onProgress))
      if (done.ok) setReport(done.value)
      else setFailure(done.error)
    },
    discard() {
      const given = open?.waiting
      close()
      void given?.discard()
    },
    running: reading.running ?? writing.running,
    cancel: reading.running === null ? writing.cancel : reading.cancel,
    /** A dataset that is to be merged, waiting for the answer. */
    merge,
    report,
    failure,
    dismiss: () => setReport(null),
  }
}

function nothingUsable({ duplicates, refused }: ImportPreview): ImportReport {
  return {
    cases: 0,
    items: 0,
    annotations: 0,
    duplicates: duplicates.map(({ file }) => file),
    unmatchedFiles: [],
    droppedValues: 0,
    problems: refused,
    warnings: [],
  }
}
