import dicomParser, { type DataSet } from 'dicom-parser'
import type { Bytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { tagOf } from './dictionary.ts'
import { type ImageHeader, readImageHeader } from './image-header.ts'
import { explicitLittleEndian, implicitLittleEndian, transferSyntaxName } from './transfer-syntaxes.ts'

/** A DICOM file that can be shown: its elements up to the pixel data, and how the pixels lie. */
export interface DicomFile {
  readonly bytes: Bytes
  /** The elements before the pixel data, by tag as `xggggeeee`, the file meta information among them. */
  readonly dataSet: DataSet
  readonly transferSyntaxUid: string
  readonly isExplicit: boolean
  readonly image: ImageHeader
}

/** Whether the bytes begin as a DICOM file: `DICM` after the 128 bytes of preamble (PS3.10 §7.1). */
export function hasDicomPrefix(bytes: Uint8Array): boolean {
  return bytes.length >= 132 && bytes[128] === 0x44 && bytes[129] === 0x49 && bytes[130] === 0x43 && bytes[131] === 0x4d
}

/**
 * Reads the header of a DICOM Part 10 file and checks that its picture can be shown. No pixel is decoded.
 * Uncompressed little endian transfer syntaxes only: every other one is refused by name.
 */
export function parseDicom(bytes: Bytes): Result<DicomFile> {
  if (!hasDicomPrefix(bytes)) return fail('dicom-prefix-missing')
  const transferSyntax = attempt(() => dicomParser.readPart10Header(bytes).string('x00020010')?.trim())
  if (!transferSyntax.ok) return transferSyntax
  const uid = transferSyntax.value
  if (uid === undefined || uid === '') return fail('dicom-transfer-syntax-missing')
  if (uid !== implicitLittleEndian && uid !== explicitLittleEndian) {
    return fail('dicom-transfer-syntax-unsupported', { uid, name: transferSyntaxName(uid) })
  }
  const dataSet = attempt(() => dicomParser.parseDicom(bytes, { untilTag: tagOf('PixelData') }))
  if (!dataSet.ok) return dataSet
  const header = attempt(() => readImageHeader(dataSet.value))
  if (!header.ok) return header
  const image = header.value
  if (!image.ok) return image
  return ok({
    bytes,
    dataSet: dataSet.value,
    transferSyntaxUid: uid,
    isExplicit: uid === explicitLittleEndian,
    image: image.value,
  })
}

/** The parser throws strings, errors and `{exception, dataSet}`, on damaged files and on nothing else. */
function attempt<T>(read: () => T): Result<T> {
  try {
    return ok(read())
  } catch (thrown) {
    const cause = typeof thrown === 'object' && thrown !== null && 'exception' in thrown ? thrown.exception : thrown
    return fail('dicom-header-damaged', { reason: cause instanceof Error ? cause.message : String(cause) })
  }
}
