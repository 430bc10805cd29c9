import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encapsulatedDicom, encodeRle } from '../../../tests/fixtures/encapsulated-dicom.ts'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { blobSource } from '../../lib/byte-source.ts'
import { type Bytes, concatBytes, utf8 } from '../../lib/bytes.ts'
import { type Result, unwrap } from '../../lib/result.ts'
import { imagingMessage } from '../messages.ts'
import { encodeElement } from './encode-element.ts'
import { parseDicom, parseDicomSource } from './parse.ts'
import { storedValues } from './stored-values.ts'
import { dicomElement, encodeFileMeta, writeDicom } from './write.ts'

const values = Uint16Array.from({ length: 32 * 32 }, (_, i) => (i * 7) % 4096)
const elements = grayscaleElements({ widthPx: 32, heightPx: 32, values })
const plain = writeDicom(elements)
const meta = (uid: string) => encodeFileMeta('1.2.840.10008.5.1.4.1.1.7', '2.25.4', uid)
const explicit = '1.2.840.10008.1.2.1'
const metaBytes = 144 + new DataView(plain.buffer).getUint32(140, true)
const dataSet = plain.subarray(metaBytes)

/** Read in memory, and as a file that is not. */
async function bothWays(bytes: Bytes): Promise<readonly Result<unknown>[]> {
  return [parseDicom(bytes), await parseDicomSource(blobSource(new Blob([bytes])), { headBytes: 512 })]
}

async function reasonOf(bytes: Bytes): Promise<string> {
  const [near, far] = await bothWays(bytes)
  if (near?.ok !== false || far?.ok !== false) throw new Error('it can be read')
  expect(far.error).toEqual(near.error)
  expect(imagingMessage(far.error)).toMatch(/\.$/)
  return `${far.error.code} ${String(far.error.params.reason ?? '')}`
}

/** A data set with an element put before all others. */
const with0002 = (element: readonly Uint8Array[]) => concatBytes([meta(explicit), ...element, dataSet])
const text = (tag: string, value: string) => encodeElement(tag, 'LO', utf8(value), true)
const header = (tag: number[], vr: string, length: number) => {
  const bytes = new Uint8Array(12)
  bytes.set([...tag, vr.charCodeAt(0), vr.charCodeAt(1)])
  new DataView(bytes.buffer).setUint32(8, length, true)
  return bytes
}
const sequence = (length: number) => header([0x08, 0, 0x40, 0x11], 'SQ', length)
const itemHeader = (tag: number[], length: number) => {
  const bytes = new Uint8Array(8)
  bytes.set(tag)
  new DataView(bytes.buffer).setUint32(4, length, true)
  return bytes
}
const [item, itemEnd, sequenceEnd] = [
  [0xfe, 0xff, 0, 0xe0],
  [0xfe, 0xff, 0x0d, 0xe0],
  [0xfe, 0xff, 0xdd, 0xe0],
]
const endless = 0xffffffff

