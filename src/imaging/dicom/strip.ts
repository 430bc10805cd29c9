import type { DataSet, Element } from 'dicom-parser'
import type { ByteSource } from '../../lib/byte-source.ts'
import { type Bytes, concatBytes, utf8 } from '../../lib/bytes.ts'
import { ok, type Result } from '../../lib/result.ts'
import { dictionary, type Keyword, tagOf } from './dictionary.ts'
import { itemsOf, textOf } from './element-values.ts'
import { encodeElement, encodeSequence } from './encode-element.ts'
import { identifierFinder, identifyingTexts } from './identifying-texts.ts'
import { keptElements, keptInItems, keptWords } from './kept-elements.ts'
import { keptOverlays } from './kept-overlays.ts'
import { type DicomFile, parseDicom } from './parse.ts'
import { type Copying, encodePieces, type Piece } from './pieces.ts'
import { replacedUid } from './replaced-uids.ts'
import { encodeFragments } from './strip-fragments.ts'
import { swapBytes } from './swap-bytes.ts'
import { explicitLittleEndian } from './transfer-syntaxes.ts'
import { encodeFileMeta } from './write.ts'

/**
 * A DICOM file with nothing in it but the picture, how to show it and how to measure on it: only the whitelisted elements, each
 * with a value of its own kind, are copied; all else (patient, names, dates, institutions, private elements, preamble, comments
 * inside compressed pictures, bytes after the last pixel) is gone. UIDs are replaced by `replacedUid`. Compressed pixels stay as they are; big endian and
 * deflated files are written as Explicit VR Little Endian. The same input gives the same bytes.
 */
export async function stripHeader(bytes: Bytes): Promise<Result<Bytes>> {
  const file = parseDicom(bytes)
  if (!file.ok) return file
  const pieces = await strippedPieces(file.value, { take: file.value.source.read, hold: (piece) => piece })
  return pieces.ok ? ok(concatBytes(pieces.value.filter((piece) => piece instanceof Uint8Array))) : pieces
}

/**
 * Does the same with a file that is not in memory: its pixels stay slices of the blob that it is read of, which read nothing.
 * @param file as `parseDicomSource` read it
 */
export async function stripBlob(file: DicomFile): Promise<Result<Blob>> {
  const { blob, read } = file.source
  const take: Copying['take'] = blob === undefined ? read : async (start, end) => ok(blob.slice(start, end))
  const pieces = await strippedPieces(file, { take, hold: blobOf })
  return pieces.ok ? ok(new Blob(pieces.value.map(blobOf))) : pieces
}

/** Bytes where the browser keeps those of blobs, which need not be memory. */
function blobOf(piece: Piece): Blob {
  return piece instanceof Uint8Array ? new Blob([new Uint8Array(piece)]) : piece
}

async function strippedPieces(file: DicomFile, copying: Copying): Promise<Result<Piece[]>> {
  const { dataSet, isBigEndian, isExplicit, image } = file
  const transferSyntaxUid = isBigEndian ? explicitLittleEndian : file.transferSyntaxUid
  const uids = new Map<string, string>()
  for (const keyword of keptElements) {
    if (dictionary[keyword][1] !== 'UI') continue
    const uid = uidOf(dataSet, keyword)
    if (uid !== '') uids.set(uid, await replacedUid(uid))
  }
  const holdsIdentifier = identifierFinder(identifyingTexts(dataSet))
  const kept = { uids, holdsIdentifier, isExplicit, isBigEndian, isSigned: image.isSigned }
  const instanceUid = uids.get(uidOf(dataSet, 'SOPInstanceUID')) ?? ''
  const pixels =
    image.encapsulated === null
      ? await nativePixels(file, copying)
      : await encodeFragments(file.source, copying, image.encapsulated, transferSyntaxUid)
  if (!pixels.ok) return pixels
  return ok([
    encodeFileMeta(uidOf(dataSet, 'SOPClassUID'), instanceUid, transferSyntaxUid),
    ...keep(dataSet, keptElements, kept),
    ...keptOverlays(dataSet, isExplicit, isBigEndian),
    ...pixels.value,
  ])
}

function uidOf(dataSet: DataSet, keyword: Keyword): string {
  const uid = textOf(dataSet, keyword) ?? ''
  return textPatterns.UI.test(uid) ? uid : ''
}

/** The pixel data without what some writers leave behind the last pixel. */
async function nativePixels(
  { source, dataSet, image, isBigEndian, isExplicit }: DicomFile,
  { take, hold }: Copying,
): Promise<Result<Piece[]>> {
  const keywords = { integer: 'PixelData', float32: 'FloatPixelData', float64: 'DoubleFloatPixelData' } as const
  const tag = tagOf(keywords[image.sampleType])
  const vr = { integer: 'OW', float32: 'OF', float64: 'OD' }[image.sampleType]
  const isBytes = dataSet.elements[tag]?.vr === 'OB'
  const { pixelOffset: start, pixelBytes } = image
  if (!isBigEndian) {
    const pixels = await take(start, start + pixelBytes)
    return pixels.ok ? ok(encodePieces(tag, isBytes ? 'OB' : vr, [pixels.value], isExplicit)) : pixels
  }
  const pieces = await swappedPieces(source, hold, start, pixelBytes, { unitBytes: image.bitsAllocated / 8, isBytes })
  return pieces.ok ? ok(encodePieces(tag, image.bitsAllocated <= 8 ? 'OB' : vr, pieces.value, isExplicit)) : pieces
}

