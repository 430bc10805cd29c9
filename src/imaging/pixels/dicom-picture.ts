import type { OnShare } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { tagOf } from '../dicom/dictionary.ts'
import { numberOf, pixelValueOf, textOf } from '../dicom/element-values.ts'
import { groupOf } from '../dicom/functional-groups.ts'
import type { DicomFile } from '../dicom/parse.ts'
import { type StoredValues, storedValues, withSign } from '../dicom/stored-values.ts'
import { valueUnit } from '../dicom/value-unit.ts'
import { readVoiWindows } from '../dicom/voi-windows.ts'
import { applyModalityTable, readModalityTable } from './modality-table.ts'
import { paletteColors, readPalette } from './palette.ts'
import { type GrayscaleImage, grayscaleImage, type Picture } from './picture.ts'
import { readVoiCurves } from './voi-curves.ts'

/**
 * One frame of a DICOM file as a picture: monochrome as stored values with their rescale, colours as RGBA.
 * @param frame 0-based
 * @throws RangeError where there is no such frame
 */
export async function dicomPicture(file: DicomFile, frame: number, onShare?: OnShare): Promise<Result<Picture>> {
  const { image, dataSet } = file
  const { widthPx, heightPx, photometricInterpretation } = image
  const stored = await storedValues(file, frame, onShare)
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
  const { windows, voiFunction } = readVoiWindows(dataSet, frame)
  const modality = modalityValues(file, frame, stored)
  const isRescaled = modality.table || modality.slope !== 1 || modality.intercept !== 0 || modality.isStated
  const mayBeNegative = !modality.table && (image.isSigned || modality.intercept < 0 || modality.slope < 0)
  return grayscaleImage({
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    values: modality.values,
    slope: modality.slope,
    intercept: modality.intercept,
    unit: valueUnit(file, frame, isRescaled),
    padding: modality.padding,
    monochrome1: isTurnedOver(file),
    // A window measured from the pixels may be narrower than the 1 that LINEAR allows.
    voiFunction: windows.length > 0 ? voiFunction : 'LINEAR_EXACT',
    voiCurves: readVoiCurves(dataSet, frame, mayBeNegative),
  })
}

interface ModalityValues extends Pick<GrayscaleImage, 'values' | 'slope' | 'intercept' | 'padding'> {
  /** Whether the values are those of a modality LUT, which then count as the stored ones. */
  readonly table: boolean
  /** Whether the file states a rescale, be it one that changes nothing. */
  readonly isStated: boolean
}

/** The modality LUT, or the rescale that stands for one. Source: PS3.3 C.11.1; for dose C.8.8.3.4. */
function modalityValues(file: DicomFile, frame: number, stored: StoredValues): ModalityValues {
  const { dataSet, image } = file
  const padding = readPadding(file)
  const table = readModalityTable(dataSet, image.isSigned)
  if (table !== undefined) {
    const looked = applyModalityTable(stored, table, padding)
    return { ...looked, slope: 1, intercept: 0, table: true, isStated: true }
  }
  const transformation = groupOf(dataSet, frame, 'PixelValueTransformationSequence')
  const slope = numberOf(transformation, 'RescaleSlope') ?? doseScaling(file)
  if (slope === undefined || slope === 0) {
    return { values: stored, slope: 1, intercept: 0, padding, table: false, isStated: false }
  }
  const intercept = numberOf(transformation, 'RescaleIntercept') ?? 0
  return { values: stored, slope, intercept, padding, table: false, isStated: true }
}

function doseScaling({ dataSet }: DicomFile): number | undefined {
  return textOf(dataSet, 'Modality') === 'RTDOSE' ? numberOf(dataSet, 'DoseGridScaling') : undefined
}

/** MONOCHROME1 and the shape INVERSE say the same, by the standard always both: either is enough, and both turn once (PS3.3 C.11.6.1.2). */
function isTurnedOver({ dataSet, image }: DicomFile): boolean {
  return image.photometricInterpretation === 'MONOCHROME1' || textOf(dataSet, 'PresentationLUTShape') === 'INVERSE'
}

/** Source: PS3.3 C.7.5.1.1.2 and, for real values, C.7.6.24. */
function readPadding({ dataSet, image }: DicomFile): readonly [low: number, high: number] | null {
  const read = (kind: 'Value' | 'RangeLimit'): number | undefined => {
    if (image.sampleType === 'integer') return pixelValueOf(dataSet, `PixelPadding${kind}`, image.isSigned)
    return image.sampleType === 'float32'
      ? dataSet.float(tagOf(`FloatPixelPadding${kind}`))
      : dataSet.double(tagOf(`DoubleFloatPixelPadding${kind}`))
  }
  const value = read('Value')
  if (value === undefined) return null
  const limit = read('RangeLimit') ?? value
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
