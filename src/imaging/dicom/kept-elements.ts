import type { Keyword } from './dictionary.ts'

/**
 * The only elements of a DICOM file that are stored: what is needed to show it, to measure on it, and to tell which picture of
 * which series it is. Who the patient is, who took and read it, where and when are not among them; nor is any free text.
 */
export const keptElements: readonly Keyword[] = [
  'ImageType',
  'SOPClassUID',
  'SOPInstanceUID',
  'Modality',
  'PresentationIntentType',
  'BodyPartExamined',
  'SliceThickness',
  'SpacingBetweenSlices',
  'FrameTime',
  'FrameTimeVector',
  'DistanceSourceToDetector',
  'EstimatedRadiographicMagnificationFactor',
  'ImagerPixelSpacing',
  'NominalScannedPixelSpacing',
  'ViewPosition',
  'SequenceOfUltrasoundRegions',
  'StudyInstanceUID',
  'SeriesInstanceUID',
  'SeriesNumber',
  'AcquisitionNumber',
  'InstanceNumber',
  'PatientOrientation',
  'ImagePositionPatient',
  'ImageOrientationPatient',
  'FrameOfReferenceUID',
  'Laterality',
  'ImageLaterality',
  'SliceLocation',
  'SamplesPerPixel',
  'PhotometricInterpretation',
  'PlanarConfiguration',
  'NumberOfFrames',
  'Rows',
  'Columns',
  'PixelSpacing',
  'PixelAspectRatio',
  'BitsAllocated',
  'BitsStored',
  'HighBit',
  'PixelRepresentation',
  'SmallestImagePixelValue',
  'LargestImagePixelValue',
  'PixelPaddingValue',
  'PixelPaddingRangeLimit',
  'FloatPixelPaddingValue',
  'DoubleFloatPixelPaddingValue',
  'FloatPixelPaddingRangeLimit',
  'DoubleFloatPixelPaddingRangeLimit',
  'BurnedInAnnotation',
  'PixelSpacingCalibrationType',
  'PixelIntensityRelationship',
  'PixelIntensityRelationshipSign',
  'WindowCenter',
  'WindowWidth',
  'RescaleIntercept',
  'RescaleSlope',
  'RescaleType',
  'WindowCenterWidthExplanation',
  'VOILUTFunction',
  'RedPaletteColorLookupTableDescriptor',
  'GreenPaletteColorLookupTableDescriptor',
  'BluePaletteColorLookupTableDescriptor',
  'RedPaletteColorLookupTableData',
  'GreenPaletteColorLookupTableData',
  'BluePaletteColorLookupTableData',
  'SegmentedRedPaletteColorLookupTableData',
  'SegmentedGreenPaletteColorLookupTableData',
  'SegmentedBluePaletteColorLookupTableData',
  'LossyImageCompression',
  'LossyImageCompressionRatio',
  'LossyImageCompressionMethod',
  'ModalityLUTSequence',
  'VOILUTSequence',
  'PresentationLUTShape',
  'Units',
  'SUVType',
  'DoseUnits',
  'DoseGridScaling',
  'SharedFunctionalGroupsSequence',
  'PerFrameFunctionalGroupsSequence',
]

const functionalGroups: readonly Keyword[] = [
  'FrameContentSequence',
  'PlanePositionSequence',
  'PlaneOrientationSequence',
  'PixelMeasuresSequence',
  'FrameVOILUTSequence',
  'PixelValueTransformationSequence',
]

const lookupTable: readonly Keyword[] = ['LUTDescriptor', 'LUTExplanation', 'ModalityLUTType', 'LUTData']

/** What is kept inside the items of each kept sequence. */
export const keptInItems: Partial<Record<Keyword, readonly Keyword[]>> = {
  ModalityLUTSequence: lookupTable,
  VOILUTSequence: lookupTable,
  SharedFunctionalGroupsSequence: functionalGroups,
  PerFrameFunctionalGroupsSequence: functionalGroups,
  FrameContentSequence: ['InStackPositionNumber', 'TemporalPositionIndex', 'DimensionIndexValues'],
  PlanePositionSequence: ['ImagePositionPatient'],
  PlaneOrientationSequence: ['ImageOrientationPatient'],
  PixelMeasuresSequence: ['PixelSpacing', 'SliceThickness', 'SpacingBetweenSlices'],
  FrameVOILUTSequence: [
    'WindowCenter',
    'WindowWidth',
    'WindowCenterWidthExplanation',
    'VOILUTFunction',
    'VOILUTSequence',
  ],
  SequenceOfUltrasoundRegions: [
    ...(['RegionSpatialFormat', 'PhysicalUnitsXDirection', 'PhysicalUnitsYDirection'] as const),
    ...(['RegionLocationMinX0', 'RegionLocationMinY0', 'RegionLocationMaxX1', 'RegionLocationMaxY1'] as const),
    ...(['PhysicalDeltaX', 'PhysicalDeltaY'] as const),
  ],
  PixelValueTransformationSequence: ['RescaleIntercept', 'RescaleSlope', 'RescaleType'],
}

/** What scanners call windows and curves: none of it tells who the patient is. */
const windowNames: ReadonlySet<string> = new Set(
  'NORMAL,HARDER,SOFTER,STANDARD,DEFAULT,WINDOW1,WINDOW2,LUNG,LUNGS,LUNG WINDOW,BONE,BONE WINDOW,BRAIN,ABDOMEN,MEDIASTINUM,LIVER,SPINE,PELVIS,HEAD,CHEST,SOFT TISSUE,SOFTTISSUE,ANGIO,USER,HIGH CONTRAST,LOW CONTRAST,WINDOW3'.split(
    ',',
  ),
)

/** The words that kept elements of free text may hold; with any other the element is left out. Sources: PS3.3 C.11.1.1.2, and what scanners write. */
export const keptWords: Partial<Record<Keyword, ReadonlySet<string>>> = {
  RescaleType: new Set(['HU', 'HU_MOD', 'US', 'OD', 'MGML', 'Z_EFF', 'ED', 'EDW', 'PCT', 'NORMALIZED']),
  ModalityLUTType: new Set(['HU', 'HU_MOD', 'US', 'OD', 'MGML', 'Z_EFF', 'ED', 'EDW', 'PCT', 'NORMALIZED']),
  WindowCenterWidthExplanation: windowNames,
  LUTExplanation: windowNames,
}
