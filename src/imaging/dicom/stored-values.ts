import type { ByteSource } from '../../lib/byte-source.ts'
import type { OnShare } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { codecFamilyOf, codecNames } from '../codecs/compressed-syntaxes.ts'
import { loadCodec } from '../codecs/load-codec.ts'
import { tagOf } from './dictionary.ts'
import { type EncapsulatedPixels, frameBytes } from './encapsulated.ts'
import type { ImageHeader } from './image-header.ts'
import type { DicomFile } from './parse.ts'
import { swapBytes } from './swap-bytes.ts'

/** Samples as the file means them: before modality LUT, VOI LUT and colour transform. */
export type StoredValues =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>

/**
 * Stored values of one frame: row by row from the top-left pixel, samples of a pixel side by side whatever the planar
 * configuration; YBR stays YBR (with each chroma sample repeated or interpolated for the pixels that share it) but for the transforms
 * that JPEG 2000 undoes by itself; samples of other compressed files are the words that the codec gives (see `withSign`), palette colours stay indices, a bit becomes 0 or 1. A fresh array. Fails as the codec does.
 * @param frame 0-based
 * @throws RangeError where there is no such frame
 */
export async function storedValues(file: DicomFile, frame: number, onShare?: OnShare): Promise<Result<StoredValues>> {
  const { source, image } = file
  if (!Number.isInteger(frame) || frame < 0 || frame >= image.frames) throw new RangeError(`no frame ${frame}`)
  if (image.encapsulated !== null) return decodedValues(file, image.encapsulated, frame, onShare)
  if (image.bitsAllocated === 1) return unpackBits(source, image, frame)
  const samplesStored = image.photometricInterpretation === 'YBR_FULL_422' ? 2 : image.samplesPerPixel
  const count = image.widthPx * image.heightPx * samplesStored
  const frameBytes = (count * image.bitsAllocated) / 8
  const start = image.pixelOffset + frame * frameBytes
  const read = await source.read(start, start + frameBytes)
  if (!read.ok) return read
  // A copy: samples may begin at an odd address, where a typed array cannot lie.
  const own = read.value.slice()
  if (file.isBigEndian) swapBytes(own, image.bitsAllocated / 8, file.dataSet.elements[tagOf('PixelData')]?.vr === 'OB')
  const values = typed(own.buffer, image)
  maskStoredBits(values, image)
  if (image.photometricInterpretation === 'YBR_FULL_422') return ok(repeatChroma(values))
  return ok(image.isPlanar ? interleave(values) : values)
}

async function decodedValues(
  { source, image, transferSyntaxUid }: DicomFile,
  { frames }: EncapsulatedPixels,
  frame: number,
  onShare: OnShare | undefined,
): Promise<Result<StoredValues>> {
  const family = codecFamilyOf(transferSyntaxUid)
  if (family === undefined) throw new Error('a compressed file without its codec was parsed')
  const { widthPx, heightPx, samplesPerPixel, bitsAllocated, bitsStored } = image
  const expected = { widthPx, heightPx, components: samplesPerPixel, bitsAllocated, bitsStored }
  // Some codecs say nothing until they have done.
  onShare?.(null, `decoding ${codecNames[family]}`)
  const codec = await loadCodec(family)
  const codestream = await frameBytes(source, frames[frame] ?? [])
  if (!codestream.ok) return codestream
  const decoded = await codec(codestream.value, expected, onShare)
  if (!decoded.ok) return decoded
  const { values, bits, knowsSigns } = decoded.value
  if (bitsAllocated === 1) {
    return values instanceof Uint8Array ? ok(values) : fail('codec-mismatch', { codec: '', found: `${bits} bits` })
  }
  // A header that contradicts the codestream gives the bits another sign, not another pattern.
  const unused = knowsSigns ? 32 - Math.min(bits, bitsAllocated) : 32 - bitsAllocated
  const fills = values.BYTES_PER_ELEMENT * 8 === bitsAllocated && values.byteLength === values.buffer.byteLength
  // All bits count, and lie where they are to lie: only what they are called may differ.
  if (fills && unused === 32 - bitsAllocated) return ok(typed(values.buffer, image))
  const stored = typed(new ArrayBuffer(Math.ceil((values.length * bitsAllocated) / 8)), image)
  if (image.isSigned) for (let i = 0; i < values.length; i++) stored[i] = ((values[i] ?? 0) << unused) >> unused
  else for (let i = 0; i < values.length; i++) stored[i] = ((values[i] ?? 0) << unused) >>> unused
  return ok(stored)
}

