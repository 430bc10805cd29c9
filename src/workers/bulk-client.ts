import { proxy, type Remote } from 'comlink'
import type { Result } from '../lib/result.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import type { BatchProgress, BatchUndo } from '../persistence/undo-batch.ts'
import type { BulkScope, BulkWorker } from './bulk.worker.ts'
import type { BulkReport } from './bulk-edits.ts'
import { recoverAfter } from './recover-after.ts'
import { type Running, runInWorker } from './run-worker.ts'

type OnProgress = (progress: BatchProgress) => void

function run<T>(call: (remote: Remote<BulkWorker>) => Promise<Result<T>>): Running<T> {
  const worker = new Worker(new URL('./bulk.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
  // After a cancel nothing may be left of what the worker had begun.
  return runInWorker<BulkWorker, T>(worker, call, recoverAfter)
}

/** See `assignSplit` of bulk-edits. */
export function startSplit(scope: BulkScope, caseIds: readonly string[], split: string | null, onProgress: OnProgress) {
  return run<BulkReport>((remote) => remote.assignSplit(scope, caseIds, split, proxy(onProgress)))
}

/** See `deferCases` of bulk-edits. */
export function startDefer(scope: BulkScope, caseIds: readonly string[], reason: string, onProgress: OnProgress) {
  return run<BulkReport>((remote) => remote.deferCases(scope, caseIds, reason, proxy(onProgress)))
}

/** Takes back a change of many cases. See `undoBatch`. */
export function startBatchUndo(scope: BulkScope, batchId: string, onProgress: OnProgress) {
  return run<BatchUndo>((remote) => remote.undo(scope, batchId, proxy(onProgress)))
}
