import { fail, ok, type Result } from '../../lib/result.ts'
import { grayscaleImage, type Picture } from './picture.ts'
import type { RasterFile } from './raster/raster-file.ts'

/** Rows read from the decoder at a time: a canvas of the whole picture would exceed what browsers allow. */
const rowsAtOnce = 256

/**
 * Decodes a picture file with the browser's own decoder, in a worker or a page: as stored, not turned by EXIF, not
 * converted by colour profiles. Where every pixel is opaque and grey it is a grayscale picture of 8 bits, windowed as it is.
 */
export async function decodeRaster(file: RasterFile): Promise<Result<Picture>> {
  const { format, widthPx, heightPx } = file
  if (typeof createImageBitmap === 'undefined') return fail('image-decoder-missing', { format })
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(new Blob([file.bare], { type: `image/${format}` }), {
      imageOrientation: 'none',
      premultiplyAlpha: 'none',
      colorSpaceConversion: 'none',
    })
  } catch {
    return fail('image-decoder-failed', { format })
  }
  try {
    if (bitmap.width !== widthPx || bitmap.height !== heightPx) return fail('image-decoder-failed', { format })
    const values = readGrey(bitmap)
    if (values !== undefined) return ok(grayscaleImage({ widthPx, heightPx, values }))
    return ok({ kind: 'color', widthPx, heightPx, rgba: readColors(bitmap) })
  } catch {
    // Out of memory, for one.
    return fail('image-decoder-failed', { format })
  } finally {
    bitmap.close()
  }
}

/** The grey bytes; undefined as soon as a pixel is coloured or not opaque. */
function readGrey(bitmap: ImageBitmap): Uint8Array<ArrayBuffer> | undefined {
  const grey = new Uint8Array(bitmap.width * bitmap.height)
  let to = 0
  for (const rgba of bands(bitmap)) {
    for (let from = 0; from < rgba.length; from += 4) {
      const red = rgba[from] ?? 0
      if (rgba[from + 1] !== red || rgba[from + 2] !== red || rgba[from + 3] !== 255) return undefined
      grey[to++] = red
    }
  }
  return grey
}

function readColors(bitmap: ImageBitmap): Uint8ClampedArray<ArrayBuffer> {
  const all = new Uint8ClampedArray(bitmap.width * bitmap.height * 4)
  let end = 0
  for (const rgba of bands(bitmap)) {
    all.set(rgba, end)
    end += rgba.length
  }
  return all
}

/** RGBA of the rows, band by band from the top. */
function* bands(bitmap: ImageBitmap): Generator<Uint8ClampedArray> {
  const canvas = new OffscreenCanvas(bitmap.width, Math.min(rowsAtOnce, bitmap.height))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2d context')
  // Copying replaces what the band before left, transparent pixels too.
  context.globalCompositeOperation = 'copy'
  for (let top = 0; top < bitmap.height; top += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, bitmap.height - top)
    context.drawImage(bitmap, 0, top, bitmap.width, rows, 0, 0, bitmap.width, rows)
    yield context.getImageData(0, 0, bitmap.width, rows).data
  }
}
