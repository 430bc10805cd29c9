import dicomParser, { type DataSet } from 'dicom-parser'
import { type ByteSource, memorySource, prefixedSource } from '../../lib/byte-source.ts'
import { readingAhead, walkBytes, walkSource } from '../../lib/byte-walk.ts'
import { type Bytes, concatBytes, utf8 } from '../../lib/bytes.ts'
import type { OnShare } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { codecFamilyOf } from '../codecs/compressed-syntaxes.ts'
import { tagOf } from './dictionary.ts'
import { fragmentsByTable, fragmentsIn, fragmentsOf } from './encapsulated.ts'
import { type ImageHeader, type PixelBytes, pixelKeywords, readImageHeader } from './image-header.ts'
import { inflateDataSet, inflateSource } from './inflate-data-set.ts'
import {
  deflatedLittleEndian,
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
  transferSyntaxName,
} from './transfer-syntaxes.ts'
import { type HeaderEnd, maximumHeaderBytes, readElement, walkHeader } from './walk-header.ts'
import { implementationClassUid } from './write.ts'

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
  const { uid } = begun.value
  const inflated = uid === deflatedLittleEndian ? inflateDataSet(begun.value, onShare) : ok(begun.value.bytes)
  if (!inflated.ok) return inflated
  const bytes = inflated.value
  const dataSet = headerIn(bytes, uid, dataSetStart(bytes))
  if (!dataSet.ok) return dataSet
  const at = encapsulatedAt(dataSet.value, uid)
  const fragments = at === undefined ? noFragments(uid) : fragmentsIn(bytes, at)
  return readImage(dataSet.value, uid, memorySource(bytes), fragments)
}

/** The parser is forgiving where the walk is not: what it makes of a file counts, and the walk says what is wrong. */
function headerIn(bytes: Bytes, uid: string, start: number): Result<DataSet> {
  const walked = walkBytes(bytes, walkHeader(walkStart(bytes.length, uid, start)))
  if (walked.ok && walked.value.pixels !== null) return headOf(bytes, walked.value)
  const parsed = attempt(() => dicomParser.parseDicom(bytes, { untilTag: tagOf('PixelData') }))
  const hasPixels = parsed.ok && pixelKeywords.some(([keyword]) => parsed.value.elements[tagOf(keyword)] !== undefined)
  return hasPixels || walked.ok ? parsed : walked
}

/** What the file meta information seems to lack where too little of it was read. */
const cutOff: ReadonlySet<string> = new Set(['dicom-header-damaged', 'dicom-transfer-syntax-missing'])

/** Meta information that is longer than what was read of it is read anew, so many times as much; beyond the last it is none. */
const headGrowth = 8
const mostMetaBytes = 16 * 1024 * 1024

export interface SourceReading {
  /** So much is read at once of the header. */
  readonly headBytes?: number
  /** Is told how much of a deflated file is inflated. */
  readonly onShare?: OnShare | undefined
  /** Whether it was looked through when it was taken in: what this program wrote of it is believed then. */
  readonly isStored?: boolean
}

/**
 * Does the same with a file that is not in memory: of it only the header is read, and a few bytes of each piece of compressed pixels. A
 * deflated one is inflated to where blobs are kept, since its header is not to be had without.
 */
export async function parseDicomSource(
  source: ByteSource,
  { headBytes = 256 * 1024, onShare, isStored = false }: SourceReading = {},
): Promise<Result<DicomFile>> {
  const near = readingAhead(source, headBytes)
  for (let length = headBytes; ; length *= headGrowth) {
    const isWhole = length >= source.sizeBytes
    const read = await near.read(0, Math.min(length, source.sizeBytes))
    if (!read.ok) return read
    if (isWhole) return parseDicom(read.value, onShare)
    const begun = readMeta(read.value)
    if (!begun.ok && cutOff.has(begun.error.code) && length < mostMetaBytes) continue
    if (!begun.ok) return begun
    const { bytes, uid, start, meta } = begun.value
    const trustsTable = isStored && meta.string('x00020012')?.trim() === implementationClassUid
    const shift = bytes.length - read.value.length
    const whole = shift === 0 ? source : prefixedSource(bytes.slice(0, shift), source)
    if (uid !== deflatedLittleEndian)
      return readSource(whole, shift === 0 ? near : readingAhead(whole, headBytes), uid, start, trustsTable)
    const inflated = await inflateSource(whole, begun.value, onShare)
    if (!inflated.ok) return inflated
    const { source: plain, start: plainStart } = inflated.value
    return readSource(plain, readingAhead(plain, headBytes), uid, plainStart, false)
  }
}

