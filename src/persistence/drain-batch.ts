import { changeOf } from '../domain/log/change.ts'
import { publishChange } from './change-feed.ts'
import type { GlossaDatabase } from './database.ts'
import { projectChanges } from './project-rows.ts'
import type { BatchRow, ChangeRow } from './rows.ts'

/** Entries brought into the projection in one transaction. */
const chunkSize = 500

/** The log entries of a batch after a position, in order. */
export function batchRows(db: GlossaDatabase, { projectId, id }: Pick<BatchRow, 'projectId' | 'id'>, afterPos: number) {
  return db.changes
    .where('[projectId+batch+pos]')
    .between([projectId, id, afterPos], [projectId, id, Number.POSITIVE_INFINITY], false, true)
}

/** Ids of the batches of a project that are committed and not yet in the projection. */
export function waitingCommits(db: GlossaDatabase, projectId: string): Promise<string[]> {
  return db.batches.where('[projectId+state]').equals([projectId, 'committed']).primaryKeys()
}

/**
 * Brings the committed batches of a project into the projection, each going on where an earlier try was cut off. Runs under the
 * project's lock, before anything else is appended: an edit projected before a batch that was committed first would give rows that
 * no replay gives.
 */
export async function drainCommittedBatches(db: GlossaDatabase, projectId: string): Promise<void> {
  const waiting = await waitingCommits(db, projectId)
  for (const batchId of waiting) {
    for (;;) {
      // Dexie keeps a transaction alive across native awaits only when its scope is an async function itself.
      const scopes = await db.transaction('rw', db.logTables, async () => drainChunk(db, batchId))
      if (scopes === undefined) break
      publishChange(db, projectId, scopes)
    }
  }
}

async function drainChunk(db: GlossaDatabase, batchId: string): Promise<string[] | undefined> {
  const batch = await db.batches.get(batchId)
  if (batch?.state !== 'committed') return undefined
  const rows: ChangeRow[] = await batchRows(db, batch, batch.projectedPos).limit(chunkSize).toArray()
  const last = rows.at(-1)
  if (last === undefined) {
    await db.batches.update(batchId, { state: 'done' })
    return [batch.projectId]
  }
  const log = await db.logs.get(batch.projectId)
  const touch = (log?.touches ?? 0) + 1
  if (log !== undefined) await db.logs.put({ ...log, touches: touch })
  const scopes = new Set(rows.map(({ scope }) => scope))
  const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
  const changes = rows.flatMap(({ record }, index) => changeOf({ record, body: bodies[index]?.body ?? null }) ?? [])
  for (const caseId of await projectChanges(db, batch.projectId, changes, touch)) scopes.add(caseId)
  await db.batches.update(batchId, { projectedPos: last.pos })
  return [...scopes]
}
