import type { Bytes } from '../../../lib/bytes.ts'
import { fail, type Result } from '../../../lib/result.ts'
import { maximumPixelsPerFrame } from '../../dicom/image-header.ts'
import { readAvif } from './avif.ts'
import { readBmp } from './bmp.ts'
import { readGif } from './gif.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import type { RasterFile, RasterFormat } from './raster-file.ts'
import { readTiff } from './tiff.ts'
import { readWebp } from './webp.ts'

const readers = {
  png: readPng,
  jpeg: readJpeg,
  webp: readWebp,
  gif: readGif,
  bmp: readBmp,
  avif: readAvif,
  tiff: readTiff,
} as const

/** Whether a kind of file is read by `readRaster`. */
export function isRasterFormat(kind: string): kind is RasterFormat {
  return kind in readers
}

/** A file of pictures that has more bytes is not read: it has to be in memory as a whole, twice while it is taken in. */
export const maximumFileBytes = 1024 ** 3

export function fileTooLarge(sizeBytes: number): Result<never> {
  return fail('image-file-too-large', { sizeBytes, limitBytes: maximumFileBytes })
}

/** Checks that a file is whole and of a size that can be shown, without decoding a pixel. */
export function readRaster(bytes: Bytes, format: RasterFormat): Result<RasterFile> {
  const file = readers[format](bytes)
  if (!file.ok) return file
  const { widthPx, heightPx } = file.value
  if (widthPx === 0 || heightPx === 0) return fail('image-damaged', { format, reason: 'its size is zero' })
  if (widthPx * heightPx > maximumPixelsPerFrame) {
    return fail('image-too-large', { widthPx, heightPx, maximumMegapixels: maximumPixelsPerFrame / 1e6 })
  }
  return file
}
