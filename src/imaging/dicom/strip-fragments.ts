import { concatBytes } from '../../lib/bytes.ts'
import { tagOf } from './dictionary.ts'
import { type EncapsulatedPixels, frameBytes } from './encapsulated.ts'
import { encodeElement } from './encode-element.ts'

const jpegTransferSyntax = /^1\.2\.840\.10008\.1\.2\.4\.(5\d|70|8[01])$/

/**
 * Compressed pixel data anew: one fragment a frame behind a basic offset table, without the comments and application segments of
 * JPEG, which may hold anything (a name, an EXIF block). The picture itself is copied bit by bit.
 */
export function encodeFragments(
  bytes: Uint8Array,
  { frames }: EncapsulatedPixels,
  transferSyntaxUid: string,
): Uint8Array[] {
  const isJpeg = jpegTransferSyntax.test(transferSyntaxUid)
  const bodies = frames.map((fragments) => {
    const whole = frameBytes(bytes, fragments)
    return isJpeg ? withoutJpegTexts(whole) : whole
  })
  const items = bodies.map((body) => concatBytes(encodeElement('xfffee000', 'OB', body, false)))
  const offsets = new Uint32Array(frames.length > 1 ? frames.length : 0)
  let offset = 0
  for (const [index, item] of items.entries()) {
    if (offsets.length > 0) offsets[index] = offset
    offset += item.length
  }
  const header = Uint8Array.of(...bytesOfTag(tagOf('PixelData')), 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff)
  const table = encodeElement('xfffee000', 'OB', new Uint8Array(offsets.buffer), false)
  return [header, ...table, ...items, ...encodeElement('xfffee0dd', 'OB', new Uint8Array(0), false)]
}

function bytesOfTag(tag: string): number[] {
  const [a, b, c, d] = [1, 3, 5, 7].map((at) => Number.parseInt(tag.slice(at, at + 2), 16))
  return [b ?? 0, a ?? 0, d ?? 0, c ?? 0]
}

/** Adobe's segment says whether the components are YCbCr; JPEG-LS keeps its own parameters in another marker. */
const keptApplicationSegment = 0xee

/** Segments before the first scan, without APPn (but Adobe's) and COM. What does not parse is left as it is: the codec will say so. */
function withoutJpegTexts(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return bytes
    if (marker === 0xda) return concatBytes([...kept, bytes.subarray(at)])
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    const isText = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== keptApplicationSegment)
    if (!isText) kept.push(bytes.subarray(at, end))
    at = end
  }
  return bytes
}
