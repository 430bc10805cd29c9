import type { GlossaDatabase } from './database.ts'

/** Held by whoever stores files that no item points to yet. */
function blobLockName(db: GlossaDatabase): string {
  return `${db.prefix}blobs`
}

/** Runs an import: files that it stores are not swept away before their items are written. */
export async function whileStoringBlobs<T>(db: GlossaDatabase, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(blobLockName(db), { mode: 'shared' }, work)
}

/**
 * Keeps files that are stored from being swept away until the answer is called, or the worker that asked ends: for work that waits for
 * a person in between.
 */
export async function holdBlobs(db: GlossaDatabase): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(blobLockName(db), { mode: 'shared' }, () => new Promise<void>((release) => resolve(release)))
      .catch(reject)
  })
}

/** At start-up: removes files that a cut-off import left behind. Does nothing while an import runs anywhere. */
export async function sweepOrphanBlobs(db: GlossaDatabase): Promise<void> {
  await navigator.locks.request(blobLockName(db), { ifAvailable: true }, async (lock) => {
    if (lock === null) return
    await db.transaction('rw', db.blobs, db.blobRefs, db.batches, async () => {
      if ((await db.batches.where('state').anyOf('open', 'committed').count()) > 0) return
      const used = new Set(await db.blobRefs.orderBy('sha256').uniqueKeys())
      const orphans = (await db.blobs.toCollection().primaryKeys()).filter((sha256) => !used.has(sha256))
      await db.blobs.bulkDelete(orphans)
    })
  })
}
