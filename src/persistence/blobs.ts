import { type Bytes, sha256Hex } from '../lib/bytes.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from './database.ts'
import type { BlobRow } from './rows.ts'
import { storageProblem } from './storage-problem.ts'

/** Reads stored bytes by content; `blob-missing` where they are not there, `blob-corrupt` where they are not what was stored. */
export function blobReader(db: GlossaDatabase): { read(sha256: string): Promise<Result<Bytes>> } {
  return {
    async read(sha256) {
      try {
        return await checked(sha256, await db.blobs.get(sha256))
      } catch (error) {
        return { ok: false, error: storageProblem(error) }
      }
    },
  }
}

async function checked(sha256: string, row: BlobRow | undefined): Promise<Result<Bytes>> {
  if (row === undefined) return fail('blob-missing', { sha256 })
  return (await sha256Hex(row.bytes)) === sha256 ? ok(row.bytes) : fail('blob-corrupt', { sha256 })
}

/** Reads many at once, as `blobReader` does one. @returns by SHA-256 */
export async function readBlobs(
  db: GlossaDatabase,
  hashes: readonly string[],
): Promise<Result<ReadonlyMap<string, Result<Bytes>>>> {
  try {
    const wanted = [...new Set(hashes)]
    const rows = await db.blobs.bulkGet(wanted)
    return ok(
      new Map(
        await Promise.all(wanted.map(async (sha256, index) => [sha256, await checked(sha256, rows[index])] as const)),
      ),
    )
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

/** Stores bytes once, however often they are given. @returns their SHA-256 */
export async function storeBlob(db: GlossaDatabase, bytes: Bytes): Promise<Result<string>> {
  const stored = await storeBlobs(db, [bytes])
  return stored.ok ? ok(stored.value[0] ?? '') : stored
}

/** Stores many at once; bytes that are stored already but damaged are put right. @returns their SHA-256, in their order */
export async function storeBlobs(db: GlossaDatabase, all: readonly Bytes[]): Promise<Result<readonly string[]>> {
  try {
    const hashes = await Promise.all(all.map(sha256Hex))
    const rows = new Map(all.map((bytes, index) => [hashes[index] ?? '', bytes]))
    for (const known of await knownBlobs(db, [...rows.keys()])) {
      if ((await checked(known, await db.blobs.get(known))).ok) rows.delete(known)
    }
    await db.blobs.bulkPut([...rows].map(([sha256, bytes]) => ({ sha256, bytes })))
    return ok(hashes)
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

/** Those of some hashes whose bytes are stored. Asked one by one in one transaction, which is faster than a cursor over them all. */
export async function knownBlobs(db: GlossaDatabase, hashes: readonly string[]): Promise<readonly string[]> {
  const counts = await db.transaction('r', db.blobs, async () =>
    Promise.all(hashes.map((sha256) => db.blobs.where('sha256').equals(sha256).count())),
  )
  return hashes.filter((_, index) => counts[index] !== 0)
}

/** Whether a project has an item with these bytes. */
export async function projectHasBlob(db: GlossaDatabase, projectId: string, sha256: string): Promise<boolean> {
  const refs = await db.blobRefs
    .where('[projectId+sha256+itemId]')
    .between([projectId, sha256], [projectId, sha256, []])
    .count()
  return refs > 0
}

export interface StorageUse {
  readonly usedBytes: number
  readonly quotaBytes: number
  /** Whether the browser has promised not to clear it by itself. */
  readonly persisted: boolean
}

/** How full the browser's storage is; null where it does not say. */
export async function storageUse(): Promise<StorageUse | null> {
  const estimate = await navigator.storage.estimate()
  if (estimate.usage === undefined || estimate.quota === undefined) return null
  return { usedBytes: estimate.usage, quotaBytes: estimate.quota, persisted: await navigator.storage.persisted() }
}
