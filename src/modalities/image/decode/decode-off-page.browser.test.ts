import { expect, test, vi } from 'vitest'
import { grayscaleElements } from '../../../../tests/fixtures/grayscale-elements.ts'
import { createMemorySession } from '../../../../tests/fixtures/memory-session.ts'
import { encodeFileMeta, writeDicom } from '../../../imaging/dicom/write.ts'
import { type Bytes, concatBytes } from '../../../lib/bytes.ts'
import { ok, unwrap } from '../../../lib/result.ts'
import { openPicture } from '../open-picture.ts'
import { decodeOffPage } from './decode-off-page.ts'

const small = () => writeDicom(grayscaleElements({ widthPx: 8, heightPx: 8, values: new Uint16Array(64).fill(7) }))

/** A deflated film that takes a while to inflate. */
async function slow(): Promise<Bytes> {
  const side = 3000
  const values = Uint16Array.from({ length: side * side }, (_, i) => ((i * 2654435761) >>> 20) & 4095)
  const explicit = '1.2.840.10008.1.2.1'
  const whole = writeDicom(grayscaleElements({ widthPx: side, heightPx: side, values }))
  const meta = (uid: string) => encodeFileMeta('1.2.840.10008.5.1.4.1.1.1', '2.25.1', uid)
  const dataSet = whole.subarray(metaLength(whole))
  const stream = new Blob([dataSet]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return concatBytes([meta(`${explicit}.99`), new Uint8Array(await new Response(stream).arrayBuffer())])
}

/** Where the data set of a file begins: its group length tells. */
function metaLength(file: Bytes): number {
  return 144 + new DataView(file.buffer).getUint32(140, true)
}

test('a decoder that nobody waits for is ended, and the next picture gets another', async () => {
  const leaving = new AbortController()
  const shares: number[] = []
  const left = await decodeOffPage(await slow(), {
    signal: leaving.signal,
    onShare(share) {
      if (share === null || share === 0) return
      shares.push(share)
      leaving.abort()
    },
  })
  expect(left).toMatchObject({ ok: false, error: { code: 'decoder-failed' } })
  expect(shares[0]).toBeGreaterThan(0)
  expect(shares[0]).toBeLessThan(1)
  expect(unwrap(await decodeOffPage(small())).picture).toMatchObject({ widthPx: 8 })
})

test('a decoder is ended, too, when all who wait leave at once', async () => {
  const leaving = new AbortController()
  const { signal } = leaving
  const film = await slow()
  const left = [
    decodeOffPage(film.slice(), { signal, onShare: (share) => share !== null && leaving.abort() }),
    decodeOffPage(film, { signal }),
  ]
  expect((await Promise.all(left)).map(({ ok }) => ok)).toEqual([false, false])
})

test('nobody loses a picture because another one was left', async () => {
  const leaving = new AbortController()
  const kept = decodeOffPage(await slow())
  const left = decodeOffPage(small(), { signal: leaving.signal })
  leaving.abort()
  expect((await kept).ok).toBe(true)
  expect((await left).ok).toBe(true)
})

test('a decoder that takes too long is ended, and the next picture gets another', async () => {
  const tooLong = await decodeOffPage(await slow(), { timeLimitMs: 1 })
  expect(tooLong).toMatchObject({
    ok: false,
    error: { code: 'decoder-failed', params: { reason: 'it took more than 0.001 s' } },
  })
  expect(unwrap(await decodeOffPage(small())).picture).toMatchObject({ widthPx: 8 })
})

test('leaving a stack that is still opening ends its first slice', async () => {
  const film = await slow()
  const { item } = createMemorySession([], 'image')
  const parts = ['a', 'b'].map((letter) => ({ blob: letter.repeat(64), uid: null, frames: 1 }))
  const stack = { ...item, parts }
  const terminate = vi.spyOn(Worker.prototype, 'terminate')
  const leaving = new AbortController()
  const said: (string | undefined)[] = []
  const left = await openPicture(stack, { open: async () => ok(film.slice()) }, leaving.signal, (share, doing) => {
    if (share === null) return
    said.push(doing)
    leaving.abort()
  })
  expect(left).toMatchObject({ ok: false, error: { code: 'open-cancelled' } })
  expect(said.length).toBeGreaterThan(0)
  expect(terminate).toHaveBeenCalledTimes(1)
  terminate.mockRestore()
  expect(unwrap(await decodeOffPage(small())).picture).toMatchObject({ widthPx: 8 })
})

test('what waits for its turn is dropped when nobody wants it any more', async () => {
  const leaving = new AbortController()
  const terminate = vi.spyOn(Worker.prototype, 'terminate')
  // All three are asked for at once, and two run at a time.
  const running = [decodeOffPage(small()), decodeOffPage(small())]
  const dropped = decodeOffPage(small(), { signal: leaving.signal })
  leaving.abort()
  expect(await dropped).toMatchObject({ ok: false, error: { code: 'open-cancelled' } })
  expect((await Promise.all(running)).map(({ ok }) => ok)).toEqual([true, true])
  expect(terminate).not.toHaveBeenCalled()
})
