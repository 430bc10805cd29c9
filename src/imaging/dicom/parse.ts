import dicomParser, { type DataSet } from 'dicom-parser'
import { type ByteSource, memorySource } from '../../lib/byte-source.ts'
import { type Bytes, concatBytes, utf8 } from '../../lib/bytes.ts'
import type { OnShare } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { codecFamilyOf } from '../codecs/compressed-syntaxes.ts'
import { tagOf } from './dictionary.ts'
import { fragmentsIn, fragmentsOf } from './encapsulated.ts'
import { type ImageHeader, type PixelBytes, pixelKeywords, readImageHeader } from './image-header.ts'
import { inflateDataSet } from './inflate-data-set.ts'
import {
  deflatedLittleEndian,
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
  transferSyntaxName,
} from './transfer-syntaxes.ts'

/** A DICOM file that can be shown: its elements up to the pixel data, and how the pixels lie. */
export interface DicomFile {
  /** The file; where its data set was deflated, written anew as Explicit VR Little Endian. */
  readonly source: ByteSource
  /** The elements before the pixel data, by tag as `xggggeeee`, the file meta information among them. */
  readonly dataSet: DataSet
  /** Transfer syntax of the file as it came. */
  readonly sourceTransferSyntaxUid: string
  /** Transfer syntax of `source`. */
  readonly transferSyntaxUid: string
  readonly isExplicit: boolean
  readonly isBigEndian: boolean
  readonly image: ImageHeader
}

/** Whether the bytes begin as a DICOM file: `DICM` after the 128 bytes of preamble (PS3.10 §7.1). */
export function hasDicomPrefix(bytes: Uint8Array): boolean {
  return bytes.length >= 132 && bytes[128] === 0x44 && bytes[129] === 0x49 && bytes[130] === 0x43 && bytes[131] === 0x4d
}

/** Some archives keep files without preamble and prefix, but with the file meta information that tells how to read them. */
function withPreamble(bytes: Bytes): Bytes | undefined {
  const beginsWithMeta = bytes[0] === 0x02 && bytes[1] === 0 && (bytes[2] ?? 0xff) <= 0x18 && bytes[3] === 0
  if (!beginsWithMeta || !/^[A-Z]{2}$/.test(String.fromCharCode(bytes[4] ?? 0, bytes[5] ?? 0))) return undefined
  return concatBytes([new Uint8Array(128), utf8('DICM'), bytes])
}

/**
 * Reads the header of a DICOM Part 10 file and checks that its picture can be shown. No pixel is decoded. A transfer syntax
 * without a codec is refused by name.
 * @param onShare is told how much of a deflated file is inflated
 */
export function parseDicom(given: Bytes, onShare?: OnShare): Result<DicomFile> {
  const begun = readMeta(given)
  if (!begun.ok) return begun
  const { uid, meta } = begun.value
  const inflated =
    uid === deflatedLittleEndian ? inflateDataSet(begun.value.bytes, meta, undefined, onShare) : ok(begun.value.bytes)
  if (!inflated.ok) return inflated
  const bytes = inflated.value
  const dataSet = readHeader(bytes, 'PixelData')
  if (!dataSet.ok) return dataSet
  const at = encapsulatedAt(dataSet.value, uid)
  const fragments = at === undefined ? noFragments(uid) : fragmentsIn(bytes, at)
  return readImage(dataSet.value, uid, memorySource(bytes), fragments)
}

/** What a file seems to lack where too little of it was read. */
const cutOff: ReadonlySet<string> = new Set(['dicom-header-damaged', 'dicom-transfer-syntax-missing'])

/** A header that is longer than what was read of it is read anew, so many times as much. */
const headGrowth = 8

/**
 * Does the same with a file that is not in memory: of it only the header is read, and a few bytes of each piece of compressed pixels. A
 * deflated one is read as a whole, since its header is not to be had without.
 * @param headBytes so much is read first for the header
 */
