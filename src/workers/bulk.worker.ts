import { expose } from 'comlink'
import type { Result } from '../lib/result.ts'
import { environment } from '../persistence/annotators.ts'
import { openDatabase } from '../persistence/database.ts'
import { storageProblem } from '../persistence/storage-problem.ts'
import { type BatchProgress, undoBatch } from '../persistence/undo-batch.ts'
import { assignSplit, type BulkInput, deferCases } from './bulk-edits.ts'

type OnProgress = (progress: BatchProgress) => void

/** Whose cases, and who changes them. */
export interface BulkScope {
  readonly projectId: string
  readonly annotatorId: string
}

async function withInput<T>(
  { projectId, annotatorId }: BulkScope,
  caseIds: readonly string[],
  onProgress: OnProgress,
  work: (input: BulkInput) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const db = openDatabase()
    return await work({ db, env: await environment(db, annotatorId), projectId, caseIds, onProgress })
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

const worker = {
  assignSplit: (scope: BulkScope, caseIds: readonly string[], split: string | null, onProgress: OnProgress) =>
    withInput(scope, caseIds, onProgress, (input) => assignSplit(input, split)),

  deferCases: (scope: BulkScope, caseIds: readonly string[], reason: string, onProgress: OnProgress) =>
    withInput(scope, caseIds, onProgress, (input) => deferCases(input, reason)),

  undo: (scope: BulkScope, batchId: string, onProgress: OnProgress) =>
    withInput(scope, [], onProgress, ({ db, env, projectId }) => undoBatch(db, env, projectId, batchId, onProgress)),
}
export type BulkWorker = typeof worker

expose(worker)
