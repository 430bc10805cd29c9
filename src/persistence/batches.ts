import type { Env } from '../domain/env.ts'
import { batchCommitCommand, type Change, type Origin } from '../domain/log/change.ts'
import type { Patch } from '../domain/log/patch.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { appendChanges, logLockName } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { batchRows, drainCommittedBatches } from './drain-batch.ts'
import type { BatchRow } from './rows.ts'
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
  /**
   * Makes the whole batch visible at once, with one record. Fails with `batch-not-shown` where it is written, but its rows are not: they come
   * with the next change or the next start.
   * @param beside one that becomes visible with it, or not at all
   */
  commit(beside?: Batch): Promise<Result<void>>
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
  const entry = (name: string, { caseId, patches, reverts }: BatchStep, batch = id): Change => ({
    id: env.newId(),
    at: env.now(),
    actor: env.actor,
    device: env.device,
    command: name,
    origin,
    batch,
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
    async commit(beside) {
      const ids = beside === undefined ? [id] : [id, beside.id]
      const commits = ids.map((one) => entry(batchCommitCommand, { caseId: null, patches: [] }, one))
      const appended = await appendChanges(db, env, projectId, commits, {
        staged: true,
        also: async () => {
          for (const one of ids) await db.batches.update(one, { state: 'committed' })
        },
      })
      if (!appended.ok) return appended
      const shown = await drain(db, projectId)
      // Told as failed, what is in the log already would be made again.
      return shown.ok ? shown : fail('batch-not-shown', { why: shown.error.code })
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

/**
 * Erases the bodies of a batch that was never committed. The chain still verifies. The files that only it brought are for
 * `sweepOrphanBlobs`: another import may count on them by now.
 */
async function discardBatch(db: GlossaDatabase, batchId: string): Promise<Result<void>> {
  try {
    await db.transaction('rw', db.logTables, async () => {
      const batch = await db.batches.get(batchId)
      if (batch === undefined || batch.state !== 'open') return
      await eraseBodies(db, batch)
      await db.batches.update(batchId, { state: 'discarded' })
    })
    return ok()
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

/** Entries gone through in one go: the page may be at it, and has to answer in between. */
const entriesAtOnce = 500

async function eraseBodies(db: GlossaDatabase, batch: BatchRow): Promise<void> {
  const rows = batchRows(db, batch, -1)
  const [first, last, count] = await Promise.all([rows.clone().first(), rows.clone().last(), rows.clone().count()])
  if (first === undefined || last === undefined) return
  const { chain } = first
  const bodies = db.bodies.where('[chain+seq]')
  // Mostly nothing else was written to the chain meanwhile: then one request is enough, however many they are.
  if (last.chain === chain && last.seq - first.seq + 1 === count) {
    await bodies.between([chain, first.seq], [chain, last.seq], true, true).delete()
    return
  }
  for (let lastPos = -1; lastPos < last.pos; ) {
    const entries = await batchRows(db, batch, lastPos).limit(entriesAtOnce).toArray()
    await db.bodies.bulkDelete(entries.map((entry): [string, number] => [entry.chain, entry.seq]))
    lastPos = entries.at(-1)?.pos ?? last.pos
  }
}

/** A worker that was ended holds its locks until its thread is really gone: while it writes, that takes a moment. */
export const lockPatienceMs = 10_000

/**
 * At start-up, and after a worker was ended: finishes batches that were committed, discards those that were cut off before. Those another
 * tab is running are waited for a while, then left alone.
 * @param patienceMs how long to wait for a lock that is held; 0: not at all
 * @returns whether one was committed, and so is there though its work was cut off
 */
export async function recoverBatches(db: GlossaDatabase, patienceMs = lockPatienceMs): Promise<boolean> {
  const unended = await db.batches.where('state').anyOf('open', 'committed').toArray()
  const options = () => (patienceMs === 0 ? { ifAvailable: true } : { signal: AbortSignal.timeout(patienceMs) })
  const areThere = await Promise.all(
    unended.map(({ id }) =>
      navigator.locks
        .request(batchLockName(db, id), options(), (lock) => (lock === null ? false : recover(db, id)))
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
