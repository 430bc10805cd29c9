import type { Env } from '../domain/env.ts'
import { batchCommitCommand, type Change, changeOf, type Origin } from '../domain/log/change.ts'
import type { Patch } from '../domain/log/patch.ts'
import { ok, type Result } from '../lib/result.ts'
import { publishChange } from './change-feed.ts'
import { appendChanges } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { projectChange } from './project-rows.ts'
import type { ChangeRow } from './rows.ts'
import { storageProblem } from './storage-problem.ts'

/** One entry of a batch: what happens to one case. */
export interface BatchStep {
  readonly caseId: string | null
  readonly patches: readonly Patch[]
}

export interface Batch {
  readonly id: string
  /** Writes steps to the log; nobody sees them yet. */
  append(steps: readonly BatchStep[]): Promise<Result<void>>
  /** Makes the whole batch visible at once, with one record. */
  commit(): Promise<Result<void>>
  /** Gives it up: nothing of it will ever be seen. */
  discard(): Promise<Result<void>>
}

/** Entries brought into the projection in one transaction. */
const chunkSize = 100

/** Name of the Web Lock that whoever runs a batch holds: a batch without its holder was cut off. */
function batchLockName(db: GlossaDatabase, batchId: string): string {
  return `${db.prefix}batch:${batchId}`
}

/**
 * Begins a batch and runs `work` on it, holding the batch's lock. Work that ends without a commit is discarded; a killed page or
 * worker leaves the batch to `recoverBatches`.
 * @param command `noun.verb` of the log entries
 */
export async function runBatch<T>(
  db: GlossaDatabase,
  env: Env,
  projectId: string,
  { command, origin }: { readonly command: string; readonly origin: Origin },
  work: (batch: Batch) => Promise<T>,
): Promise<T> {
  const id = env.newId()
  const entry = (name: string, caseId: string | null, patches: readonly Patch[]): Change => ({
    id: env.newId(),
    at: env.now(),
    actor: env.actor,
    device: env.device,
    command: name,
    origin,
    batch: id,
    caseId,
    reverts: null,
    patches,
  })
  const batch: Batch = {
    id,
    async append(steps) {
      const changes = steps.map(({ caseId, patches }) => entry(command, caseId, patches))
      const appended = await appendChanges(db, env, projectId, changes, { staged: true })
      return appended.ok ? ok() : appended
    },
    async commit() {
      const appended = await appendChanges(db, env, projectId, [entry(batchCommitCommand, null, [])], {
        staged: true,
        also: async () => {
          await db.batches.update(id, { state: 'committed' })
        },
      })
      return appended.ok ? drainBatch(db, id) : appended
    },
    discard: () => discardBatch(db, id),
  }
  return navigator.locks.request(batchLockName(db, id), async () => {
    await db.batches.add({ id, projectId, command, state: 'open', projectedPos: -1 })
    try {
      return await work(batch)
    } finally {
      if ((await db.batches.get(id))?.state === 'open') await discardBatch(db, id)
    }
  })
}

function batchRows(db: GlossaDatabase, projectId: string, batchId: string, afterPos: number) {
  return db.changes
    .where('[projectId+batch+pos]')
    .between([projectId, batchId, afterPos], [projectId, batchId, Number.POSITIVE_INFINITY], false, true)
}

/** Brings a committed batch into the projection, going on where an earlier try was cut off. */
async function drainBatch(db: GlossaDatabase, batchId: string): Promise<Result<void>> {
  try {
    for (;;) {
      // Dexie keeps a transaction alive across native awaits only when its scope is an async function itself.
      const scopes = await db.transaction('rw', db.logTables, async () => drainChunk(db, batchId))
      if (scopes === undefined) return ok()
      if (scopes.projectId !== undefined) publishChange(db, scopes.projectId, scopes.scopes)
    }
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

async function drainChunk(
  db: GlossaDatabase,
  batchId: string,
): Promise<{ projectId: string; scopes: string[] } | undefined> {
  const batch = await db.batches.get(batchId)
  if (batch === undefined || batch.state !== 'committed') return undefined
  const rows: ChangeRow[] = await batchRows(db, batch.projectId, batchId, batch.projectedPos).limit(chunkSize).toArray()
  const last = rows.at(-1)
  if (last === undefined) {
    await db.batches.update(batchId, { state: 'done' })
    return { projectId: batch.projectId, scopes: [batch.projectId] }
  }
  const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
  for (const [index, row] of rows.entries()) {
    const change = changeOf({ record: row.record, body: bodies[index]?.body ?? null })
    if (change !== null && change.patches.length > 0) await projectChange(db, batch.projectId, change)
  }
  await db.batches.update(batchId, { projectedPos: last.pos })
  return { projectId: batch.projectId, scopes: rows.map(({ scope }) => scope) }
}

/** Erases the bodies of a batch that was never committed, and the files that only it brought. The chain still verifies. */
async function discardBatch(db: GlossaDatabase, batchId: string): Promise<Result<void>> {
  try {
    await db.transaction('rw', [...db.logTables, db.blobs], async () => {
      const batch = await db.batches.get(batchId)
      if (batch === undefined || batch.state !== 'open') return
      const keys = (await batchRows(db, batch.projectId, batchId, -1).toArray()).map(
        ({ chain, seq }): [string, number] => [chain, seq],
      )
      for (const row of keys.length === 0 ? [] : await db.bodies.bulkGet(keys)) {
        for (const sha256 of row === undefined ? [] : blobsAddedBy(row.body.patches)) {
          if ((await db.blobRefs.where('sha256').equals(sha256).count()) === 0) await db.blobs.delete(sha256)
        }
      }
      if (keys.length > 0) await db.bodies.bulkDelete(keys)
      await db.batches.update(batchId, { state: 'discarded' })
    })
    return ok()
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

function blobsAddedBy(patches: readonly Patch[]): string[] {
  return patches.flatMap((patch) =>
    patch.op === 'add' && patch.kind === 'item' ? patch.record.parts.map(({ blob }) => blob) : [],
  )
}

/** At start-up: finishes batches that were committed, discards those that were cut off before. Those another tab is running are left alone. */
export async function recoverBatches(db: GlossaDatabase): Promise<void> {
  for (const { id, state } of await db.batches.where('state').anyOf('open', 'committed').toArray()) {
    await navigator.locks.request(batchLockName(db, id), { ifAvailable: true }, async (lock) => {
      if (lock === null) return
      if (state === 'open') await discardBatch(db, id)
      else await drainBatch(db, id)
    })
  }
}
