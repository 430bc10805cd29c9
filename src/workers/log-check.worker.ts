import { expose } from 'comlink'
import type { Result } from '../lib/result.ts'
import { openDatabase } from '../persistence/database.ts'
import { checkLog } from '../persistence/log-check/check-log.ts'
import type { LogCheckProgress, LogReport } from '../persistence/log-check/log-report.ts'
import { rebuildProjection } from '../persistence/restore.ts'

type OnProgress = (progress: LogCheckProgress) => void

/** How often it is said how far the check is. */
const sayEveryMs = 100

/** Tells of progress at a pace that a page can follow, and always of the last of a phase. */
function paced(onProgress: OnProgress): OnProgress {
  let nextSaidMs = 0
  return (progress) => {
    const now = performance.now()
    if (now < nextSaidMs && progress.done < progress.total) return
    nextSaidMs = now + sayEveryMs
    onProgress(progress)
  }
}

const worker = {
  /** See `checkLog`. */
  check: (projectId: string, onProgress: OnProgress): Promise<Result<LogReport>> =>
    checkLog(openDatabase(), projectId, paced(onProgress)),

  /** See `rebuildProjection`. */
  makeRowsAnew: (projectId: string, mark: string): Promise<Result<void>> =>
    rebuildProjection(openDatabase(), projectId, mark),
}
export type LogCheckWorker = typeof worker

expose(worker)
