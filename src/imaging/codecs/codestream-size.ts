import { fail, ok, type Result } from '../../lib/result.ts'
import type { ExpectedFrame } from './frame-codec.ts'

/** Size of the picture in a codestream, read from its header. */
export interface CodestreamSize {
  readonly widthPx: number
  readonly heightPx: number
  readonly components: number
  readonly bits: number
}

/** The frame header of JPEG-LS (ITU-T T.87 C.2.2); undefined where there is none, or the codestream is cut off. */
export function jpegLsSize(bytes: Uint8Array): CodestreamSize | undefined {
  if (!hasEnd(bytes)) return undefined
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xf7) {
      const [bits = 0, y1 = 0, y0 = 0, x1 = 0, x0 = 0, components = 0] = bytes.subarray(at + 4, at + 10)
      return { bits, heightPx: (y1 << 8) | y0, widthPx: (x1 << 8) | x0, components }
    }
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
  }
  return undefined
}

/**
 * The SIZ segment of JPEG 2000, in a bare codestream or inside JP2 boxes (ITU-T T.800 A.5.1); undefined where there is none, or the
 * codestream is cut off.
 */
export function jpeg2000Size(bytes: Uint8Array): CodestreamSize | undefined {
  const start = bytes.findIndex(
    (byte, at) => byte === 0xff && bytes[at + 1] === 0x4f && bytes[at + 2] === 0xff && bytes[at + 3] === 0x51,
  )
  if (start >= 0 && !hasAllTileParts(bytes, start)) return undefined
  if (start < 0 || start + 43 > bytes.length) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset + start + 4)
  const [right, bottom, left, top] = [4, 8, 12, 16].map((at) => view.getUint32(at))
  if (right === undefined || bottom === undefined || left === undefined || top === undefined) return undefined
  const components = view.getUint16(36)
  return { widthPx: right - left, heightPx: bottom - top, components, bits: (view.getUint8(38) & 0x7f) + 1 }
}

/** Whether the end marker (EOI, EOC: both FF D9) is there, but for padding: decoders fill in what is cut off, and say nothing. */
function hasEnd(bytes: Uint8Array): boolean {
  let end = bytes.length
  while (end > 2 && bytes[end - 1] === 0) end -= 1
  return bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9
}

/** Whether all tile-parts of a JPEG 2000 codestream are there: many writers leave the end marker out (ITU-T T.800 A.4.2). */
function hasAllTileParts(bytes: Uint8Array, start: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = start + 2
  while (at + 4 <= bytes.length && view.getUint16(at) !== startOfTilePart) at += 2 + view.getUint16(at + 2)
  if (at + 12 > bytes.length) return false
  while (at + 12 <= bytes.length && view.getUint16(at) === startOfTilePart) {
    const length = view.getUint32(at + 6)
    if (length === 0) return hasEnd(bytes)
    at += length
  }
  return at <= bytes.length
}

const startOfTilePart = 0xff90

/** Refuses a codestream of another size than the DICOM header promises: nothing of its own size is then ever allocated. */
export function expectSize(
  codec: string,
  size: CodestreamSize | undefined,
  { widthPx, heightPx, components }: ExpectedFrame,
): Result<CodestreamSize> {
  if (size === undefined) return fail('codec-damaged', { codec, reason: 'its header is missing, or its end' })
  if (size.widthPx !== widthPx || size.heightPx !== heightPx || size.components !== components) {
    const found = `${size.widthPx} x ${size.heightPx}, ${size.components} components`
    return fail('codec-mismatch', { codec, found })
  }
  return ok(size)
}
