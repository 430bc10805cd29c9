import { type Bytes, sha256Hex } from '../lib/bytes.ts'
import { type CheckedBlob, checkedBlob } from '../lib/checked-blob.ts'
import { type OnShare, seldom } from '../lib/progress.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from './database.ts'
import type { BlobRow } from './rows.ts'
import { storageProblem } from './storage-problem.ts'

/** Reads stored bytes by content; `blob-missing` where they are not there, `blob-corrupt` where they are not what was stored. */
export function blobReader(db: GlossaDatabase): BlobAccess {
  const withRow = async <T>(sha256: string, use: (row: BlobRow | undefined) => Promise<Result<T>>) => {
    try {
      return await use(await db.blobs.get(sha256))
    } catch (error) {
      return isLost(error) ? fail('blob-corrupt', { sha256 }) : ({ ok: false, error: storageProblem(error) } as const)
    }
  }
  return {
    read: (sha256) => withRow(sha256, (row) => checked(sha256, row)),
    open: (sha256) =>
      withRow<Bytes | CheckedBlob>(sha256, async (row) => {
        if (row === undefined || 'bytes' in row) return checked(sha256, row)
        return ok({ blob: row.blob, pieceBytes: row.pieceBytes, pieces: row.pieces })
      }),
  }
}

interface BlobAccess {
  read(sha256: string): Promise<Result<Bytes>>
  open(sha256: string): Promise<Result<Bytes | CheckedBlob>>
}

async function checked(sha256: string, row: BlobRow | undefined): Promise<Result<Bytes>> {
  if (row === undefined) return fail('blob-missing', { sha256 })
  const bytes = 'bytes' in row ? row.bytes : new Uint8Array(await row.blob.arrayBuffer())
  return (await sha256Hex(bytes)) === sha256 ? ok(bytes) : fail('blob-corrupt', { sha256 })
}

/** The bytes of a row that is in one piece, as texts are: they are at hand within a transaction. Not checked. */
export function bytesInRow(row: BlobRow | undefined): Bytes | undefined {
  return row !== undefined && 'bytes' in row ? row.bytes : undefined
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

/**
 * Stores bytes once, as `storeBlobs` does; those of a blob are never in memory together.
 * @param onShare is told how much of a blob is read
 * @returns their SHA-256; fails with `file-unreadable` where a blob cannot be read to its end
 */
export async function storeBlob(db: GlossaDatabase, content: Bytes | Blob, onShare?: OnShare): Promise<Result<string>> {
  try {
    if (!(content instanceof Blob)) {
      const stored = await storeBlobs(db, [content])
      return stored.ok ? ok(stored.value[0] ?? '') : stored
    }
    const row = await readRow(content, onShare)
    if (row === null) return fail('file-unreadable')
    if ((await isStoredWhole(db, row.sha256)) !== true) await db.blobs.put(row)
    return ok(row.sha256)
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

/** WebCrypto hashes what is in memory only. */
async function largeRow(blob: Blob, onShare?: OnShare): Promise<BlobRow> {
  const hash = await (await import('hash-wasm')).createSHA256()
  const tell = seldom(onShare)
  let read = 0
  const checkable = await checkedBlob(blob, (bytes) => {
    hash.update(bytes)
    read += bytes.length
    tell(read / blob.size)
  })
  return { sha256: hash.digest(), ...checkable }
}

/** Whether all the bytes of a stored file are those that were stored; not where they cannot be read any more. Undefined: there is none. */
export async function isStoredWhole(db: GlossaDatabase, sha256: string): Promise<boolean | undefined> {
  try {
    const row = await db.blobs.get(sha256)
    if (row === undefined) return undefined
    return sha256 === ('bytes' in row ? await sha256Hex(row.bytes) : (await readRow(row.blob))?.sha256)
  } catch (error) {
    if (isLost(error)) return false
    throw error
  }
}

/** Whether a row could not be read because the browser keeps large values in files of their own, and this one is gone. */
function isLost(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotReadableError' || error.name === 'DataError')
}

/** Null where the browser cannot read the blob, or not any more. */
async function readRow(blob: Blob, onShare?: OnShare): Promise<BlobRow | null> {
  try {
    return await largeRow(blob, onShare)
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

/** Stores many at once; bytes that are stored already but damaged are put right. @returns their SHA-256, in their order */
export async function storeBlobs(db: GlossaDatabase, all: readonly Bytes[]): Promise<Result<readonly string[]>> {
  try {
    const hashes = await Promise.all(all.map(sha256Hex))
    const rows = new Map(all.map((bytes, index) => [hashes[index] ?? '', bytes]))
    for (const known of await knownBlobs(db, [...rows.keys()])) {
      if ((await isStoredWhole(db, known)) === true) rows.delete(known)
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
