import { type Bytes, concatBytes, utf8 } from '../../../lib/bytes.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { exifOrientation } from './exif-orientation.ts'
import { damaged, type RasterFile, truncated } from './raster-file.ts'

const exifAndXmpFlags = 0x0c

/** Walks the chunks of a WebP file. Source: RFC 9649 §2. */
export function readWebp(bytes: Bytes): Result<RasterFile> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 20) return truncated('webp')
  const riffEnd = 8 + view.getUint32(4, true)
  if (riffEnd > bytes.length) return truncated('webp')
  const kept: Uint8Array[] = []
  let orientation = 1
  let size: { readonly widthPx: number; readonly heightPx: number } | undefined
  for (let at = 12; at + 8 <= riffEnd; ) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > riffEnd) return truncated('webp')
    const chunk = bytes.slice(at, end)
    size ??= sizeOf(name, new DataView(chunk.buffer))
    if (name === 'EXIF') orientation = exifOrientation(bytes.subarray(at + 8, at + 8 + length))
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~exifAndXmpFlags
    if (/^(VP8[ LX]|ALPH|ANIM|ANMF|ICCP)$/.test(name)) kept.push(chunk)
    at = end
  }
  if (size === undefined) return damaged('webp', 'it says no size')
  const body = concatBytes([utf8('WEBP'), ...kept])
  const header = new Uint8Array(8)
  header.set(utf8('RIFF'))
  new DataView(header.buffer).setUint32(4, body.length, true)
  return ok({ format: 'webp', ...size, bitsPerSample: 8, frames: 1, orientation, bare: concatBytes([header, body]) })
}

/** @param chunk with its name and length, 8 bytes */
function sizeOf(name: string, chunk: DataView): { readonly widthPx: number; readonly heightPx: number } | undefined {
  if (chunk.byteLength < 18) return undefined
  if (name === 'VP8X') {
    const uint24 = (at: number) => chunk.getUint16(at, true) | (chunk.getUint8(at + 2) << 16)
    return { widthPx: uint24(12) + 1, heightPx: uint24(15) + 1 }
  }
  if (name === 'VP8L') {
    const bits = chunk.getUint32(9, true)
    return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (name !== 'VP8 ') return undefined
  return { widthPx: chunk.getUint16(14, true) & 0x3fff, heightPx: chunk.getUint16(16, true) & 0x3fff }
}
