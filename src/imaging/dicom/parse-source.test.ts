import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encapsulatedDicom, encodeRle } from '../../../tests/fixtures/encapsulated-dicom.ts'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { type ByteSource, blobSource } from '../../lib/byte-source.ts'
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { parseDicom, parseDicomSource } from './parse.ts'
import { storedValues } from './stored-values.ts'
import { stripBlob, stripHeader } from './strip.ts'
import { dicomElement, writeDicom } from './write.ts'

/** A source that adds up what is read of it. */
function counted(bytes: Bytes): ByteSource & { readBytes: number } {
  const source = blobSource(new Blob([bytes]))
  const counting = {
    ...source,
    sizeBytes: source.sizeBytes,
    readBytes: 0,
    read(start: number, end: number) {
      counting.readBytes += end - start
      return source.read(start, end)
    },
  }
  return counting
}

function stack(frames: number): Bytes {
  const values = Uint16Array.from({ length: 64 * 64 * frames }, (_, i) => (i * 7) % 4096)
  const one = grayscaleElements({ widthPx: 64, heightPx: 64 * frames, values })
  const replaced = new Set(['x00280010', 'x00280008'])
  return writeDicom([
    ...one.filter(({ tag }) => !replaced.has(tag)),
    dicomElement('Rows', [64]),
    dicomElement('NumberOfFrames', String(frames)),
  ])
}

describe('a file that is not in memory', () => {
  it('is read for its header and the frames that are asked for alone', async () => {
    const bytes = stack(100)
    const source = counted(bytes)
    const file = unwrap(await parseDicomSource(source, { headBytes: 4096 }))
    expect(source.readBytes).toBeLessThanOrEqual(4096)
    const whole = unwrap(parseDicom(bytes))
    for (const frame of [0, 57, 99]) {
      const [values, expected] = [unwrap(await storedValues(file, frame)), unwrap(await storedValues(whole, frame))]
      expect(Buffer.from(values.buffer).equals(new Uint8Array(expected.buffer))).toBe(true)
    }
    expect(source.readBytes).toBe(4096 + 3 * 64 * 64 * 2)
  })

  it('is stripped without being read', async () => {
    const bytes = stack(100)
    const source = counted(bytes)
    const file = unwrap(await parseDicomSource(source, { headBytes: 4096 }))
    const stripped = unwrap(await stripBlob(file))
    expect(source.readBytes).toBeLessThanOrEqual(4096)
    expect(new Uint8Array(await stripped.arrayBuffer())).toEqual(unwrap(await stripHeader(bytes)))
  })

  it('is refused as one in memory is', async () => {
    const cut = stack(3).slice(0, -100)
    for (const bytes of [utf8('no picture'.repeat(99)), cut, cut.slice(0, 200), cut.slice(0, 700)]) {
      const found = await parseDicomSource(counted(bytes), { headBytes: 160 })
      expect(found).toEqual(parseDicom(bytes))
      expect(found.ok).toBe(false)
    }
  })
})

describe('real files, a few bytes at a time', () => {
  const folder = sharedDataPath('dicom')
  const names = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.dcm'))
  for (const name of names) {
    it(name, async () => {
      const bytes: Bytes = new Uint8Array(readFileSync(join(folder ?? '', name)))
      const whole = parseDicom(bytes)
      const blob = new Blob([bytes])
      const source = blobSource(blob)
      const file = await parseDicomSource(source, { headBytes: 160 })
      if (!whole.ok || !file.ok) {
        expect(file).toEqual(whole)
        return
      }
      expect(file.value.image).toEqual(whole.value.image)
      const last = whole.value.image.frames - 1
      const [values, expected] = await Promise.all(
        [file, whole].map(async ({ value }) => unwrap(await storedValues(value, last))),
      )
      expect(Buffer.from(values?.buffer ?? new ArrayBuffer(1)).equals(new Uint8Array(expected?.buffer ?? []))).toBe(
        true,
      )
      const stripped = unwrap(await stripBlob(file.value))
      expect(Buffer.from(await stripped.arrayBuffer()).equals(unwrap(await stripHeader(bytes)))).toBe(true)
    })
  }
})

describe('compressed frames of a stored file that is not in memory', () => {
  const frames = Array.from({ length: 300 }, (_, k) => [encodeRle(noise(64 * 64, k), 1, 1)])
  const film = encapsulatedDicom({
    ...{ transferSyntaxUid: '1.2.840.10008.1.2.5', widthPx: 64, heightPx: 64, components: 1 },
    ...{ bitsAllocated: 8, bitsStored: 8, frames },
  })

  it('are found by the table that was written with them, and each is read when it is asked for', async () => {
    const stored = unwrap(await stripHeader(film))
    const source = counted(stored)
    const file = unwrap(await parseDicomSource(source, { headBytes: 4096, isStored: true }))
    expect(source.readBytes).toBeLessThan(100_000)
    expect(stored.length).toBeGreaterThan(1_000_000)
    for (const frame of [0, 1, 150, 298, 299]) {
      expect(unwrap(await storedValues(file, frame))).toEqual(noise(64 * 64, frame))
    }
    const walked = unwrap(await parseDicomSource(blobSource(new Blob([stored])), { headBytes: 4096 }))
    const bounds = ({ image }: typeof file) => image.encapsulated?.frames.flat().map(({ start, end }) => [start, end])
    expect(bounds(file)).toEqual(bounds(walked))
  })

  it('are gone to one by one where another wrote it, or the table is none', async () => {
    const source = counted(film)
    const file = unwrap(await parseDicomSource(source, { headBytes: 4096, isStored: true }))
    expect(unwrap(await storedValues(file, 299))).toEqual(noise(64 * 64, 299))
  })

  it('that are cut off are told when they are taken in', async () => {
    const cut = unwrap(await stripHeader(film)).slice(0, -5000)
    expect(await parseDicomSource(counted(cut), { headBytes: 4096 })).toMatchObject({
      error: { code: 'dicom-pixel-data-truncated' },
    })
  })
})

function noise(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => ((i + 1) * (seed + 7) * 2_654_435_761) >>> 24)
}
