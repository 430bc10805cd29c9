import { type Bytes, concatBytes } from '../../../lib/bytes.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { exifOrientation } from './exif-orientation.ts'
import { damaged, type RasterFile, truncated } from './raster-file.ts'

const startOfScan = 0xda
const endOfImage = 0xd9

/** Walks the segments of a JPEG file to its end. Source: ITU-T T.81 annex B. */
export function readJpeg(bytes: Bytes): Result<RasterFile> {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let frame: Pick<RasterFile, 'widthPx' | 'heightPx' | 'bitsPerSample'> | undefined
  let orientation = 1
  let at = 2
  for (;;) {
    if (at + 2 > bytes.length) return truncated('jpeg')
    if (bytes[at] !== 0xff) return damaged('jpeg', `there is no marker at byte ${at}`)
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage) break
    if (at + 4 > bytes.length) return truncated('jpeg')
    const length = wordAt(bytes, at + 2)
    if (length < 2) return damaged('jpeg', `the segment at byte ${at} has no length`)
    let end = at + 2 + length
    if (end > bytes.length) return truncated('jpeg')
    if (isFrame(marker)) {
      frame = { bitsPerSample: bytes[at + 4] ?? 0, heightPx: wordAt(bytes, at + 5), widthPx: wordAt(bytes, at + 7) }
    }
    if (marker === startOfScan) {
      end = endOfScan(bytes, end)
      if (end === -1) return truncated('jpeg')
    }
    if (marker === 0xe1 && isExif(bytes, at + 4)) orientation = exifOrientation(bytes.subarray(at + 10, end))
    if (!isMetadata(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  if (frame === undefined) return damaged('jpeg', 'it says no size')
  kept.push(Uint8Array.of(0xff, endOfImage))
  return ok({ format: 'jpeg', ...frame, frames: 1, orientation, bare: concatBytes(kept) })
}

/** "Exif" and two zeros. */
function isExif(bytes: Uint8Array, at: number): boolean {
  return [0x45, 0x78, 0x69, 0x66, 0, 0].every((byte, i) => bytes[at + i] === byte)
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

/** SOF0 to SOF15, without the tables and reserved markers among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Comments and application segments but JFIF (APP0), colour profile (APP2) and Adobe's colour transform (APP14). */
function isMetadata(marker: number): boolean {
  return marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xe2 && marker !== 0xee)
}

/** First byte after the coded data of a scan: a marker that is neither a stuffed byte nor a restart. -1 where the file ends first. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return -1
}
