import { proxy } from 'comlink'
import { installPrefix } from '../persistence/install-prefix.ts'
import type { ExportWorker } from './export.worker.ts'
import { holdExport, sweepExports } from './export-folders.ts'
import type { ExportProgress, ExportResult } from './export-result.ts'
import { type Running, runInWorker } from './run-worker.ts'

/** Lets go of the files of this page's last export. */
let letGo = () => {}

/**
 * Writes a project in a format, reads it back and compares, in a worker. What this page exported before is gone then, and what other
 * tabs export at the same time is not touched.
 * @param options as the format's `parseOptions` takes them
 */
export function startExport(
  projectId: string,
  formatId: string,
  options: unknown,
  onProgress: (progress: ExportProgress) => void,
): Running<ExportResult> {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
  const id = crypto.randomUUID()
  const sweep = () => sweepExports(installPrefix()).catch(() => undefined)
  const { done, cancel } = runInWorker<ExportWorker, ExportResult>(worker, async (remote) => {
    letGo()
    letGo = await holdExport(installPrefix(), id)
    await sweep()
    return remote.runExport(projectId, formatId, options, id, proxy(onProgress))
  })
  const swept = done.then(async (result) => {
    if (!result.ok) {
      letGo()
      await sweep()
    }
    return result
  })
  return { done: swept, cancel }
}
