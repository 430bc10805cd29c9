import { fail, ok, type Result } from '../../lib/result.ts'
import type { ExpectedFrame } from './frame-codec.ts'

/** Size of the picture in a codestream, read from its header. */
export interface CodestreamSize {
  readonly widthPx: number
  readonly heightPx: number
  readonly components: number
  readonly bits: number
}

/** The frame header of JPEG and JPEG-LS (ITU-T T.81 B.2.2, T.87 C.2.2); undefined where there is none. */
export function jpegSize(bytes: Uint8Array): CodestreamSize | undefined {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) || marker === 0xf7
    if (isFrame) {
      const [bits = 0, y1 = 0, y0 = 0, x1 = 0, x0 = 0, components = 0] = bytes.subarray(at + 4, at + 10)
      return { bits, heightPx: (y1 << 8) | y0, widthPx: (x1 << 8) | x0, components }
    }
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
  }
  return undefined
}

/** The SIZ segment of JPEG 2000, in a bare codestream or inside JP2 boxes (ITU-T T.800 A.5.1); undefined where there is none. */
export function jpeg2000Size(bytes: Uint8Array): CodestreamSize | undefined {
  const start = bytes.findIndex(
    (byte, at) => byte === 0xff && bytes[at + 1] === 0x4f && bytes[at + 2] === 0xff && bytes[at + 3] === 0x51,
  )
  if (start < 0 || start + 43 > bytes.length) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset + start + 4)
  const [right, bottom, left, top] = [4, 8, 12, 16].map((at) => view.getUint32(at))
  if (right === undefined || bottom === undefined || left === undefined || top === undefined) return undefined
  const components = view.getUint16(36)
  return { widthPx: right - left, heightPx: bottom - top, components, bits: (view.getUint8(38) & 0x7f) + 1 }
}

/** Refuses a codestream of another size than the DICOM header promises: nothing of its own size is then ever allocated. */
export function expectSize(
  codec: string,
  size: CodestreamSize | undefined,
  { widthPx, heightPx, components }: ExpectedFrame,
): Result<CodestreamSize> {
  if (size === undefined) return fail('codec-damaged', { codec, reason: 'its header is missing' })
  if (size.widthPx !== widthPx || size.heightPx !== heightPx || size.components !== components) {
    const found = `${size.widthPx} x ${size.heightPx}, ${size.components} components`
    return fail('codec-mismatch', { codec, found })
  }
  return ok(size)
}