/** Little endian, as is every machine a browser runs on. */
function typed(buffer: ArrayBuffer, { sampleType, bitsAllocated, isSigned }: ImageHeader): StoredValues {
  if (sampleType === 'float32') return new Float32Array(buffer)
  if (sampleType === 'float64') return new Float64Array(buffer)
  if (bitsAllocated === 8) return isSigned ? new Int8Array(buffer) : new Uint8Array(buffer)
  if (bitsAllocated === 16) return isSigned ? new Int16Array(buffer) : new Uint16Array(buffer)
  return isSigned ? new Int32Array(buffer) : new Uint32Array(buffer)
}

/** Bits outside [highBit - bitsStored + 1, highBit] hold no part of the value (PS3.5 §8.1.1): old files keep overlays there. */
function maskStoredBits(
  values: StoredValues,
  { sampleType, bitsAllocated, bitsStored, highBit, isSigned }: ImageHeader,
): void {
  if (sampleType !== 'integer' || bitsStored === bitsAllocated) return
  const up = 31 - highBit
  const down = 32 - bitsStored
  for (let i = 0; i < values.length; i++) {
    const moved = (values[i] ?? 0) << up
    values[i] = isSigned ? moved >> down : moved >>> down
  }
}

/**
 * Gives compressed samples their sign: JPEG and JPEG-LS code bit patterns and know no negative numbers, so that of a signed picture of
 * 12 bits the words come out as 0 to 4095. Changes the array; what has its sign already stays as it is.
 */
export function withSign(values: StoredValues, { encapsulated, isSigned, bitsStored, bitsAllocated }: ImageHeader) {
  if (encapsulated === null || !isSigned || bitsStored >= bitsAllocated) return values
  const unused = 32 - bitsStored
  for (let i = 0; i < values.length; i++) values[i] = ((values[i] ?? 0) << unused) >> unused
  return values
}

/** Bits are packed from the least significant on, and frames follow each other without padding (PS3.5 §8.1.1). */
async function unpackBits(
  source: ByteSource,
  { widthPx, heightPx, pixelOffset }: ImageHeader,
  frame: number,
): Promise<Result<StoredValues>> {
  const count = widthPx * heightPx
  const values = new Uint8Array(count)
  const firstBit = (frame * count) % 8
  const start = pixelOffset + Math.floor((frame * count) / 8)
  const bytes = await source.read(start, start + Math.ceil((firstBit + count) / 8))
  if (!bytes.ok) return bytes
  for (let i = 0; i < count; i++) {
    const bit = firstBit + i
    values[i] = ((bytes.value[bit >> 3] ?? 0) >> (bit & 7)) & 1
  }
  return ok(values)
}

/** RRR..GGG..BBB.. to RGBRGB... */
function interleave(planes: StoredValues): StoredValues {
  const pixels = planes.length / 3
  const values = planes.slice()
  for (let i = 0; i < pixels; i++) {
    values[3 * i] = planes[i] ?? 0
    values[3 * i + 1] = planes[pixels + i] ?? 0
    values[3 * i + 2] = planes[2 * pixels + i] ?? 0
  }
  return values
}

/** Y1 Y2 Cb Cr of two pixels side by side to Y1 Cb Cr Y2 Cb Cr (PS3.3 C.7.6.3.1.2). */
function repeatChroma(pairs: StoredValues): StoredValues {
  const values =
    pairs.BYTES_PER_ELEMENT === 1 ? new Uint8Array((pairs.length / 2) * 3) : new Uint16Array((pairs.length / 2) * 3)
  for (let from = 0, to = 0; from < pairs.length; from += 4, to += 6) {
    values[to] = pairs[from] ?? 0
    values[to + 3] = pairs[from + 1] ?? 0
    values[to + 1] = values[to + 4] = pairs[from + 2] ?? 0
    values[to + 2] = values[to + 5] = pairs[from + 3] ?? 0
  }
  return values
}
