import type { Bytes } from '../../../lib/bytes.ts'
import { fail, type Result } from '../../../lib/result.ts'

export type RasterFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp' | 'avif' | 'tiff'

/** A picture file whose structure is whole. */
export interface RasterFile {
  readonly format: RasterFormat
  readonly widthPx: number
  readonly heightPx: number
  /** Bits of a sample as stored. */
  readonly bitsPerSample: number
  /** Pictures in the file, at least; more than one where it is animated: only the first is stored then. The pages of a TIFF are all stored. */
  readonly frames: number
  /** Pages that are not stored, since they are of another size or kind than the first. */
  readonly leftOutPages?: number
  /** How the file asks for the picture to be turned, 1 to 8 as in EXIF; absent: as stored. `bare` does not ask any more. */
  readonly orientation?: number
  /**
   * The same picture without comments, EXIF, XMP and other metadata, colour profiles apart: nobody's name, place or camera is in
   * it, and nothing that asks a decoder to turn it.
   */
  readonly bare: Bytes
}

export function truncated(format: RasterFormat): Result<never> {
  return fail('image-truncated', { format })
}

export function damaged(format: RasterFormat, reason: string): Result<never> {
  return fail('image-damaged', { format, reason })
}
