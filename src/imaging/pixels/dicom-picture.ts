import { fail, ok, type Result } from '../../lib/result.ts'
import { numberOf, pixelValueOf, textOf, textsOf } from '../dicom/element-values.ts'
import { groupOf } from '../dicom/functional-groups.ts'
import type { DicomFile } from '../dicom/parse.ts'
import { type StoredValues, storedValues, withSign } from '../dicom/stored-values.ts'
import { readVoiWindows } from '../dicom/voi-windows.ts'
import { applyModalityTable, readModalityTable } from './modality-table.ts'
import { paletteColors, readPalette } from './palette.ts'
import { type GrayscaleImage, grayscaleImage, type Picture } from './picture.ts'

/**
 * One frame of a DICOM file as a picture: monochrome as stored values with their rescale, colours as RGBA.
 * @param frame 0-based
 * @throws RangeError where there is no such frame
 */
export async function dicomPicture(file: DicomFile, frame: number): Promise<Result<Picture>> {
  const { image, dataSet } = file
  const { widthPx, heightPx, photometricInterpretation } = image
  const stored = await storedValues(file, frame)
  if (!stored.ok) return stored
  const values = withSign(stored.value, image)
  switch (photometricInterpretation) {
    case 'MONOCHROME1':
    case 'MONOCHROME2':
      return ok(monochrome(file, frame, values))
    case 'PALETTE COLOR': {
      const palette = readPalette(dataSet, image.isSigned)
      if (palette === undefined) return fail('dicom-palette-missing')
      return ok({ kind: 'color', widthPx, heightPx, rgba: paletteColors(values, palette) })
    }
    // JPEG 2000 has undone these two while decoding.
    case 'YBR_RCT':
    case 'YBR_ICT':
    case 'RGB':
      return ok({ kind: 'color', widthPx, heightPx, rgba: rgbColors(values, image.bitsStored) })
    case 'YBR_FULL':
    case 'YBR_FULL_422':
      return ok({ kind: 'color', widthPx, heightPx, rgba: ybrColors(values, image.bitsStored) })
  }
}

function monochrome(file: DicomFile, frame: number, stored: StoredValues): GrayscaleImage {
  const { dataSet, image } = file
  const transformation = groupOf(dataSet, frame, 'PixelValueTransformationSequence')
  const slope = numberOf(transformation, 'RescaleSlope')
  const intercept = numberOf(transformation, 'RescaleIntercept')
  const { windows, voiFunction } = readVoiWindows(dataSet, frame)
  const padding = readPadding(file)
  const table = readModalityTable(dataSet, image.isSigned)
  const isRescaled = table === undefined && slope !== undefined && slope !== 0
  const isHounsfield = isRescaled && isHounsfieldSlice(file, textOf(transformation, 'RescaleType'))
  return grayscaleImage({
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    values: table === undefined ? stored : applyModalityTable(stored, table),
    slope: isRescaled ? slope : 1,
    intercept: isRescaled ? (intercept ?? 0) : 0,
    unit: isHounsfield ? 'HU' : null,
    padding: table === undefined ? padding : null,
    monochrome1: image.photometricInterpretation === 'MONOCHROME1',
    // A window measured from the pixels may be narrower than the 1 that LINEAR allows.
    voiFunction: windows.length > 0 ? voiFunction : 'LINEAR_EXACT',
  })
}

/** CT numbers are Hounsfield units unless the file says otherwise; those of a localiser are not (PS3.3 C.8.2.1.1.2). */
function isHounsfieldSlice({ dataSet }: DicomFile, rescaleType: string | undefined): boolean {
  const isLocaliser = textsOf(dataSet, 'ImageType').some((value) => value.toUpperCase() === 'LOCALIZER')
  return textOf(dataSet, 'Modality') === 'CT' && !isLocaliser && (rescaleType === undefined || rescaleType === 'HU')
}

function readPadding({ dataSet, image }: DicomFile): readonly [low: number, high: number] | null {
  if (image.sampleType !== 'integer') return null
  const value = pixelValueOf(dataSet, 'PixelPaddingValue', image.isSigned)
  if (value === undefined) return null
  const limit = pixelValueOf(dataSet, 'PixelPaddingRangeLimit', image.isSigned) ?? value
  return [Math.min(value, limit), Math.max(value, limit)]
}

function rgbColors(values: StoredValues, bitsStored: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray((values.length / 3) * 4)
  const scale = 255 / (2 ** bitsStored - 1)
  for (let from = 0, to = 0; from < values.length; from += 3, to += 4) {
    rgba[to] = (values[from] ?? 0) * scale
    rgba[to + 1] = (values[from + 1] ?? 0) * scale
    rgba[to + 2] = (values[from + 2] ?? 0) * scale
    rgba[to + 3] = 255
  }
  return rgba
}

/** Full-range YCbCr to RGB (PS3.3 C.7.6.3.1.2). */
function ybrColors(values: StoredValues, bitsStored: number): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray((values.length / 3) * 4)
  const scale = 255 / (2 ** bitsStored - 1)
  for (let from = 0, to = 0; from < values.length; from += 3, to += 4) {
    const y = (values[from] ?? 0) * scale
    const cb = (values[from + 1] ?? 0) * scale - 128
    const cr = (values[from + 2] ?? 0) * scale - 128
    rgba[to] = y + 1.402 * cr
    rgba[to + 1] = y - 0.344136 * cb - 0.714136 * cr
    rgba[to + 2] = y + 1.772 * cb
    rgba[to + 3] = 255
  }
  return rgba
}