export async function parseDicomSource(source: ByteSource, headBytes = 256 * 1024): Promise<Result<DicomFile>> {
  for (let length = headBytes; ; length *= headGrowth) {
    const isWhole = length >= source.sizeBytes
    const read = await source.read(0, Math.min(length, source.sizeBytes))
    if (!read.ok) return read
    if (isWhole) return parseDicom(read.value)
    const begun = readMeta(read.value)
    if (!begun.ok && cutOff.has(begun.error.code)) continue
    if (!begun.ok) return begun
    const { bytes, uid } = begun.value
    // One without a preamble was given one, and no place in it is that of the file any more.
    if (uid === deflatedLittleEndian || bytes.length !== read.value.length) {
      const all = await source.read(0, source.sizeBytes)
      return all.ok ? parseDicom(all.value) : all
    }
    const dataSet = headerUntilPixels(bytes)
    if (dataSet === undefined) continue
    const at = encapsulatedAt(dataSet, uid)
    const fragments = at === undefined ? noFragments(uid) : await fragmentsOf(source, at)
    return readImage(dataSet, uid, source, fragments)
  }
}

/** The elements before the pixels; undefined where the bytes end before them. */
function headerUntilPixels(bytes: Bytes): DataSet | undefined {
  for (const [keyword] of pixelKeywords) {
    const dataSet = readHeader(bytes, keyword)
    if (dataSet.ok && dataSet.value.elements[tagOf(keyword)] !== undefined) return dataSet.value
  }
  return undefined
}

interface Begun {
  readonly bytes: Bytes
  readonly meta: DataSet
  readonly uid: string
}

function readMeta(given: Bytes): Result<Begun> {
  const bytes = hasDicomPrefix(given) ? given : withPreamble(given)
  if (bytes === undefined) return fail('dicom-prefix-missing')
  const meta = attempt(() => dicomParser.readPart10Header(bytes))
  if (!meta.ok) return meta
  const uid = attempt(() => meta.value.string('x00020010')?.trim() ?? '')
  if (!uid.ok) return uid
  if (uid.value === '') return fail('dicom-transfer-syntax-missing')
  if (codecFamilyOf(uid.value) === undefined && !uncompressed.includes(uid.value)) {
    return fail('dicom-transfer-syntax-unsupported', { uid: uid.value, name: transferSyntaxName(uid.value) })
  }
  return ok({ bytes, meta: meta.value, uid: uid.value })
}

function readHeader(bytes: Bytes, until: 'PixelData' | 'FloatPixelData' | 'DoubleFloatPixelData'): Result<DataSet> {
  return attempt(() => dicomParser.parseDicom(bytes, { untilTag: tagOf(until) }))
}

/** Where the value of compressed pixels begins; undefined where there are none. */
function encapsulatedAt(dataSet: DataSet, uid: string): number | undefined {
  const element = dataSet.elements[tagOf('PixelData')]
  return codecFamilyOf(uid) !== undefined && element?.hadUndefinedLength === true ? element.dataOffset : undefined
}

function noFragments(uid: string): PixelBytes['fragments'] {
  return codecFamilyOf(uid) === undefined ? null : ok({ offsets: [], fragments: [] })
}

function readImage(
  dataSet: DataSet,
  uid: string,
  source: ByteSource,
  fragments: PixelBytes['fragments'],
): Result<DicomFile> {
  const header = attempt(() => readImageHeader(dataSet, { sizeBytes: source.sizeBytes, fragments }))
  if (!header.ok) return header
  const image = header.value
  if (!image.ok) return image
  return ok({
    source,
    dataSet,
    sourceTransferSyntaxUid: uid,
    transferSyntaxUid: uid === deflatedLittleEndian ? explicitLittleEndian : uid,
    isExplicit: uid !== implicitLittleEndian,
    isBigEndian: uid === explicitBigEndian,
    image: image.value,
  })
}

const uncompressed = [implicitLittleEndian, explicitLittleEndian, deflatedLittleEndian, explicitBigEndian]

/** The parser throws strings, errors and `{exception, dataSet}`, on damaged files and on nothing else. */
function attempt<T>(read: () => T): Result<T> {
  try {
    return ok(read())
  } catch (thrown) {
    const cause = typeof thrown === 'object' && thrown !== null && 'exception' in thrown ? thrown.exception : thrown
    return fail('dicom-header-damaged', { reason: cause instanceof Error ? cause.message : String(cause) })
  }
}
