import { proxy, type Remote } from 'comlink'
import type { Result } from '../lib/result.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import type { LogCheckProgress, LogReport } from '../persistence/log-check/log-report.ts'
import type { LogCheckWorker } from './log-check.worker.ts'
import { type Running, runInWorker } from './run-worker.ts'

function run<T>(call: (remote: Remote<LogCheckWorker>) => Promise<Result<T>>): Running<T> {
  const worker = new Worker(new URL('./log-check.worker.ts', import.meta.url), {
    type: 'module',
    name: installPrefix(),
  })
  return runInWorker<LogCheckWorker, T>(worker, call)
}

/** Checks a project's log, rows and files. See `checkLog`. */
export function startLogCheck(projectId: string, onProgress: (progress: LogCheckProgress) => void): Running<LogReport> {
  return run((remote) => remote.check(projectId, proxy(onProgress)))
}

/** Makes a project's rows anew from its log. See `rebuildProjection`. Cancelled, they stay as they were. */
export function startMakingRows(projectId: string): Running<void> {
  return run((remote) => remote.makeRowsAnew(projectId))
}
