import { proxy } from 'comlink'
import { openDatabase } from '../persistence/database.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import type { LogCheckProgress, LogReport } from '../persistence/log-check/log-report.ts'
import { haveRowsBeenMade } from '../persistence/restore.ts'
import type { LogCheckWorker } from './log-check.worker.ts'
import { type Running, runInWorker } from './run-worker.ts'

function newWorker(): Worker {
  return new Worker(new URL('./log-check.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
}

/** Checks a project's log, rows and files. See `checkLog`. */
export function startLogCheck(projectId: string, onProgress: (progress: LogCheckProgress) => void): Running<LogReport> {
  return runInWorker<LogCheckWorker, LogReport>(newWorker(), (remote) => remote.check(projectId, proxy(onProgress)))
}

/**
 * Makes a project's rows anew from its log. See `rebuildProjection`. Cancelled, they stay as they were, or, where they were written
 * already, it answers `done-before-cancel`.
 */
export function startMakingRows(projectId: string): Running<void> {
  const mark = crypto.randomUUID()
  return runInWorker<LogCheckWorker, void>(
    newWorker(),
    (remote) => remote.makeRowsAnew(projectId, mark),
    async (isCutOff) => isCutOff && haveRowsBeenMade(openDatabase(), projectId, mark),
  )
}
