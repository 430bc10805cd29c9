import type { Env } from '../domain/env.ts'
import { changeOf } from '../domain/log/change.ts'
import { invertChange } from '../domain/log/invert.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { type BatchStep, runBatch } from './batches.ts'
import type { GlossaDatabase } from './database.ts'
import { batchRows } from './drain-batch.ts'
import { touchedState } from './project-rows.ts'

/** What taking back a batch came to. */
export interface BatchUndo {
  readonly batchId: string
  /** Entries taken back. */
  readonly undone: number
  /** Cases, by id, of which something was left alone because it has changed since. */
  readonly skippedCases: readonly string[]
}

export interface BatchProgress {
  readonly done: number
  readonly total: number
}

const entriesAtOnce = 100

/**
 * Takes back a whole batch, as one batch: what it wrote is put back as far as it still stands, what has changed since is left alone and
 * listed. Fails with `batch-missing` and `batch-undone`.
 */
export async function undoBatch(
  db: GlossaDatabase,
  env: Env,
  projectId: string,
  batchId: string,
  onProgress: (progress: BatchProgress) => void,
): Promise<Result<BatchUndo>> {
  const original = await db.batches.get(batchId)
  if (original === undefined || original.state !== 'done') return fail('batch-missing', { batchId })
  if ((await db.batches.where('projectId').equals(projectId).toArray()).some(isUndoOf(batchId))) {
    return fail('batch-undone', { batchId })
  }
  const total = (await batchRows(db, original, -1).count()) - 1
  const kind = { command: original.command, origin: 'undo', reverts: batchId } as const
  return runBatch(db, env, projectId, kind, async (batch) => {
    const skippedCases = new Set<string>()
    let undone = 0
    let after = -1
    for (let done = 0; ; ) {
      const rows = await batchRows(db, original, after).limit(entriesAtOnce).toArray()
      const last = rows.at(-1)
      if (last === undefined) break
      after = last.pos
      const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
      const steps: BatchStep[] = []
      for (const [index, row] of rows.entries()) {
        const change = changeOf({ record: row.record, body: bodies[index]?.body ?? null })
        if (change === null || change.patches.length === 0) continue
        const { patches, skipped } = invertChange(change, await touchedState(db, projectId, change))
        if (skipped.length > 0) skippedCases.add(row.scope)
        if (patches.length > 0) steps.push({ caseId: change.caseId, patches, reverts: change.id })
      }
      if (steps.length > 0) {
        const appended = await batch.append(steps)
        if (!appended.ok) return appended
      }
      undone += steps.length
      done += rows.length
      onProgress({ done: Math.min(done, total), total })
    }
    const committed = await batch.commit()
    return committed.ok ? ok({ batchId: batch.id, undone, skippedCases: [...skippedCases] }) : committed
  })
}

function isUndoOf(batchId: string) {
  return ({ reverts, state }: { readonly reverts?: string; readonly state: string }) =>
    reverts === batchId && (state === 'done' || state === 'committed')
}
