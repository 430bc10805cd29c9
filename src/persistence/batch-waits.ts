import { batchCommitCommand } from '../domain/log/change.ts'
import type { GlossaDatabase } from './database.ts'
import { batchRows } from './drain-batch.ts'
import type { ScopeEntry } from './scope-entries.ts'

/**
 * Tells entries that count from those whose batch is still being written. What counts comes in the order of the log, in which the entries
 * of a batch stand where its commit stands. Entries of a discarded batch are dropped. Runs inside the caller's transaction over
 * `changes` and `batches`.
 * @param before commits from this position on have not been heard of yet
 */
export async function waitingBatches(
  db: GlossaDatabase,
  projectId: string,
  entries: readonly ScopeEntry[],
  before = Number.POSITIVE_INFINITY,
): Promise<{ readonly shown: ScopeEntry[]; readonly waiting: ScopeEntry[] }> {
  const commits = new Map<string, number | 'waiting' | 'dropped'>()
  for (const { row } of entries) {
    if (row.batch !== null && !commits.has(row.batch)) commits.set(row.batch, await commitOf(db, projectId, row.batch))
  }
  const waiting: ScopeEntry[] = []
  const shown: { readonly entry: ScopeEntry; readonly at: number }[] = []
  for (const entry of entries) {
    const { batch, pos } = entry.row
    const at = batch === null ? pos : commits.get(batch)
    if (at === 'waiting' || (typeof at === 'number' && at >= before)) waiting.push(entry)
    else if (typeof at === 'number') shown.push({ entry, at })
  }
  shown.sort((a, b) => a.at - b.at || a.entry.row.pos - b.entry.row.pos)
  return { shown: shown.map(({ entry }) => entry), waiting }
}

/** Position of a batch's commit record. */
async function commitOf(db: GlossaDatabase, projectId: string, id: string): Promise<number | 'waiting' | 'dropped'> {
  const batch = await db.batches.get(id)
  if (batch?.state === 'open') return 'waiting'
  const last = await batchRows(db, { projectId, id }, -1).last()
  return last?.record.command === batchCommitCommand ? last.pos : 'dropped'
}