describe('a header that contradicts itself is told for what it is, whatever the size of the file', () => {
  it('cut off within an element, and within its head', async () => {
    const cut = with0002(text('x00080002', 'A text that is cut off'))
    expect(await reasonOf(cut.slice(0, meta(explicit).length + 20))).toBe(
      `dicom-header-damaged the element (0008,0002) at byte ${meta(explicit).length} says that it has 22 bytes, and the file has 12 more`,
    )
    expect(await reasonOf(cut.slice(0, meta(explicit).length + 35))).toMatch(/the file ends within it, at byte \d+$/)
  })

  it('an element longer than the file', async () => {
    const reason = await reasonOf(with0002([header([0x08, 0, 0x01, 0], 'OB', 0x7fffffff)]))
    expect(reason).toMatch(/element \(0008,0001\) at byte \d+ says that it has 2147483647 bytes/)
  })

  it('an element that ends somewhere among others', async () => {
    const lying = with0002(text('x00080002', 'a text'))
    new DataView(lying.buffer).setUint16(meta(explicit).length + 6, 9, true)
    expect(await reasonOf(lying)).toBe(
      `dicom-header-damaged what stands at byte ${meta(explicit).length + 17} is no element`,
    )
  })

  it('sequences without an end, with something else in them, or longer than the file', async () => {
    expect(await reasonOf(with0002([sequence(endless), itemHeader(item, endless)]))).toMatch(/has no end$/)
    expect(await reasonOf(with0002([sequence(endless), ...text('x00080002', 'text')]))).toMatch(
      /at byte \d+ a sequence holds something else than items$/,
    )
    expect(await reasonOf(with0002([sequence(8), itemHeader(item, 0x7fffffff)]))).toMatch(
      /the item of a sequence at byte \d+ ends behind the end of the file$/,
    )
  })

  it('zeros where elements should be', async () => {
    const begun = concatBytes([meta(explicit), ...text('x00080002', 'text')])
    expect(await reasonOf(concatBytes([begun, new Uint8Array(5000)]))).toBe(
      `dicom-header-damaged it holds nothing but zeros from byte ${begun.length} on`,
    )
    const brokenMeta = concatBytes([plain.slice(0, 140), Uint8Array.of(0xff, 0xff, 0xff, 0x7f), plain.slice(144, 160)])
    brokenMeta.set([0x55, 0x4e], 136)
    expect(await reasonOf(concatBytes([brokenMeta, new Uint8Array(5000)]))).toMatch(/^dicom-transfer-syntax-missing/)
  })

  it('a deflated one that is cut off', async () => {
    const packed = concatBytes([meta(`${explicit}.99`), new Uint8Array(deflateRawSync(dataSet))])
    expect(await reasonOf(packed.slice(0, -9))).toMatch(/^dicom-deflate-damaged/)
    const cutBefore = deflateRawSync(dataSet.slice(0, 100))
    expect(await reasonOf(concatBytes([meta(`${explicit}.99`), new Uint8Array(cutBefore)]))).toMatch(
      /^dicom-header-damaged/,
    )
  })

  it('no pixels at all', async () => {
    const report = writeDicom([...elements.filter(({ tag }) => tag !== 'x7fe00010'), dicomElement('Modality', 'SR')])
    const [near, far] = await bothWays(
      concatBytes([report, ...encodeElement('x00420011', 'OB', new Uint8Array(900), true)]),
    )
    expect(far).toMatchObject({ error: { code: 'dicom-no-pixel-data', params: { modality: 'SR' } } })
    expect(near).toEqual(far)
  })

  const nested = sharedDataPath('dicom/nested_priv_SQ.dcm')
  it.skipIf(nested === null)(
    'one whose sequences only the parser stumbles over is told in words, not in its',
    async () => {
      expect(await reasonOf(new Uint8Array(readFileSync(nested ?? '')))).toBe(
        'dicom-header-damaged its elements contradict each other',
      )
    },
  )

  it('a header longer than can be read', async () => {
    const long = header([0x09, 0, 0x10, 0x10], 'UN', 300 * 1024 * 1024)
    const far = await parseDicomSource(
      blobSource(new Blob([meta(explicit), long, ...Array(300).fill(new Uint8Array(1024 * 1024)), dataSet])),
    )
    expect(far).toMatchObject({ error: { code: 'dicom-header-too-long' } })
  })

  it('whatever byte is changed, it is read or refused with words', async () => {
    const rle = encapsulatedDicom({
      ...{ transferSyntaxUid: '1.2.840.10008.1.2.5', widthPx: 16, heightPx: 16, components: 1 },
      ...{ bitsAllocated: 8, bitsStored: 8, hasOffsetTable: true },
      frames: [0, 1, 2].map((value) => [encodeRle(new Uint8Array(256).fill(value), 1, 1)]),
    })
    const files = [plain, rle, writeDicom(elements, { isExplicit: false })]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(900), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (file, changes) => {
          const bytes = file.slice()
          for (const [at, value] of changes) bytes[132 + at] = value
          for (const found of await bothWays(bytes)) {
            if (!found.ok) expect(imagingMessage(found.error)).toMatch(/\.$/)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a header that is whole', () => {
  const nestedElements = [
    ...[sequence(endless), itemHeader(item, endless), sequence(endless), itemHeader(item, 0)],
    ...[itemHeader(sequenceEnd, 0), ...text('x00080002', 'inside'), itemHeader(itemEnd, 0)],
    ...[itemHeader(item, 10), ...text('x00080002', 'in'), itemHeader(sequenceEnd, 0)],
  ]

  it.each([
    ['nested sequences of no stated length', nestedElements],
    ['a private sequence of unknown kind', [header([0x09, 0, 0x10, 0x10], 'UN', endless), itemHeader(sequenceEnd, 0)]],
    [
      'a preview whose pixels are compressed',
      [
        ...[header([0x88, 0, 0, 0x02], 'SQ', endless), itemHeader(item, endless)],
        ...[header([0xe0, 0x7f, 0x10, 0], 'OB', endless), itemHeader(item, 0), itemHeader(item, 20)],
        ...[new Uint8Array(20).fill(0xfe), itemHeader(sequenceEnd, 0)],
        ...[itemHeader(itemEnd, 0), itemHeader(sequenceEnd, 0)],
      ],
    ],
    ['values of 64 bits', encodeElement('x00089999', 'OV', new Uint8Array(16).fill(7), true)],
  ])('%s', async (_, element) => {
    const bytes = with0002(element)
    for (const found of await bothWays(bytes)) expect(found).toMatchObject({ ok: true })
    const far = unwrap(await parseDicomSource(blobSource(new Blob([bytes])), { headBytes: 512 }))
    expect(unwrap(await storedValues(far, 0))).toEqual(values)
  })

  it('an offset table of 64 bits, of frames in several pieces each', async () => {
    const frames = [3, 80, 200].map((value) => encodeRle(new Uint8Array(256).fill(value), 1, 1))
    const halves = frames.map((one) => [one.slice(0, 64), one.slice(64)])
    const lengths = halves.map((pieces) => pieces.reduce((sum, { length }) => sum + 8 + length, 0))
    const offsets = BigUint64Array.from(lengths, (_, i) =>
      BigInt(lengths.slice(0, i).reduce((sum, one) => sum + one, 0)),
    )
    const film = encapsulatedDicom({
      ...{ transferSyntaxUid: '1.2.840.10008.1.2.5', widthPx: 16, heightPx: 16, components: 1 },
      ...{ bitsAllocated: 8, bitsStored: 8, frames: halves },
      more: [dicomElement('ExtendedOffsetTable', new Uint8Array(offsets.buffer))],
    })
    const near = unwrap(parseDicom(film))
    const far = unwrap(await parseDicomSource(blobSource(new Blob([film])), { headBytes: 512 }))
    for (const file of [near, far]) {
      const firsts = await Promise.all([0, 1, 2].map(async (frame) => unwrap(await storedValues(file, frame))[0]))
      expect(firsts).toEqual([3, 80, 200])
    }
  })

  it('a deflated one, and one without preamble, are read in pieces too', async () => {
    const packed = concatBytes([meta(`${explicit}.99`), new Uint8Array(deflateRawSync(dataSet))])
    for (const bytes of [packed, plain.slice(132)]) {
      const far = unwrap(await parseDicomSource(blobSource(new Blob([bytes])), { headBytes: 400 }))
      expect(unwrap(await storedValues(far, 0))).toEqual(values)
      expect(far.source.blob).toBeDefined()
    }
  })
})
