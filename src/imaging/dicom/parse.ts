import dicomParser, { type DataSet } from 'dicom-parser'
import { type Bytes, concatBytes, utf8 } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { codecFamilyOf } from '../codecs/compressed-syntaxes.ts'
import { tagOf } from './dictionary.ts'
import { type ImageHeader, readImageHeader } from './image-header.ts'
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
  readonly bytes: Bytes
  /** The elements before the pixel data, by tag as `xggggeeee`, the file meta information among them. */
  readonly dataSet: DataSet
  /** Transfer syntax of the file as it came. */
  readonly sourceTransferSyntaxUid: string
  /** Transfer syntax of `bytes`. */
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
 */
export function parseDicom(given: Bytes): Result<DicomFile> {
  const source = hasDicomPrefix(given) ? given : withPreamble(given)
  if (source === undefined) return fail('dicom-prefix-missing')
  const meta = attempt(() => {
    const dataSet = dicomParser.readPart10Header(source)
    return { dataSet, uid: dataSet.string('x00020010')?.trim() }
  })
  if (!meta.ok) return meta
  const { uid } = meta.value
  if (uid === undefined || uid === '') return fail('dicom-transfer-syntax-missing')
  const isCompressed = codecFamilyOf(uid) !== undefined
  if (!isCompressed && !uncompressed.includes(uid)) {
    return fail('dicom-transfer-syntax-unsupported', { uid, name: transferSyntaxName(uid) })
  }
  const inflated = uid === deflatedLittleEndian ? inflateDataSet(source, meta.value.dataSet) : ok(source)
  if (!inflated.ok) return inflated
  const bytes = inflated.value
  const dataSet = attempt(() => dicomParser.parseDicom(bytes, { untilTag: tagOf('PixelData') }))
  if (!dataSet.ok) return dataSet
  const header = attempt(() => readImageHeader(dataSet.value, isCompressed))
  if (!header.ok) return header
  const image = header.value
  if (!image.ok) return image
  return ok({
    bytes,
    dataSet: dataSet.value,
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