/** @param near the same source, read ahead */
async function readSource(
  source: ByteSource,
  near: ByteSource,
  uid: string,
  start: number,
  trustsTable: boolean,
): Promise<Result<DicomFile>> {
  const walked = await walkSource(near, walkHeader(walkStart(source.sizeBytes, uid, start)))
  if (!walked.ok) return walked
  const { pixels, modality } = walked.value
  if (pixels === null) {
    const told = modality === null ? ok(new Uint8Array()) : await source.read(...modality)
    if (!told.ok) return told
    return fail('dicom-no-pixel-data', { modality: new TextDecoder().decode(told.value).trim() || null })
  }
  if (pixels.valueAt > maximumHeaderBytes) return fail('dicom-header-too-long', { limitBytes: maximumHeaderBytes })
  const head = await near.read(0, pixels.valueAt)
  if (!head.ok) return head
  const dataSet = headOf(head.value, walked.value)
  if (!dataSet.ok) return dataSet
  const at = encapsulatedAt(dataSet.value, uid)
  const fragments =
    at === undefined ? noFragments(uid) : await (trustsTable ? fragmentsByTable : fragmentsOf)(source, at)
  return readImage(dataSet.value, uid, source, fragments)
}

function walkStart(sizeBytes: number, uid: string, start: number) {
  return { sizeBytes, start, isExplicit: uid !== implicitLittleEndian, isBigEndian: uid === explicitBigEndian }
}

/** The elements before the pixels, read of a copy. */
function headOf(bytes: Bytes, { pixels, longVrs }: HeaderEnd): Result<DataSet> {
  if (pixels === null) throw new Error('a header without pixels has no end')
  const head = bytes.slice(0, pixels.valueAt)
  // With the VR of an unknown value the parser takes the length to be where it is.
  for (const at of longVrs) head.set([0x55, 0x4e], at)
  return attempt(() => dicomParser.parseDicom(head, { untilTag: pixels.tag }))
}

interface Begun {
  readonly bytes: Bytes
  readonly meta: DataSet
  /** Where the data set begins, behind the file meta information. */
  readonly start: number
  readonly uid: string
}

function readMeta(given: Bytes): Result<Begun> {
  const bytes = hasDicomPrefix(given) ? given : withPreamble(given)
  if (bytes === undefined) return fail('dicom-prefix-missing')
  const start = dataSetStart(bytes)
  // Of no more than it is of: the first element behind it may be damaged.
  const meta = attempt(() => dicomParser.readPart10Header(bytes.subarray(0, start)))
  if (!meta.ok)
    return fail('dicom-header-damaged', { reason: 'its first part, which says how to read it, is not whole' })
  const uid = attempt(() => meta.value.string('x00020010')?.trim() ?? '')
  if (!uid.ok) return uid
  if (uid.value === '') return fail('dicom-transfer-syntax-missing')
  if (codecFamilyOf(uid.value) === undefined && !uncompressed.includes(uid.value)) {
    return fail('dicom-transfer-syntax-unsupported', { uid: uid.value, name: transferSyntaxName(uid.value) })
  }
  return ok({ bytes, meta: meta.value, start, uid: uid.value })
}

/** Where the elements of group 0002 end, or the bytes do. Their own group length is not believed. */
function dataSetStart(bytes: Bytes): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 132
  while (at + 8 <= bytes.length && view.getUint16(at, true) === 2) {
    const { valueAt, length } = readElement(bytes.subarray(at, at + 12), at, true, false)
    at = valueAt + length
  }
  return Math.min(at, bytes.length)
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
