import { expect, test } from 'vitest'
import { type Bytes, sha256Hex } from './bytes.ts'
import { checkedSource } from './checked-blob.ts'
import { unwrap } from './result.ts'

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 37) % 251)

async function checked(stored: Bytes) {
  const pieceBytes = 64
  const pieces = await Promise.all(
    Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) =>
      sha256Hex(bytes.slice(index * pieceBytes, (index + 1) * pieceBytes)),
    ),
  )
  return checkedSource({ blob: new Blob([stored]), pieceBytes, pieces })
}

test.each([
  [0, 1000],
  [0, 10],
  [60, 70],
  [64, 128],
  [129, 700],
  [950, 2000],
  [2000, 3000],
])('bytes %i to %i are those of the blob', async (start, end) => {
  const source = await checked(bytes)
  expect(unwrap(await source.read(start, end))).toEqual(bytes.slice(start, end))
  expect(unwrap(await source.read(start, end))).toEqual(bytes.slice(start, end))
})

test('a piece that is not what was stored is told, the others can be read', async () => {
  const damaged = bytes.slice()
  damaged[300] = (damaged[300] ?? 0) ^ 1
  const source = await checked(damaged)
  expect(await source.read(250, 310)).toMatchObject({ ok: false, error: { code: 'blob-corrupt' } })
  expect(unwrap(await source.read(600, 620))).toEqual(bytes.slice(600, 620))
  expect(await (await checked(bytes.slice(0, 900))).read(880, 1000)).toMatchObject({ ok: false })
})

test('what the browser cannot read any more is damaged, not a failure of the program', async () => {
  const gone = () => {
    throw new DOMException('', 'NotReadableError')
  }
  const blob = Object.assign(new Blob([bytes]), { slice: () => Object.assign(new Blob(), { arrayBuffer: gone }) })
  const source = checkedSource({ blob, pieceBytes: 64, pieces: [] })
  expect(await source.read(0, 10)).toMatchObject({ ok: false, error: { code: 'blob-corrupt' } })
})
