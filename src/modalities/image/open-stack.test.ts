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

  test('two panes on one series read each file once, and free it when the last has closed', async () => {
    const slices = [0, 10, 20].map((z, index) => ctSlice({ position: [0, 0, z], instance: index + 1 }))
    const { item, read } = await itemOf(slices, 1, [0, 10, 20])
    const [one, other] = (await Promise.all([0, 1].map(() => openPicture(item, { open: read }, going)))).map(unwrap)
    if (one?.stack == null || other?.stack == null) throw new Error('no stacks')
    for (const { stack } of [one, other]) {
      stack?.start()
      stack?.go(2)
    }
    await vi.waitFor(() => expect([one.stack?.shown(), other.stack?.shown()]).toEqual([2, 2]))
    await vi.waitFor(() => expect(one.stack?.isDecoded(1)).toBe(true))
    expect(read).toHaveBeenCalledTimes(3)
    expect(one.picture).toBe(other.picture)
    one.dispose()
    one.dispose()
    expect(other.stack.isDecoded(2)).toBe(true)
    other.dispose()
    await vi.waitFor(() => expect(other.stack?.isDecoded(2)).toBe(false))
    // Opened again, it is read again: nothing was held.
    unwrap(await openPicture(item, { open: read }, going)).dispose()
    expect(read).toHaveBeenCalledTimes(4)
  })

  test('what could not be opened is tried anew, and one who has left takes nothing from others', async () => {
    const { item, read } = await itemOf([ctSlice({ position: [0, 0, 0], instance: 1 })], 1, [0])
    const parts = [...item.parts, { blob: 'f'.repeat(64), uid: null, frames: 1 }]
    const facts = {
      ...item.facts,
      slicePositions: {
        value: [
          [0, 0, 0],
          [0, 0, 9],
        ],
        origin: 'header',
      },
    } as const
    const broken = { ...item, parts, facts }
    expect(await openPicture(broken, { open: read }, going)).toMatchObject({
      ok: false,
      error: { code: 'blob-missing' },
    })
    expect(await openPicture(broken, { open: read }, going)).toMatchObject({ ok: false })
    expect(read.mock.calls.filter(([blob]) => blob === parts[1]?.blob)).toHaveLength(2)
    const pair = await itemOf(
      [0, 5].map((z) => ctSlice({ position: [0, 0, z], instance: 1 + z })),
      1,
      [0, 5],
    )
    const gone = new AbortController()
    const leaving = openPicture(pair.item, { open: pair.read }, gone.signal)
    const staying = openPicture(pair.item, { open: pair.read }, going)
    gone.abort()
    expect(await leaving).toMatchObject({ ok: false, error: { code: 'open-cancelled' } })
    const opened = unwrap(await staying)
    expect(opened.stack?.isDecoded(0)).toBe(true)
    opened.dispose()
  })

  test('a file that holds fewer frames than the record says is told for what it is', async () => {
    const { item, read } = await itemOf([enhancedCt([{ position: [0, 0, 0], instance: 1 }])], 4, [0, 1, 2, 3])
    expect(await openPicture(item, { open: read }, going)).toMatchObject({
      ok: false,
      error: { code: 'frame-missing' },
    })
  })

  test('whoever leaves is not kept, and the opening ends with the last who waits', async () => {
    const pair = await itemOf(
      [0, 5].map((z) => ctSlice({ position: [0, 0, z], instance: 1 + z })),
      1,
      [0, 5],
    )
    const never = vi.fn<BlobReader['open']>(() => new Promise(() => {}))
    const [one, other] = [new AbortController(), new AbortController()]
    const leaving = openPicture(pair.item, { open: never }, one.signal)
    const staying = openPicture(pair.item, { open: never }, other.signal)
    one.abort()
    expect(await leaving).toMatchObject({ ok: false, error: { code: 'open-cancelled' } })
    expect(never).toHaveBeenCalledTimes(1)
    other.abort()
    expect(await staying).toMatchObject({ ok: false, error: { code: 'open-cancelled' } })
    // Nothing of it is in the way of who opens it next.
    unwrap(await openPicture(pair.item, { open: pair.read }, going)).dispose()
  })
})