/** So much is turned over at a time. */
const swappedBytes = 4 * 1024 * 1024

async function swappedPieces(
  source: ByteSource,
  hold: Copying['hold'],
  start: number,
  pixelBytes: number,
  { unitBytes, isBytes }: { readonly unitBytes: number; readonly isBytes: boolean },
): Promise<Result<Piece[]>> {
  const pieces: Piece[] = []
  for (let at = 0; at < pixelBytes; at += swappedBytes) {
    const bytes = Math.min(swappedBytes, pixelBytes - at)
    const pixels = await source.read(start + at, start + at + bytes + (bytes % 2))
    if (!pixels.ok) return pixels
    // Words of 8-bit samples hold two of them: in little endian the first is the low byte.
    const own = pixels.value.slice()
    swapBytes(own, unitBytes, isBytes)
    pieces.push(hold(own.subarray(0, bytes)))
  }
  return ok(pieces)
}

interface Keeping {
  /** What stands for each UID of the file. */
  readonly uids: ReadonlyMap<string, string>
  /** Whether a text holds what the header says of the patient elsewhere: a name can stand in a field of another kind. */
  readonly holdsIdentifier: (text: string) => boolean
  readonly isExplicit: boolean
  readonly isBigEndian: boolean
  readonly isSigned: boolean
}

function keep(dataSet: DataSet, keywords: readonly Keyword[], keeping: Keeping): Uint8Array[] {
  const { uids, isExplicit, isBigEndian, isSigned } = keeping
  return [...keywords]
    .sort((a, b) => (tagOf(a) < tagOf(b) ? -1 : 1))
    .flatMap((keyword) => {
      const element = dataSet.elements[tagOf(keyword)]
      if (element === undefined) return []
      const inItems = keptInItems[keyword]
      if (inItems !== undefined) {
        const items = itemsOf(dataSet, keyword).map((item) => concatBytes(keep(item, inItems, keeping)))
        return encodeSequence(element.tag, items, isExplicit)
      }
      const vr = writtenVr(keyword, element, isSigned)
      const value = dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + element.length)
      if (vr === undefined || value.length !== element.length || !isOfItsKind(keyword, vr, value)) return []
      // The photometric interpretation is one of a few words by now, and nothing can be shown without it.
      const isFree = vr === 'CS' && keyword !== 'PhotometricInterpretation'
      if (isFree && keeping.holdsIdentifier(latin1(value))) return []
      if (vr !== 'UI') return encodeElement(element.tag, vr, isBigEndian ? littleEndian(value, vr) : value, isExplicit)
      const uid = uids.get(uidOf(dataSet, keyword))
      return uid === undefined ? [] : encodeElement(element.tag, vr, utf8(uid), isExplicit)
    })
}

function latin1(value: ArrayLike<number>): string {
  return String.fromCharCode(...Array.from(value))
}

/** Bytes of a number in each binary VR that is kept. */
const numberBytes: Readonly<Record<string, number>> = { US: 2, SS: 2, OW: 2, UL: 4, FL: 4, FD: 8 }

function littleEndian(value: Uint8Array, vr: string): Uint8Array {
  const own = value.slice()
  const unit = numberBytes[vr]
  if (unit !== undefined) swapBytes(own, unit, true)
  return own
}

/** The VR to write, undefined where the file gives the element another one than the standard: its value is then not what it seems. */
function writtenVr(keyword: Keyword, { vr }: Element, isSigned: boolean): string | undefined {
  const standard = dictionary[keyword][1]
  if (vr === undefined || vr === 'UN') return standard === 'xs' ? (isSigned ? 'SS' : 'US') : standard
  if (standard === 'xs') return vr === 'US' || vr === 'SS' ? vr : undefined
  if (standard === 'OW') return vr === 'OW' || vr === 'OB' || vr === 'US' ? vr : undefined
  return vr === standard ? vr : undefined
}

/** One value of each text VR that is kept (PS3.5, table 6.2-1); longer decimal strings than allowed are common. */
const textPatterns = {
  CS: /^[A-Za-z0-9_ ]{0,16}$/,
  UI: /^[0-9.]{0,64}$/,
  DS: /^[0-9+\-.eE ]{0,32}$/,
  IS: /^[0-9+\- ]{0,14}$/,
} as const

/** A kept binary value other than a table has a few numbers at most. */
const maximumBinaryBytes = 64

function isOfItsKind(keyword: Keyword, vr: string, value: ArrayLike<number>): boolean {
  if (dictionary[keyword][1] === 'OW') return true
  if (/^(US|SS|UL|FL|FD)$/.test(vr)) return value.length <= maximumBinaryBytes
  const text = latin1(value).replace(/[\0 ]+$/, '')
  const words = keptWords[keyword]
  const values = text.split('\\').map((part) => part.trim())
  if (words !== undefined) return values.every((word) => words.has(word.toUpperCase()))
  const pattern = vr === 'CS' || vr === 'UI' || vr === 'DS' || vr === 'IS' ? textPatterns[vr] : undefined
  return pattern !== undefined && values.every((part) => pattern.test(part))
}
