import type { Bytes } from '../../../lib/bytes.ts'
import { fail, ok, type Result } from '../../../lib/result.ts'
import { maximumPixelsPerFrame } from '../../dicom/image-header.ts'
import { orientationTag } from './exif-orientation.ts'
import { damaged, type RasterFile, truncated } from './raster-file.ts'
import { bareTiff, type TiffPage } from './tiff-bare.ts'
import { readTiffDirectories, type TiffDirectory, tiffNumbers } from './tiff-directory.ts'

/** Compressions that are decoded: none, LZW, deflate (two numbers), PackBits, JPEG. Source: TIFF 6.0; Adobe's technical notes. */
const compressions: ReadonlySet<number> = new Set([1, 5, 7, 8, 32_773, 32_946])
const compressionNames: Readonly<Record<number, string>> = {
  ...{ 2: 'CCITT', 3: 'fax group 3', 4: 'fax group 4', 6: 'old-style JPEG', 34712: 'JPEG 2000' },
  ...{ 34887: 'LERC', 50000: 'Zstandard', 50001: 'WebP', 34925: 'LZMA' },
}
/** White is zero, black is zero, RGB, palette, YCbCr. */
const photometrics: ReadonlySet<number> = new Set([0, 1, 2, 3, 6])
const photometricNames: Readonly<Record<number, string>> = { 5: 'CMYK', 8: 'CIELab', 9: 'ICCLab', 32844: 'LogL' }

/**
 * Walks the directories of a TIFF file: each page that is a picture of its own (no thumbnail, no mask) and as large as the first is one of
 * its frames. Source: TIFF 6.0.
 */
export function readTiff(bytes: Bytes): Result<RasterFile> {
  const file = readTiffDirectories(bytes)
  if (file === null) return truncated('tiff')
  const pages: TiffPage[] = []
  for (const directory of file.directories) {
    const numberOf = (tag: number) => tiffNumbers(bytes, file.isLittleEndian, directory.get(tag))[0]
    // Bit 0: a smaller copy of another page. Bit 2: a mask.
    if (((numberOf(254) ?? 0) & 5) !== 0) continue
    const page = readPage(bytes, file.isLittleEndian, directory)
    if (!page.ok) return page
    pages.push(page.value)
  }
  const [first] = pages
  if (first === undefined) return damaged('tiff', 'it holds no picture')
  const alike = pages.filter(
    (page) => page.widthPx === first.widthPx && page.heightPx === first.heightPx && page.kind === first.kind,
  )
  const orientation = tiffNumbers(bytes, file.isLittleEndian, file.directories[0]?.get(orientationTag))[0] ?? 1
  return ok({
    format: 'tiff',
    widthPx: first.widthPx,
    heightPx: first.heightPx,
    bitsPerSample: first.bitsPerSample,
    frames: alike.length,
    leftOutPages: pages.length - alike.length,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    bare: bareTiff(bytes, file.isLittleEndian, alike),
  })
}

function readPage(bytes: Bytes, little: boolean, directory: TiffDirectory): Result<TiffPage> {
  const numbers = (tag: number) => tiffNumbers(bytes, little, directory.get(tag))
  const [widthPx = 0, heightPx = 0] = [numbers(256)[0], numbers(257)[0]]
  const compression = numbers(259)[0] ?? 1
  const photometric = numbers(262)[0] ?? 1
  const samples = numbers(277)[0] ?? 1
  const bits = numbers(258)
  const bitsPerSample = bits[0] ?? 1
  if (widthPx === 0 || heightPx === 0) return damaged('tiff', 'a page has no size')
  if (widthPx * heightPx > maximumPixelsPerFrame) {
    return fail('image-too-large', { widthPx, heightPx, maximumMegapixels: maximumPixelsPerFrame / 1e6 })
  }
  if (!compressions.has(compression)) {
    return fail('tiff-unsupported', {
      what: `its compression is ${compressionNames[compression] ?? `number ${compression}`}`,
    })
  }
  if (!photometrics.has(photometric)) {
    return fail('tiff-unsupported', {
      what: `its colours are ${photometricNames[photometric] ?? `number ${photometric}`}`,
    })
  }
  const kind = [...(bits.length === 0 ? [1] : bits), samples, photometric, ...numbers(339)].join(' ')
  const isOdd = bits.some((one) => one !== bitsPerSample) || ![1, 8, 16, 32, 64].includes(bitsPerSample)
  if (isOdd || samples > 4 || (bitsPerSample === 1 && samples > 1)) {
    return fail('tiff-unsupported', { what: `its pixels have ${samples} samples of ${bits.join(', ')} bits` })
  }
  const isTiled = directory.has(322)
  const offsets = numbers(isTiled ? 324 : 273)
  const lengths = numbers(isTiled ? 325 : 279)
  if (offsets.length === 0 || offsets.length !== lengths.length)
    return damaged('tiff', 'a page does not say where its pixels are')
  if (offsets.some((offset, i) => offset + (lengths[i] ?? 0) > bytes.length)) return truncated('tiff')
  const [across, down] = isTiled ? [numbers(322)[0] ?? 0, numbers(323)[0] ?? 0] : [widthPx, numbers(278)[0] ?? heightPx]
  if (across === 0 || down === 0 || across * down > maximumPixelsPerFrame)
    return damaged('tiff', 'its tiles have no size')
  const planes = numbers(284)[0] === 2 ? samples : 1
  const blocks = Math.ceil(widthPx / across) * Math.ceil(heightPx / down) * planes
  if (offsets.length < blocks) return truncated('tiff')
  if (compression === 1) {
    const expectedBytes = Math.ceil((widthPx * bitsPerSample * samples) / 8) * heightPx
    if (!isTiled && lengths.reduce((sum, length) => sum + length, 0) < expectedBytes) return truncated('tiff')
  }
  return ok({ directory, widthPx, heightPx, bitsPerSample, kind, offsets, lengths, isTiled })
}
