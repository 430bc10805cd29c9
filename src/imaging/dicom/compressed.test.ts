import charls from '@cornerstonejs/codec-charls'
import openjpeg from '@cornerstonejs/codec-openjpeg'
import openjph from '@cornerstonejs/codec-openjph'
import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { WasmEncoder } from 'wasm-encoder'
import { encapsulatedDicom, encodeRle } from '../../../tests/fixtures/encapsulated-dicom.ts'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { encodeJpegLossless } from '../../../tests/fixtures/jpeg-encoder.ts'
import { concatBytes, utf8 } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { imagingMessage } from '../messages.ts'
import { parseDicom } from './parse.ts'
import { storedValues } from './stored-values.ts'
import { stripHeader } from './strip.ts'
import { deflatedLittleEndian } from './transfer-syntaxes.ts'
import { encodeFileMeta, writeDicom } from './write.ts'

const size = { widthPx: 133, heightPx: 97 }
const count = size.widthPx * size.heightPx

const modules = { charls: charls(), openjpeg: openjpeg(), openjph: openjph() }

type Values = Uint8Array | Uint16Array | Int16Array
const smooth = (top: number) => (at: number) => Math.floor(((Math.sin(at / 7) + 1) / 2) * top + (at % 5))
const kinds: readonly { name: string; components: number; bitsStored: number; values: () => Values }[] = [
  {
    name: '8-bit grey',
    components: 1,
    bitsStored: 8,
    values: () => Uint8Array.from({ length: count }, (_, i) => smooth(250)(i)),
  },
  {
    name: '16-bit grey',
    components: 1,
    bitsStored: 16,
    values: () => Uint16Array.from({ length: count }, (_, i) => smooth(65_000)(i)),
  },
  {
    name: '16-bit signed',
    components: 1,
    bitsStored: 16,
    values: () => Int16Array.from({ length: count }, (_, i) => smooth(4000)(i) - 2000),
  },
  {
    name: '8-bit colour',
    components: 3,
    bitsStored: 8,
    values: () => Uint8Array.from({ length: 3 * count }, (_, i) => smooth(240)(i)),
  },
]

type Encode = (values: Values, components: number, bits: number) => Promise<Uint8Array>

function byWasm(make: () => Promise<WasmEncoder>, prepare: (encoder: WasmEncoder, components: number) => void): Encode {
  return async (values, components, bits) => {
    const encoder = await make()
    const isSigned = values instanceof Int16Array
    const frame = {
      width: size.widthPx,
      height: size.heightPx,
      bitsPerSample: bits,
      componentCount: components,
      isSigned,
    }
    encoder.getDecodedBuffer({ ...frame, isUsingColorTransform: components === 3 }).set(new Uint8Array(values.buffer))
    prepare(encoder, components)
    encoder.encode()
    return encoder.getEncodedBuffer().slice()
  }
}

const codecs: readonly (readonly [name: string, uid: string, Encode])[] = [
  [
    'RLE',
    '1.2.840.10008.1.2.5',
    async (values, components) => encodeRle(new Uint8Array(values.buffer), values.BYTES_PER_ELEMENT, components),
  ],
  [
    'JPEG Lossless',
    '1.2.840.10008.1.2.4.70',
    async (values, components, bits) => {
      const patterns = values instanceof Int16Array ? new Uint16Array(values.buffer) : values
      return encodeJpegLossless({ ...size, components, bits, values: patterns }, 1)
    },
  ],
  [
    'JPEG-LS',
    '1.2.840.10008.1.2.4.80',
    byWasm(
      async () => new (await modules.charls).JpegLSEncoder(),
      (encoder, components) => encoder.setInterleaveMode?.(components === 1 ? 0 : 2),
    ),
  ],
  [
    'JPEG 2000',
    '1.2.840.10008.1.2.4.90',
    byWasm(
      async () => new (await modules.openjpeg).J2KEncoder(),
      () => {},
    ),
  ],
  [
    'HTJ2K',
    '1.2.840.10008.1.2.4.201',
    byWasm(
      async () => new (await modules.openjph).HTJ2KEncoder(),
      (encoder) => encoder.setQuality?.(true, 0),
    ),
  ],
]

