import { useState } from 'react'
import { type Problem, problem } from '../../lib/result.ts'
import { startImport } from '../../workers/import-client.ts'
import type { ImportProgress, ImportReport } from '../../workers/import-report.ts'
import { useApp } from '../shared/app-services.ts'
import { useRunning } from '../shared/use-running.ts'

/** Bringing files into a project: what runs, and what came of it. */
export function useImport(projectId: string) {
  const { env } = useApp()
  const task = useRunning<ImportProgress, ImportReport>()
  const [report, setReport] = useState<ImportReport | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)

  const importFiles = async (files: readonly File[]) => {
    if (task.running !== null) return
    setFailure(files.length === 0 ? problem('no-files') : null)
    if (files.length === 0) return
    const done = await task.run((onProgress) => startImport(projectId, env.actor, files, onProgress))
    if (done.ok) setReport(done.value)
    else setFailure(done.error)
  }

  return {
    importFiles,
    running: task.running,
    cancel: task.cancel,
    report,
    failure,
    dismiss: () => setReport(null),
  }
}
