import { useState } from 'react'
import type { Problem, Result } from '../../lib/result.ts'
import type { BatchProgress, BatchUndo } from '../../persistence/undo-batch.ts'
import { startBatchUndo, startDefer, startSplit } from '../../workers/bulk-client.ts'
import type { BulkReport } from '../../workers/bulk-edits.ts'
import type { CaseList } from '../../workers/case-list-client.ts'
import { useApp } from '../shared/app-services.ts'
import { useRunning } from '../shared/use-running.ts'
import { doneText, undoneText } from './bulk-text.ts'

/** What came of a change of many cases, said until the next one. */
export interface BulkNotice {
  readonly text: string
  /** The batch that `Undo` takes back; null where there is nothing to. */
  readonly batchId: string | null
  /** Cases of which an undo left something alone. */
  readonly skippedCases: readonly string[]
}

/** Changes of many cases at once, and taking them back. */
export function useBulk(list: CaseList) {
  const { env } = useApp()
  const edit = useRunning<BatchProgress, BulkReport>()
  const undoing = useRunning<BatchProgress, BatchUndo>()
  const [notice, setNotice] = useState<BulkNotice | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  const scope = { projectId: list.projectId, annotatorId: env.actor }
  const isBusy = edit.running !== null || undoing.running !== null

  const begin = () => {
    setNotice(null)
    setFailure(null)
  }
  const end = <T>(result: Result<T>, say: (value: T) => BulkNotice): boolean => {
    if (result.ok) setNotice(say(result.value))
    else if (result.error.code !== 'cancelled') setFailure(result.error)
    else setNotice({ text: 'Cancelled. Nothing was changed.', batchId: null, skippedCases: [] })
    return result.ok
  }
  const saying = (what: 'split' | 'defer') => (report: BulkReport) => ({
    text: doneText(what, report),
    batchId: report.batchId,
    skippedCases: [],
  })

  return {
    running: edit.running ?? undoing.running,
    isBusy,
    cancel: () => {
      edit.cancel()
      undoing.cancel()
    },
    notice,
    failure,
    dismiss: begin,
    async assignSplit(rows: Uint32Array, split: string | null): Promise<boolean> {
      begin()
      const ids = await list.ask((worker) => worker.idsOf(rows))
      if (!ids.ok) return end(ids, saying('split'))
      return end(await edit.run((onProgress) => startSplit(scope, ids.value, split, onProgress)), saying('split'))
    },
    async defer(rows: Uint32Array, reason: string): Promise<boolean> {
      begin()
      const ids = await list.ask((worker) => worker.idsOf(rows))
      if (!ids.ok) return end(ids, saying('defer'))
      return end(await edit.run((onProgress) => startDefer(scope, ids.value, reason, onProgress)), saying('defer'))
    },
    async undo(batchId: string): Promise<boolean> {
      begin()
      const undone = await undoing.run((onProgress) => startBatchUndo(scope, batchId, onProgress))
      return end(undone, (report) => ({
        text: undoneText(report),
        batchId: null,
        skippedCases: report.skippedCases,
      }))
    },
  }
}
export type Bulk = ReturnType<typeof useBulk>