describe.each(codecs)('%s', (_, transferSyntaxUid, encode) => {
  it.each(kinds)(
    'gives back $name exactly, and so does the stripped file',
    async ({ components, bitsStored, values }) => {
      const given = values()
      const codestream = await encode(given, components, bitsStored)
      const file = encapsulatedDicom({
        ...size,
        ...{ transferSyntaxUid, components, bitsStored, bitsAllocated: 8 * given.BYTES_PER_ELEMENT },
        isSigned: given instanceof Int16Array,
        frames: [[codestream]],
      })
      for (const bytes of [file, unwrap(await stripHeader(file))]) {
        const stored = unwrap(await storedValues(unwrap(parseDicom(bytes)), 0))
        expect(Buffer.from(stored.buffer).equals(Buffer.from(given.buffer))).toBe(true)
        expect(stored.constructor).toBe(given.constructor)
      }
    },
  )

  it('refuses a codestream that is cut off, or of another size', async () => {
    const codestream = await encode(
      new Uint8Array(count).fill(7).map((_, i) => (i * 97) % 251),
      1,
      8,
    )
    const at = { transferSyntaxUid, components: 1, bitsStored: 8, bitsAllocated: 8 }
    for (const changed of [
      { ...size, frames: [[codestream.slice(0, Math.floor(codestream.length / 3))]] },
      { ...size, widthPx: 34, frames: [[codestream]] },
    ]) {
      const found = await storedValues(unwrap(parseDicom(encapsulatedDicom({ ...at, ...changed }))), 0)
      if (found.ok) throw new Error('a damaged codestream was decoded')
      expect(found.error.code).toMatch(/^codec-(damaged|mismatch)$/)
      expect(imagingMessage(found.error)).toMatch(/\.$/)
    }
  })
})

describe('frames', () => {
  const frames = [3, 80, 200].map((value) => encodeRle(new Uint8Array(count).fill(value), 1, 1))
  const at = { ...size, transferSyntaxUid: '1.2.840.10008.1.2.5', components: 1, bitsStored: 8, bitsAllocated: 8 }
  const first = async (bytes: Parameters<typeof parseDicom>[0]) =>
    Promise.all([0, 1, 2].map(async (frame) => unwrap(await storedValues(unwrap(parseDicom(bytes)), frame))[0]))

  it('come one a fragment, or by the offset table, in pieces too', async () => {
    expect(await first(encapsulatedDicom({ ...at, frames: frames.map((one) => [one]) }))).toEqual([3, 80, 200])
    const halves = frames.map((one) => [one.slice(0, 64), one.slice(64)])
    const whole = encapsulatedDicom({ ...at, frames: halves, hasOffsetTable: true })
    expect(await first(whole)).toEqual([3, 80, 200])
    expect(await first(unwrap(await stripHeader(whole)))).toEqual([3, 80, 200])
  })

  it('that nothing tells apart are refused', () => {
    const halves = frames.map((one) => [one.slice(0, 64), one.slice(64)])
    expect(parseDicom(encapsulatedDicom({ ...at, frames: halves }))).toMatchObject({
      error: { code: 'dicom-frames-unassigned', params: { frames: 3, fragments: 6 } },
    })
  })
})

it('comments inside a compressed picture are not stored', async () => {
  const codestream = encodeJpegLossless({ ...size, components: 1, bits: 8, values: new Uint8Array(count) }, 1)
  const comment = utf8('SECRET Jane Doe')
  const segment = Uint8Array.of(0xff, 0xfe, 0, comment.length + 2, ...comment)
  const film = encapsulatedDicom({
    ...size,
    ...{ transferSyntaxUid: '1.2.840.10008.1.2.4.70', components: 1, bitsStored: 8, bitsAllocated: 8 },
    frames: [[concatBytes([codestream.slice(0, 2), segment, codestream.slice(2)])]],
  })
  expect(Buffer.from(film).toString('latin1')).toContain('SECRET')
  expect(Buffer.from(unwrap(await stripHeader(film))).toString('latin1')).not.toContain('SECRET')
})

describe('deflated files', () => {
  const elements = grayscaleElements({ ...size, values: new Uint16Array(count) })
  const plain = writeDicom(elements)
  const meta = (uid: string) => encodeFileMeta('1.2.840.10008.5.1.4.1.1.1.1', '2.25.1', uid)
  const deflated = (body: Uint8Array) => concatBytes([meta(deflatedLittleEndian), deflateSync(body)])

  it('open as if they had not been', async () => {
    const file = unwrap(parseDicom(deflated(plain.subarray(meta('1.2.840.10008.1.2.1').length))))
    expect(file.sourceTransferSyntaxUid).toBe(deflatedLittleEndian)
    expect(unwrap(await storedValues(file, 0)).length).toBe(count)
  })

  it('that become far too large are given up on the way', () => {
    const bomb = deflated(new Uint8Array(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    expect(parseDicom(bomb)).toMatchObject({ error: { code: 'dicom-inflation-bomb' } })
  })

  it('cut off are damaged', () => {
    const whole = deflated(plain.subarray(meta('1.2.840.10008.1.2.1').length))
    expect(parseDicom(whole.slice(0, -9))).toMatchObject({ error: { code: 'dicom-deflate-damaged' } })
  })
})
