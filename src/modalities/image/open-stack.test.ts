import { describe, expect, test, vi } from 'vitest'
import { createMemorySession } from '../../../tests/fixtures/memory-session.ts'
import { ctSlice, enhancedCt } from '../../../tests/fixtures/series-files.ts'
import type { BlobReader } from '../../contracts/modality.ts'
import { type Bytes, sha256Hex } from '../../lib/bytes.ts'
import { fail, ok, unwrap } from '../../lib/result.ts'
import { openPicture } from './open-picture.ts'

const going = new AbortController().signal

async function itemOf(files: readonly Bytes[], frames: number, positions: readonly number[]) {
  const { item } = createMemorySession([], 'image')
  const stored = new Map<string, Bytes>()
  for (const bytes of files) stored.set(await sha256Hex(bytes), bytes)
  const read = vi.fn<BlobReader['open']>(async (blob) => {
    const bytes = stored.get(blob)
    return bytes === undefined ? fail('blob-missing') : ok(bytes.slice())
  })
  const facts = {
    modality: { value: 'CT', origin: 'header' },
    imageOrientation: { value: [1, 0, 0, 0, 1, 0], origin: 'header' },
    slicePositions: { value: positions.map((z) => [0, 0, z]), origin: 'header' },
  } as const
  const parts = [...stored.keys()].map((blob) => ({ blob, uid: null, frames }))
  return { item: { ...item, parts, facts }, read }
}

const firstValue = (opened: { readonly picture: unknown }) =>
  (opened.picture as { readonly values: ArrayLike<number> }).values[0]

describe('openPicture of a stack', () => {
  test('opens a series at its first slice from the head, and shows others as they are asked for', async () => {
    const slices = [0, 10, 20].map((z, index) => ctSlice({ position: [0, 0, z], instance: index + 1 }))
    const { item, read } = await itemOf(slices, 1, [0, 10, 20])
    const opened = unwrap(await openPicture(item, { open: read }, going))
    expect(firstValue(opened)).toBe(300)
    expect(opened.slice).toEqual({ part: item.parts[2]?.blob, frame: 0 })
    // Nobody looks yet: the others are not read.
    expect(read).toHaveBeenCalledTimes(1)
    opened.stack?.go(2)
    await vi.waitFor(() => expect(opened.stack?.shown()).toBe(2))
    expect(firstValue(opened)).toBe(100)
    expect(opened.slice).toEqual({ part: item.parts[0]?.blob, frame: 0 })
    opened.dispose()
  })

  test('reads a file of several frames once for all of them', async () => {
    const specs = [0, 10, 5].map((z, index) => ({ position: [0, 0, z] as const, instance: index + 1 }))
    const { item, read } = await itemOf([enhancedCt(specs)], 3, [0, 10, 5])
    const opened = unwrap(await openPicture(item, { open: read }, going))
    expect(firstValue(opened)).toBe(200)
    for (const [index, value] of [
      [1, 300],
      [2, 100],
    ] as const) {
      opened.stack?.go(index)
      await vi.waitFor(() => expect(opened.stack?.shown()).toBe(index))
      expect(firstValue(opened)).toBe(value)
    }
    expect(read).toHaveBeenCalledTimes(1)
    opened.dispose()
  })

  test('a file that holds fewer frames than the record says is told for what it is', async () => {
    const { item, read } = await itemOf([enhancedCt([{ position: [0, 0, 0], instance: 1 }])], 4, [0, 1, 2, 3])
    expect(await openPicture(item, { open: read }, going)).toMatchObject({
      ok: false,
      error: { code: 'frame-missing' },
    })
  })
})
