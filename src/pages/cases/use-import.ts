import { useState } from 'react'
import type { MergePreview } from '../../interchange/merge/merge-tally.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { startImport } from '../../workers/import-client.ts'
import type { ImportProgress, ImportReport } from '../../workers/import-report.ts'
import { useApp } from '../shared/app-services.ts'
import { useRunning } from '../shared/use-running.ts'

/** A merge that waits for its answer. */
export interface PendingMerge {
  readonly preview: MergePreview
  answer(isWanted: boolean): void
}

/** Bringing files into a project: what runs, and what came of it. */
export function useImport(projectId: string) {
  const { env } = useApp()
  const task = useRunning<ImportProgress, ImportReport>()
  const [report, setReport] = useState<ImportReport | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)

  const [merge, setMerge] = useState<PendingMerge | null>(null)

  const confirmMerge = (preview: MergePreview): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = (isWanted: boolean) => {
        setMerge(null)
        resolve(isWanted)
      }
      setMerge({ preview, answer })
    })

  const importFiles = async (files: readonly File[]) => {
    if (task.running !== null) return
    setFailure(files.length === 0 ? problem('no-files') : null)
    if (files.length === 0) return
    const done = await task.run((onProgress) => startImport(projectId, env.actor, files, onProgress, confirmMerge))
    if (done.ok) setReport(done.value)
    else setFailure(done.error)
  }

  return {
    importFiles,
    running: task.running,
    cancel: task.cancel,
    /** A dataset that is to be merged, waiting for the answer. */
    merge,
    report,
    failure,
    dismiss: () => setReport(null),
  }
}
