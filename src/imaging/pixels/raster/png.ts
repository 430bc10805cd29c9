import { type Bytes, concatBytes } from '../../../lib/bytes.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { crc32 } from './crc-32.ts'
import { exifOrientation } from './exif-orientation.ts'
import { damaged, type RasterFile, truncated } from './raster-file.ts'

/** Chunks that say what the pixels are; all others (texts, times, EXIF, XMP, private ones) are left out. */
const keptChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP'])

/** Walks the chunks of a PNG file to its end, checking their sums. Source: PNG (third edition) §5. */
export function readPng(bytes: Bytes): Result<RasterFile> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let orientation = 1
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) return truncated('png')
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) return truncated('png')
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (at === 8 && (name !== 'IHDR' || length !== 13)) return damaged('png', 'its first chunk is not the header')
    if (view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) {
      return damaged('png', `the checksum of its ${name.replace(/[^A-Za-z]/g, '?')} chunk is wrong`)
    }
    if (name === 'eXIf') orientation = exifOrientation(bytes.subarray(at + 8, end - 4))
    if (keptChunks.has(name)) kept.push(bytes.subarray(at, end))
    at = end
    if (name === 'IEND') break
  }
  return ok({
    format: 'png',
    widthPx: view.getUint32(16),
    heightPx: view.getUint32(20),
    bitsPerSample: view.getUint8(24),
    frames: 1,
    orientation,
    bare: concatBytes(kept),
  })
}
