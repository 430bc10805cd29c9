import type { DataSet } from 'dicom-parser'
import { fail, ok, type Result } from '../../lib/result.ts'
import { tagOf } from './dictionary.ts'
import { textOf, unsignedShortOf } from './element-values.ts'
import { type EncapsulatedPixels, type FoundFragments, shareFragments } from './encapsulated.ts'

const photometricInterpretations = [
  'MONOCHROME1',
  'MONOCHROME2',
  'PALETTE COLOR',
  'RGB',
  'YBR_FULL',
  'YBR_FULL_422',
  'YBR_RCT',
  'YBR_ICT',
] as const
export type PhotometricInterpretation = (typeof photometricInterpretations)[number]

/** Beyond this a picture cannot be held and shown in a browser; no modality makes one. */
export const maximumPixelsPerFrame = 200_000_000

/** How the pixels are laid out, checked against what the file holds. Source: DICOM PS3.3 C.7.6.3. */
export interface ImageHeader {
  readonly widthPx: number
  readonly heightPx: number
  readonly frames: number
  readonly photometricInterpretation: PhotometricInterpretation
  readonly samplesPerPixel: 1 | 3
  /** True: all red, then all green, then all blue samples of a frame. */
  readonly isPlanar: boolean
  readonly sampleType: 'integer' | 'float32' | 'float64'
  readonly bitsAllocated: 1 | 8 | 16 | 32 | 64
  readonly bitsStored: number
  readonly highBit: number
  readonly isSigned: boolean
  /** Where the value of the pixel data begins in the file. */
  readonly pixelOffset: number
  /** Bytes of all frames together as they are stored, without padding. */
  readonly pixelBytes: number
  /** Compressed pixels, frame by frame; null where they are not compressed. */
  readonly encapsulated: EncapsulatedPixels | null
}

/** What of a file lies behind its header. */
export interface PixelBytes {
  /** Of the whole file. */
  readonly sizeBytes: number
  /** The pieces of compressed pixels; null where the transfer syntax says that the pixels are not compressed. */
  readonly fragments: Result<FoundFragments> | null
}

/** Reads and checks the image pixel module. Nothing is allocated by it: a header that lies about its size is refused here. */
export function readImageHeader(dataSet: DataSet, { sizeBytes, fragments }: PixelBytes): Result<ImageHeader> {
  const isCompressed = fragments !== null
  const pixels = findPixels(dataSet, isCompressed)
  if (!pixels.ok) return pixels
  const { tag, sampleType } = pixels.value

  const heightPx = unsignedShortOf(dataSet, 'Rows')
  const widthPx = unsignedShortOf(dataSet, 'Columns')
  const photometric = textOf(dataSet, 'PhotometricInterpretation')
  const bitsAllocated = unsignedShortOf(dataSet, 'BitsAllocated')
  if (heightPx === undefined || widthPx === undefined || photometric === undefined || bitsAllocated === undefined) {
    return fail('dicom-image-header-incomplete', {
      missing: Object.entries({
        Rows: heightPx,
        Columns: widthPx,
        PhotometricInterpretation: photometric,
        BitsAllocated: bitsAllocated,
      })
        .filter(([, value]) => value === undefined)
        .map(([keyword]) => keyword),
    })
  }
  if (heightPx === 0 || widthPx === 0 || heightPx * widthPx > maximumPixelsPerFrame) {
    return fail('dicom-dimensions-implausible', { rows: heightPx, columns: widthPx })
  }
  const frames = readFrames(dataSet)
  if (!frames.ok) return frames
  const photometricInterpretation = photometricInterpretations.find((known) => known === photometric)
  if (photometricInterpretation === undefined) return fail('dicom-photometric-unsupported', { photometric })

  const isGray = photometricInterpretation.startsWith('MONOCHROME') || photometricInterpretation === 'PALETTE COLOR'
  const samplesPerPixel = unsignedShortOf(dataSet, 'SamplesPerPixel') ?? (isGray ? 1 : 3)
  if (samplesPerPixel !== (isGray ? 1 : 3)) {
    return fail('dicom-samples-implausible', { samplesPerPixel, photometric })
  }
  // Two pixels share their chroma: a row of an odd number cannot be stored (PS3.3 C.7.6.3.1.2).
  if (!isCompressed && photometricInterpretation === 'YBR_FULL_422' && widthPx % 2 === 1) {
    return fail('dicom-dimensions-implausible', { rows: heightPx, columns: widthPx })
  }
  const bits = readBits(dataSet, bitsAllocated, sampleType)
  if (!bits.ok) return bits
  if (!isGray && bits.value.bitsAllocated !== 8 && bits.value.bitsAllocated !== 16) {
    return fail('dicom-bits-unsupported', { bitsAllocated, photometric })
  }

  if (fragments?.ok === false) return fragments
  const stored: Result<EncapsulatedPixels | { readonly bytes: number; readonly frames: null }> = isCompressed
    ? shareFragments(dataSet, fragments.value, frames.value)
    : readNative(sizeBytes, tag, {
        samplesPerFrame: widthPx * heightPx * (photometricInterpretation === 'YBR_FULL_422' ? 2 : samplesPerPixel),
        frames: frames.value,
        bitsAllocated,
      })
  if (!stored.ok) return stored
  return ok({
    widthPx,
    heightPx,
    frames: frames.value,
    photometricInterpretation,
    samplesPerPixel: isGray ? 1 : 3,
    isPlanar: !isGray && unsignedShortOf(dataSet, 'PlanarConfiguration') === 1,
    sampleType,
    ...bits.value,
    pixelOffset: tag.dataOffset,
    pixelBytes: stored.value.bytes,
    encapsulated: stored.value.frames === null ? null : stored.value,
  })
}

