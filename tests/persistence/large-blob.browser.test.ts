import { expect, test } from 'vitest'
import { sha256Hex } from '../../src/lib/bytes.ts'
import { checkedSource } from '../../src/lib/checked-blob.ts'
import { unwrap } from '../../src/lib/result.ts'
import { blobReader, isStoredWhole, storeBlob } from '../../src/persistence/blobs.ts'
import { makeTestProject } from '../fixtures/test-project.ts'

test('a blob is stored under the hash of its bytes, and read and checked in pieces', async () => {
  const { db } = await makeTestProject()
  const bytes = Uint8Array.from({ length: 9_000_001 }, (_, i) => (i * 31 + (i >> 12)) % 256)
  const sha256 = unwrap(await storeBlob(db, new Blob([bytes.subarray(0, 5_000_000), bytes.subarray(5_000_000)])))
  expect(sha256).toBe(await sha256Hex(bytes))
  // The same bytes, however they come, are stored once.
  expect(unwrap(await storeBlob(db, bytes))).toBe(sha256)
  expect(await db.blobs.count()).toBe(1)
  const reader = blobReader(db)
  const stored = unwrap(await reader.open(sha256))
  if (stored instanceof Uint8Array) throw new Error('it was read as a whole')
  expect(stored.pieces).toHaveLength(3)
  const read = unwrap(await checkedSource(stored).read(4_194_000, 4_195_000))
  expect(await sha256Hex(read.slice())).toBe(await sha256Hex(bytes.slice(4_194_000, 4_195_000)))
  expect(await sha256Hex(unwrap(await reader.read(sha256)))).toBe(sha256)

  const damaged = bytes.slice()
  damaged[8_500_000] = (damaged[8_500_000] ?? 0) ^ 1
  await db.blobs.put({ sha256, ...stored, blob: new Blob([damaged]) })
  const source = checkedSource(unwrap(await reader.open(sha256)) as typeof stored)
  expect(await source.read(8_400_000, 8_400_010)).toMatchObject({ error: { code: 'blob-corrupt' } })
  expect((await source.read(0, 10)).ok).toBe(true)
  expect(await reader.read(sha256)).toMatchObject({ error: { code: 'blob-corrupt' } })
  // Imported again, it is put right.
  expect(unwrap(await storeBlob(db, new Blob([bytes])))).toBe(sha256)
  expect((await reader.read(sha256)).ok).toBe(true)
})

test('a file that the browser cannot read any more is damaged, and put right when it is stored again', async () => {
  const { db } = await makeTestProject()
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 256)
  const sha256 = unwrap(await storeBlob(db, new Blob([bytes])))
  const gone = () => Promise.reject(new DOMException('', 'NotReadableError'))
  const lost = Object.assign(new Blob([bytes]), { slice: () => Object.assign(new Blob(), { arrayBuffer: gone }) })
  const unreadable = (row: object) => ({ ...row, blob: lost })
  const unavailable = () => {
    throw new DOMException('', 'NotReadableError')
  }
  for (const fault of [unreadable, unavailable]) {
    db.blobs.hook('reading', fault)
    expect(await isStoredWhole(db, sha256)).toBe(false)
    expect(unwrap(await storeBlob(db, new Blob([bytes])))).toBe(sha256)
    expect(unwrap(await storeBlob(db, bytes))).toBe(sha256)
    if (fault === unavailable) {
      expect(await blobReader(db).read(sha256)).toMatchObject({ error: { code: 'blob-corrupt' } })
    }
    db.blobs.hook('reading').unsubscribe(fault)
    expect(await isStoredWhole(db, sha256)).toBe(true)
  }
  expect(await isStoredWhole(db, '0'.repeat(64))).toBeUndefined()
})
