import { fail, type Result } from '../../../lib/result.ts'
import { JpegFault } from './jpeg-header.ts'

/** The codestream holds another picture than the DICOM header promises. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch'
}

export interface Segment {
  readonly marker: number
  readonly segment: DataView
  /** First byte behind the segment: entropy-coded data after SOS. */
  readonly dataStart: number
}

/**
 * The marker segments of a JPEG, in order (ITU-T T.81 annex B). After a scan the next marker is looked for from where it is told to
 * go on, else from behind the segment.
 * @throws JpegFault where one is cut off
 */
export function* segmentsOf(bytes: Uint8Array): Generator<Segment, void, number | undefined> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new JpegFault('it does not begin as a JPEG')
  for (let at = 2; ; ) {
    while (at < bytes.length && bytes[at] !== 0xff) at += 1
    while (bytes[at] === 0xff) at += 1
    const marker = bytes[at++]
    if (marker === undefined || marker === 0xd9) return
    if (marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) continue
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (length < 2 || at + length > bytes.length) throw new JpegFault('a segment is cut off')
    const segment = new DataView(bytes.buffer, bytes.byteOffset + at + 2, length - 2)
    at += length
    at = (yield { marker, segment, dataStart: at }) ?? at
  }
}

/** The Problem that an error of a decoder stands for. @throws the error itself where it is none of the codestream's */
export function jpegProblem(error: unknown, codec: string): Result<never> {
  if (error instanceof Mismatch) return fail('codec-mismatch', { codec, found: error.message })
  if (error instanceof JpegFault) return fail('codec-damaged', { codec, reason: error.message })
  // A segment shorter than what it has to hold.
  if (error instanceof RangeError) return fail('codec-damaged', { codec, reason: 'a segment is cut off' })
  throw error
}