interface PixelElement {
  readonly dataOffset: number
  readonly length: number
}

function readNative(
  sizeBytes: number,
  tag: PixelElement,
  expected: { readonly samplesPerFrame: number; readonly frames: number; readonly bitsAllocated: number },
): Result<{ readonly bytes: number; readonly frames: null }> {
  const bytes = Math.ceil((expected.samplesPerFrame * expected.frames * expected.bitsAllocated) / 8)
  const foundBytes = Math.max(0, Math.min(tag.length, sizeBytes - tag.dataOffset))
  return foundBytes < bytes
    ? fail('dicom-pixel-data-truncated', { expectedBytes: bytes, foundBytes })
    : ok({ bytes, frames: null })
}

/** Elements that hold pixels, and of what kind. */
export const pixelKeywords = [
  ['PixelData', 'integer'],
  ['FloatPixelData', 'float32'],
  ['DoubleFloatPixelData', 'float64'],
] as const

function findPixels(
  dataSet: DataSet,
  isCompressed: boolean,
): Result<{ readonly tag: PixelElement; readonly sampleType: ImageHeader['sampleType'] }> {
  for (const [keyword, sampleType] of pixelKeywords) {
    const element = dataSet.elements[tagOf(keyword)]
    if (element === undefined) continue
    const isEncapsulated = element.hadUndefinedLength === true
    if (isEncapsulated !== isCompressed) {
      return fail(isEncapsulated ? 'dicom-pixel-data-encapsulated' : 'dicom-pixel-data-not-encapsulated')
    }
    return ok({ tag: element, sampleType })
  }
  return fail('dicom-no-pixel-data', { modality: textOf(dataSet, 'Modality') ?? null })
}

function readFrames(dataSet: DataSet): Result<number> {
  const text = textOf(dataSet, 'NumberOfFrames')
  if (text === undefined) return ok(1)
  const frames = /^\+?\d+$/.test(text) ? Number(text) : 0
  return frames > 0 && Number.isSafeInteger(frames)
    ? ok(frames)
    : fail('dicom-frames-implausible', { numberOfFrames: text })
}

type Bits = Pick<ImageHeader, 'bitsAllocated' | 'bitsStored' | 'highBit' | 'isSigned'>

function readBits(dataSet: DataSet, allocated: number, sampleType: ImageHeader['sampleType']): Result<Bits> {
  if (sampleType !== 'integer') {
    const bitsAllocated = sampleType === 'float32' ? 32 : 64
    if (allocated !== bitsAllocated) return fail('dicom-bits-unsupported', { bitsAllocated: allocated })
    return ok({ bitsAllocated, bitsStored: bitsAllocated, highBit: bitsAllocated - 1, isSigned: true })
  }
  const bitsAllocated = ([1, 8, 16, 32] as const).find((bits) => bits === allocated)
  if (bitsAllocated === undefined) return fail('dicom-bits-unsupported', { bitsAllocated: allocated })
  const bitsStored = unsignedShortOf(dataSet, 'BitsStored') ?? bitsAllocated
  const highBit = unsignedShortOf(dataSet, 'HighBit') ?? bitsStored - 1
  if (bitsStored === 0 || bitsStored > highBit + 1 || highBit >= bitsAllocated) {
    return fail('dicom-bits-implausible', { bitsAllocated, bitsStored, highBit })
  }
  return ok({ bitsAllocated, bitsStored, highBit, isSigned: unsignedShortOf(dataSet, 'PixelRepresentation') === 1 })
}
