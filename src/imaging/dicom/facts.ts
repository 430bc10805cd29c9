import type { DataSet } from 'dicom-parser'
import type { Fact } from '../../domain/records/case.ts'
import type { Json } from '../../lib/json.ts'
import { acquisitionTime } from './acquisition-time.ts'
import type { Keyword } from './dictionary.ts'
import { numberOf, numbersOf, textOf, textsOf } from './element-values.ts'
import { frameSpacings, type SpacingMm, spacingIn } from './frame-spacings.ts'
import { groupOf } from './functional-groups.ts'
import type { DicomFile } from './parse.ts'
import { codeString, projectionFacts } from './projection-facts.ts'
import { suvFactor } from './suv-factor.ts'
import { ultrasoundRegions } from './ultrasound-regions.ts'
import { readVoiWindows } from './voi-windows.ts'

/**
 * What the header says of how the picture was taken, by name; each fact names the element it came from. What the header does not
 * say is absent. Of several frames, the first speaks; where they differ in spacing, `sliceSpacings` has that of each (null: none) and
 * there is no `spacing` of the whole.
 */
export function dicomFacts({ dataSet, image }: DicomFile): Record<string, Fact> {
  const facts: Record<string, Fact> = {}
  const say = (name: string, tag: Keyword, value: Json | undefined, unit?: string) => {
    if (value !== undefined) facts[name] = { value, origin: 'header', tag, ...(unit === undefined ? {} : { unit }) }
  }
  for (const [name, keyword] of plainTexts) say(name, keyword, textOf(dataSet, keyword))
  const laterality = textOf(dataSet, 'ImageLaterality') === undefined ? 'Laterality' : 'ImageLaterality'
  say('bodyPart', 'BodyPartExamined', codeString(textOf(dataSet, 'BodyPartExamined')))
  say('laterality', laterality, codeString(textOf(dataSet, laterality)))
  const orientation = textsOf(dataSet, 'PatientOrientation')
  if (orientation.length === 2) say('patientOrientation', 'PatientOrientation', orientation)
  const direction = numbersOf(groupOf(dataSet, 0, 'PlaneOrientationSequence'), 'ImageOrientationPatient')
  if (direction?.length === 6) say('imageOrientation', 'ImageOrientationPatient', direction)
  const position = numbersOf(groupOf(dataSet, 0, 'PlanePositionSequence'), 'ImagePositionPatient')
  if (position?.length === 3) say('imagePosition', 'ImagePositionPatient', position, 'mm')
  for (const [name, said] of Object.entries(projectionFacts(dataSet))) say(name, said.tag, said.value)
  const imageType = textsOf(dataSet, 'ImageType')
  if (imageType.length > 0) say('imageType', 'ImageType', imageType)

  const spacing = readSpacing(dataSet)
  const spacings = frameSpacings(dataSet, image.frames)
  if (spacings !== null) say('sliceSpacings', 'PixelSpacing', [...spacings], 'mm')
  else if (spacing !== undefined) say('spacing', spacing.tag, spacing.value, 'mm')
  else say('pixelAspect', 'PixelAspectRatio', pixelAspect(dataSet))
  const calibration = textOf(dataSet, 'PixelSpacingCalibrationType')
  if (spacings === null && spacing?.tag === 'PixelSpacing')
    say('spacingCalibration', 'PixelSpacingCalibrationType', codeString(calibration))
  const magnification = 'EstimatedRadiographicMagnificationFactor'
  say('magnification', magnification, numberOf(dataSet, magnification))

  const regions = ultrasoundRegions(dataSet)
  if (regions.length > 0) say('ultrasoundRegions', 'SequenceOfUltrasoundRegions', regions, 'mm')
  say('suvFactor', 'RadionuclideTotalDose', suvFactor(dataSet))

  const transformation = groupOf(dataSet, 0, 'PixelValueTransformationSequence')
  say('rescaleSlope', 'RescaleSlope', numberOf(transformation, 'RescaleSlope'))
  say('rescaleIntercept', 'RescaleIntercept', numberOf(transformation, 'RescaleIntercept'))
  say('rescaleType', 'RescaleType', textOf(transformation, 'RescaleType'))
  const { windows } = readVoiWindows(dataSet, 0)
  if (windows.length > 0)
    say(
      'windows',
      'WindowCenter',
      windows.map(({ centre, width }) => ({ centre, width })),
    )

  const acquired = acquisitionTime(dataSet)
  if (acquired !== undefined) say('acquiredAt', acquired.tag, acquired.local)
  say('rows', 'Rows', image.heightPx)
  say('columns', 'Columns', image.widthPx)
  say('frames', 'NumberOfFrames', image.frames)
  return facts
}

const plainTexts: readonly (readonly [name: string, keyword: Keyword])[] = [
  ['modality', 'Modality'],
  ['manufacturer', 'Manufacturer'],
  ['presentationIntent', 'PresentationIntentType'],
  ['photometricInterpretation', 'PhotometricInterpretation'],
  ['presentationLutShape', 'PresentationLUTShape'],
  ['units', 'Units'],
  ['burnedInAnnotation', 'BurnedInAnnotation'],
  ['sopInstanceUid', 'SOPInstanceUID'],
  ['studyInstanceUid', 'StudyInstanceUID'],
  ['seriesInstanceUid', 'SeriesInstanceUID'],
]

export interface Spacing {
  /** Which element it came from: on the detector (ImagerPixelSpacing) a body is shown magnified. */
  readonly tag: 'PixelSpacing' | 'ImagerPixelSpacing' | 'NominalScannedPixelSpacing'
  readonly value: SpacingMm
}

/** Pixel spacing of the first frame (PS3.3 §10.7.1.3); undefined where the header gives none that is positive: pixels then have no size in mm. */
function readSpacing(dataSet: DataSet): Spacing | undefined {
  const measures = groupOf(dataSet, 0, 'PixelMeasuresSequence')
  const candidates = [
    ['PixelSpacing', measures],
    ['ImagerPixelSpacing', dataSet],
    ['NominalScannedPixelSpacing', dataSet],
  ] as const
  for (const [tag, holder] of candidates) {
    const value = spacingIn(holder, tag)
    if (value !== null) return { tag, value }
  }
  return undefined
}

/** How many times as high as wide a pixel is, where it is not square (PS3.3 C.7.6.3.1.7); undefined: not told. */
function pixelAspect(dataSet: DataSet): number | undefined {
  const [high, wide, ...others] = numbersOf(dataSet, 'PixelAspectRatio') ?? []
  if (high === undefined || wide === undefined || others.length > 0 || !(high > 0) || !(wide > 0)) return undefined
  return high === wide ? undefined : high / wide
}

/** What tells whose picture this is. For grouping during import only: it is never stored. */
export interface PatientIdentity {
  readonly patientId: string | null
  readonly issuer: string | null
}

export function patientIdentity({ dataSet }: DicomFile): PatientIdentity {
  return {
    patientId: textOf(dataSet, 'PatientID') ?? null,
    issuer: textOf(dataSet, 'IssuerOfPatientID') ?? null,
  }
}
