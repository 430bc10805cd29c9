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

/** Between two looks whether a lock is free. To stand in line for it would keep an import of another tab from beginning. */
const lookAgainMs = 50

/** Files looked at in one go: the page may be at it, and has to answer in between. */
const filesAtOnce = 1000

/**
 * Removes files that no item needs, as a cut-off import or a deleted project leaves them. Does nothing while an import runs anywhere.
 * Where a table says that nobody needs a file, the items themselves are asked too: rows of the table may be damaged, and what goes here
 * does not come back.
 * @param patienceMs how long to wait for imports that run; 0: not at all
 */
export async function sweepOrphanBlobs(db: GlossaDatabase, patienceMs = 0): Promise<void> {
  const endMs = performance.now() + patienceMs
  while (!(await sweepWhileNobodyStores(db)) && performance.now() < endMs) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
}

/** @returns false where an import runs */
async function sweepWhileNobodyStores(db: GlossaDatabase): Promise<boolean> {
  return navigator.locks.request(blobLockName(db), { ifAvailable: true }, async (lock) => {
    if (lock === null) return false
    await db.transaction('rw', db.blobs, db.blobRefs, db.batches, db.records('item'), async () => {
      let ofItems: ReadonlySet<string> | undefined
      if ((await db.batches.where('state').anyOf('open', 'committed').count()) > 0) return
      for (let last = ''; ; ) {
        const some = await db.blobs.where('sha256').above(last).limit(filesAtOnce).primaryKeys()
        const [first, end] = [some[0], some.at(-1)]
        if (first === undefined || end === undefined) return
        const used = new Set(await db.blobRefs.where('sha256').between(first, end, true, true).uniqueKeys())
        if (some.some((sha256) => !used.has(sha256))) ofItems ??= await filesOfItems(db)
        await Promise.all(
          runsOf(some, (sha256) => !used.has(sha256) && ofItems?.has(sha256) !== true).map((run) =>
            db.blobs.where('sha256').between(run.first, run.last, true, true).delete(),
          ),
        )
        last = end
      }
    })
    return true
  })
}

async function filesOfItems(db: GlossaDatabase): Promise<ReadonlySet<string>> {
  const files = new Set<string>()
  await db.records('item').each(({ record }) => {
    if (!('parts' in record)) return
    for (const { blob } of record.parts) files.add(blob)
  })
  return files
}

/** Stretches of keys that are meant, next to each other: a stretch is deleted by one request, however long it is. */
function runsOf(keys: readonly string[], isMeant: (key: string) => boolean) {
  const runs: { readonly first: string; last: string }[] = []
  let isOpen = false
  for (const key of keys) {
    const run = runs.at(-1)
    const isIn = isMeant(key)
    if (isIn && isOpen && run !== undefined) run.last = key
    else if (isIn) runs.push({ first: key, last: key })
    isOpen = isIn
  }
  return runs
}
