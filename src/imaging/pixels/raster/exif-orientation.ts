import { readTiffDirectories, tiffNumbers } from './tiff-directory.ts'

/** The field that says how a picture is to be turned. */
export const orientationTag = 0x0112

/**
 * How EXIF data ask for the picture to be turned, 1 to 8 (EXIF 2.32 §4.6.4); 1, which is as stored, where they do not say.
 * @param exif from the byte order on, without "Exif" before it
 */
export function exifOrientation(exif: Uint8Array): number {
  const tiff = readTiffDirectories(exif) ?? readFirstOnly(exif)
  const [value = 1] = tiffNumbers(exif, tiff?.isLittleEndian ?? true, tiff?.directories[0]?.get(orientationTag))
  return Number.isInteger(value) && value >= 1 && value <= 8 ? value : 1
}

/** The directory of the thumbnail is often broken: the first one says what is needed. */
function readFirstOnly(exif: Uint8Array) {
  const own = exif.slice()
  if (own.length < 10) return null
  const view = new DataView(own.buffer)
  const little = view.getUint16(0) === 0x4949
  const first = view.getUint32(4, little)
  if (first + 2 > own.length) return null
  const next = first + 2 + 12 * view.getUint16(first, little)
  if (next + 4 > own.length) return null
  view.setUint32(next, 0, little)
  return readTiffDirectories(own)
}
