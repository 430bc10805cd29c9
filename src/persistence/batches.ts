import type { Env } from '../domain/env.ts'
import { batchCommitCommand, type Change, type Origin } from '../domain/log/change.ts'
import type { Patch } from '../domain/log/patch.ts'
import { ok, type Result } from '../lib/result.ts'
import { appendChanges, logLockName } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { batchRows, drainCommittedBatches } from './drain-batch.ts'
import { storageProblem } from './storage-problem.ts'

/** One entry of a batch: what happens to one case. */
export interface BatchStep {
  readonly caseId: string | null
  readonly patches: readonly Patch[]
  /** The change that it takes back, for a batch that undoes another. */
  readonly reverts?: string
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

/** Name of the Web Lock that whoever runs a batch holds: a batch without its holder was cut off. */
function batchLockName(db: GlossaDatabase, batchId: string): string {
  return `${db.prefix}batch:${batchId}`
}

export interface BatchKind {
  /** `noun.verb` of the log entries. */
  readonly command: string
  readonly origin: Origin
  /** The batch that this one takes back. */
  readonly reverts?: string
}

/**
 * Begins a batch and runs `work` on it, holding the batch's lock. Work that ends without a commit is discarded; a killed page or
 * worker leaves the batch to `recoverBatches`.
 */
export async function runBatch<T>(
  db: GlossaDatabase,
  env: Env,
  projectId: string,
  { command, origin, reverts }: BatchKind,
  work: (batch: Batch) => Promise<T>,
): Promise<T> {
  const id = env.newId()
  const entry = (name: string, { caseId, patches, reverts }: BatchStep): Change => ({
    id: env.newId(),
    at: env.now(),
    actor: env.actor,
    device: env.device,
    command: name,
    origin,
    batch: id,
    caseId,
    reverts: reverts ?? null,
    patches,
  })
  const batch: Batch = {
    id,
    async append(steps) {
      const changes = steps.map((step) => entry(command, step))
      const appended = await appendChanges(db, env, projectId, changes, { staged: true })
      return appended.ok ? ok() : appended
    },
    async commit() {
      const appended = await appendChanges(
        db,
        env,
        projectId,
        [entry(batchCommitCommand, { caseId: null, patches: [] })],
        {
          staged: true,
          also: async () => {
            await db.batches.update(id, { state: 'committed' })
          },
        },
      )
      return appended.ok ? drain(db, projectId) : appended
    },
    discard: () => discardBatch(db, id),
  }
  return navigator.locks.request(batchLockName(db, id), async () => {
    const row = { id, projectId, command, state: 'open', projectedPos: -1 } as const
    await db.batches.add(reverts === undefined ? row : { ...row, reverts })
    try {
      return await work(batch)
    } finally {
      if ((await db.batches.get(id))?.state === 'open') await discardBatch(db, id)
    }
  })
}

/** Brings what is committed into the projection. */
async function drain(db: GlossaDatabase, projectId: string): Promise<Result<void>> {
  return navigator.locks.request(logLockName(db, projectId), async () => {
    try {
      await drainCommittedBatches(db, projectId)
      return ok()
    } catch (error) {
      return { ok: false, error: storageProblem(error) }
    }
  })
}

/** Bodies looked through at a time. */
const bodiesAtOnce = 1000

/** Erases the bodies of a batch that was never committed, and the files that only it brought. The chain still verifies. */
async function discardBatch(db: GlossaDatabase, batchId: string): Promise<Result<void>> {
  try {
    await db.transaction('rw', [...db.logTables, db.blobs], async () => {
      const batch = await db.batches.get(batchId)
      if (batch === undefined || batch.state !== 'open') return
      const keys = (await batchRows(db, batch, -1).toArray()).map(({ chain, seq }): [string, number] => [chain, seq])
      for (let from = 0; from < keys.length; from += bodiesAtOnce) {
        const some = keys.slice(from, from + bodiesAtOnce)
        const rows = await db.bodies.bulkGet(some)
        await Promise.all([
          deleteUnused(
            db,
            rows.flatMap((row) => (row === undefined ? [] : blobsAddedBy(row.body.patches))),
          ),
          db.bodies.bulkDelete(some),
        ])
      }
      await db.batches.update(batchId, { state: 'discarded' })
    })
    return ok()
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

/** Deletes the files that no item of any project needs. */
async function deleteUnused(db: GlossaDatabase, hashes: readonly string[]): Promise<void> {
  const unused = await Promise.all(
    [...new Set(hashes)].map(async (sha256) => {
      return (await db.blobRefs.where('sha256').equals(sha256).count()) === 0 ? [sha256] : []
    }),
  )
  if (unused.length > 0) await db.blobs.bulkDelete(unused.flat())
}

function blobsAddedBy(patches: readonly Patch[]): string[] {
  return patches.flatMap((patch) =>
    patch.op === 'add' && patch.kind === 'item' ? patch.record.parts.map(({ blob }) => blob) : [],
  )
}

/** A worker that was ended holds its locks until its thread is really gone: while it writes, that takes a moment. */
const lockPatienceMs = 10_000

/**
 * At start-up, and after a worker was ended: finishes batches that were committed, discards those that were cut off before. Those another
 * tab is running are waited for a while, then left alone.
 * @param patienceMs how long to wait for a lock that is held
 * @returns whether one was committed, and so is there though its work was cut off
 */
export async function recoverBatches(db: GlossaDatabase, patienceMs = lockPatienceMs): Promise<boolean> {
  const unended = await db.batches.where('state').anyOf('open', 'committed').toArray()
  const areThere = await Promise.all(
    unended.map(({ id }) =>
      navigator.locks
        .request(batchLockName(db, id), { signal: AbortSignal.timeout(patienceMs) }, () => recover(db, id))
        .catch((error: unknown) => {
          if (error instanceof DOMException && error.name === 'TimeoutError') return false
          throw error
        }),
    ),
  )
  return areThere.includes(true)
}

async function recover(db: GlossaDatabase, batchId: string): Promise<boolean> {
  const batch = await db.batches.get(batchId)
  if (batch?.state === 'open') await discardBatch(db, batchId)
  if (batch?.state !== 'committed') return false
  await drain(db, batch.projectId)
  return true
}
