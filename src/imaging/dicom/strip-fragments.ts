import type { ByteSource } from '../../lib/byte-source.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { ok, type Result } from '../../lib/result.ts'
import { tagOf } from './dictionary.ts'
import { type EncapsulatedPixels, type Fragment, frameBytes } from './encapsulated.ts'
import { type Copying, encodePieces, type Piece, sizeOf } from './pieces.ts'

const jpegTransferSyntax = /^1\.2\.840\.10008\.1\.2\.4\.(5\d|70|8[01])$/

/** Offsets of the basic table have four bytes. */
const largestOffset = 0xffffffff

/**
 * Compressed pixel data anew: one fragment a frame behind a basic offset table, without the comments and application segments of
 * JPEG, which may hold anything (a name, an EXIF block). The picture itself is copied bit by bit.
 */
export async function encodeFragments(
  source: ByteSource,
  copying: Copying,
  { frames }: EncapsulatedPixels,
  transferSyntaxUid: string,
): Promise<Result<Piece[]>> {
  const isJpeg = jpegTransferSyntax.test(transferSyntaxUid)
  const items: Piece[] = []
  const offsets: number[] = []
  let offset = 0
  for (const fragments of frames) {
    const body = isJpeg ? await bareJpeg(source, copying, fragments) : await taken(copying, fragments)
    if (!body.ok) return body
    const item = encodePieces('xfffee000', 'OB', body.value, false)
    items.push(...item)
    offsets.push(offset)
    offset += item.reduce((sum, piece) => sum + sizeOf(piece), 0)
  }
  const hasTable = frames.length > 1 && (offsets.at(-1) ?? 0) <= largestOffset
  const table = Uint32Array.from(hasTable ? offsets : [])
  const header = Uint8Array.of(...bytesOfTag(tagOf('PixelData')), 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff)
  return ok([
    header,
    ...encodePieces('xfffee000', 'OB', [new Uint8Array(table.buffer)], false),
    ...items,
    ...encodePieces('xfffee0dd', 'OB', [], false),
  ])
}

async function bareJpeg(
  source: ByteSource,
  { hold }: Copying,
  fragments: readonly Fragment[],
): Promise<Result<Piece[]>> {
  const whole = await frameBytes(source, fragments)
  return whole.ok ? ok([hold(withoutJpegTexts(whole.value))]) : whole
}

async function taken({ take }: Copying, fragments: readonly Fragment[]): Promise<Result<Piece[]>> {
  const pieces: Piece[] = []
  for (const { start, end } of fragments) {
    const piece = await take(start, end)
    if (!piece.ok) return piece
    pieces.push(piece.value)
  }
  return ok(pieces)
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
