import { proxy } from 'comlink'
import { recoverBatches } from '../persistence/batches.ts'
import { openDatabase } from '../persistence/database.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import { sweepOrphanBlobs } from '../persistence/orphan-blobs.ts'
import type { ImportWorker } from './import.worker.ts'
import type { ConfirmMerge } from './import-dataset.ts'
import type { ImportProgress, ImportReport } from './import-report.ts'
import { type Running, runInWorker } from './run-worker.ts'

function newWorker(): Worker {
  return new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
}

/** After a cancel nothing may be left of what the worker had begun. */
async function tidyUp(): Promise<void> {
  await recoverBatches(openDatabase())
  await sweepOrphanBlobs(openDatabase())
}

/** Brings picked or dropped files into a project. @param confirmMerge asked before a dataset is merged into a project with cases */
export function startImport(
  projectId: string,
  annotatorId: string,
  files: readonly File[],
  onProgress: (progress: ImportProgress) => void,
  confirmMerge: ConfirmMerge,
): Running<ImportReport> {
  return runInWorker<ImportWorker, ImportReport>(
    newWorker(),
    (remote) => remote.importFiles(projectId, annotatorId, files, proxy(onProgress), proxy(confirmMerge)),
    tidyUp,
  )
}

/** Makes the demonstration cases and brings them into a project. */
export function startDemo(
  projectId: string,
  annotatorId: string,
  onProgress: (progress: ImportProgress) => void,
): Running<ImportReport> {
  return runInWorker<ImportWorker, ImportReport>(
    newWorker(),
    (remote) => remote.importDemo(projectId, annotatorId, proxy(onProgress)),
    tidyUp,
  )
}
