import type { Bytes } from '../../../lib/bytes.ts'
import { greyElements } from '../../dicom/grey-elements.ts'
import { type DicomElement, dicomElement, writeDicom } from '../../dicom/write.ts'
import type { Film } from '../film.ts'
import type { Random } from '../random.ts'
import { filmWindow } from './eight-bits.ts'

/** Who and what a made film belongs to: nobody who exists. */
export interface FilmIdentity {
  readonly patientId: string
  /** Family^given. */
  readonly patientName: string
  readonly sex: 'F' | 'M'
  readonly ageYears: number
  readonly studyUid: string
  readonly seriesUid: string
  readonly instanceUid: string
  readonly view: 'PA' | 'AP'
  /** yyyymmdd and hhmmss, UTC. */
  readonly date: string
  readonly time: string
}

/** Digital X-Ray Image Storage - For Presentation (PS3.6). */
const sopClassUid = '1.2.840.10008.5.1.4.1.1.1.1'

/** A UID out of 128 random bits (PS3.5 §B.2). */
export function randomUid(random: Random): string {
  let number = 0n
  for (let i = 0; i < 4; i++) number = (number << 32n) | BigInt(random.bits())
  return `2.25.${number}`
}

/** A made film as a DICOM file: digital radiograph, 16 bits allocated, 12 stored, with spacing, view and a made-up patient. */
export function dicomFilm(film: Film, identity: FilmIdentity): Bytes {
  return writeDicom([...patientElements(identity), ...acquisitionElements(film, identity), ...pixelElements(film)])
}

function patientElements(identity: FilmIdentity): DicomElement[] {
  const { patientId, patientName, sex, ageYears } = identity
  return [
    dicomElement('SpecificCharacterSet', 'ISO_IR 192'),
    dicomElement('SOPClassUID', sopClassUid),
    dicomElement('SOPInstanceUID', identity.instanceUid),
    dicomElement('StudyInstanceUID', identity.studyUid),
    dicomElement('SeriesInstanceUID', identity.seriesUid),
    dicomElement('StudyDate', identity.date),
    dicomElement('AcquisitionDate', identity.date),
    dicomElement('AcquisitionTime', identity.time),
    dicomElement('TimezoneOffsetFromUTC', '+0000'),
    dicomElement('PatientName', patientName),
    dicomElement('PatientID', patientId),
    dicomElement('PatientSex', sex),
    { tag: 'x00101010', vr: 'AS', value: `${String(ageYears).padStart(3, '0')}Y` },
    ...emptyElements,
  ]
}

/** What a digital radiograph has to have, known or not (PS3.3 A.26, type 2). */
const emptyElements: readonly DicomElement[] = [
  // Study time, accession number, referring physician, birth date, detector type, positioner type, study ID.
  { tag: 'x00080030', vr: 'TM', value: '' },
  { tag: 'x00080050', vr: 'SH', value: '' },
  { tag: 'x00080090', vr: 'PN', value: '' },
  { tag: 'x00100030', vr: 'DA', value: '' },
  { tag: 'x00187004', vr: 'CS', value: '' },
  { tag: 'x00181508', vr: 'CS', value: '' },
  { tag: 'x00200010', vr: 'SH', value: '' },
  // Acquisition context.
  { tag: 'x00400555', vr: 'SQ', value: [] },
]

function acquisitionElements({ mmPerPx }: Film, { view }: FilmIdentity): DicomElement[] {
  return [
    dicomElement('ImageType', 'ORIGINAL\\PRIMARY'),
    dicomElement('Modality', 'DX'),
    dicomElement('PresentationIntentType', 'FOR PRESENTATION'),
    dicomElement('Manufacturer', 'Glossa demonstration'),
    dicomElement('BodyPartExamined', 'CHEST'),
    { tag: 'x00082218', vr: 'SQ', value: [code(['51185008', 'SCT', 'Chest'])] },
    { tag: 'x00540220', vr: 'SQ', value: [code(views[view])] },
    dicomElement('ViewPosition', view),
    dicomElement('SeriesNumber', '1'),
    dicomElement('InstanceNumber', '1'),
    // Either way the film is looked at as if one faced the patient.
    dicomElement('PatientOrientation', 'L\\F'),
    dicomElement('ImageLaterality', 'U'),
    dicomElement('ImagerPixelSpacing', [mmPerPx, mmPerPx]),
    dicomElement('PixelSpacing', [mmPerPx, mmPerPx]),
    dicomElement('BurnedInAnnotation', 'NO'),
    dicomElement('LossyImageCompression', '00'),
    dicomElement('PresentationLUTShape', 'IDENTITY'),
  ]
}

/** Codes of the two views (PS3.16 CID 4010). */
const views = {
  PA: ['272479007', 'SCT', 'postero-anterior'],
  AP: ['399348003', 'SCT', 'antero-posterior'],
} as const

/** A coded entry (PS3.3 table 8.8-1). */
function code([value, scheme, meaning]: readonly [value: string, scheme: string, meaning: string]): DicomElement[] {
  return [
    { tag: 'x00080100', vr: 'SH', value },
    { tag: 'x00080102', vr: 'SH', value: scheme },
    { tag: 'x00080104', vr: 'LO', value: meaning },
  ]
}

function pixelElements({ widthPx, heightPx, values }: Film): DicomElement[] {
  return [
    ...greyElements({ widthPx, heightPx, bitsStored: 12, isSigned: false }),
    // Outside the collimator there is no picture.
    dicomElement('PixelPaddingValue', [0]),
    dicomElement('PixelIntensityRelationship', 'LOG'),
    dicomElement('PixelIntensityRelationshipSign', [-1]),
    dicomElement('RescaleIntercept', '0'),
    dicomElement('RescaleSlope', '1'),
    dicomElement('RescaleType', 'US'),
    dicomElement('WindowCenter', [filmWindow.centre]),
    dicomElement('WindowWidth', [filmWindow.width]),
    dicomElement('PixelData', new Uint8Array(values.buffer)),
  ]
}
