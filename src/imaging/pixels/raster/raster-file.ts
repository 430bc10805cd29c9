import type { Bytes } from '../../../lib/bytes.ts'
import { fail, type Result } from '../../../lib/result.ts'

export type RasterFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp' | 'avif'

/** A picture file for the browser's decoder whose structure is whole. */
export interface RasterFile {
  readonly format: RasterFormat
  readonly widthPx: number
  readonly heightPx: number
  /** Bits of a sample as stored. */
  readonly bitsPerSample: number
  /** Pictures in the file, at least; more than one where it is animated: only the first is stored then. */
  readonly frames: number
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
