import { proxy } from 'comlink'
import { installPrefix } from '../persistence/install-prefix.ts'
import type { ExportWorker } from './export.worker.ts'
import type { ExportProgress, ExportResult } from './export-result.ts'
import { type Running, runInWorker } from './run-worker.ts'

/** Writes a project in a format, reads it back and compares, in a worker. @param options as the format's `parseOptions` takes them */
export function startExport(
  projectId: string,
  formatId: string,
  options: unknown,
  onProgress: (progress: ExportProgress) => void,
): Running<ExportResult> {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
  return runInWorker<ExportWorker, ExportResult>(worker, (remote) =>
    remote.runExport(projectId, formatId, options, proxy(onProgress)),
  )
}
