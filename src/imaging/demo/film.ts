import type { Bytes } from '../../lib/bytes.ts'
import { dicomElement, writeDicom } from '../dicom/write.ts'
import type { Exposure } from './patient.ts'
import { exposeChest, mmPerPx } from './radiograph.ts'

export interface FilmIdentity {
  readonly patientId: string
  readonly studyUid: string
  readonly instanceUid: string
}

/** Digital X-Ray Image Storage - For Presentation (PS3.6). */
const sopClassUid = '1.2.840.10008.5.1.4.1.1.1.1'

/** Shows lung and mediastinum: found by eye on the simulated films. */
const window = { centre: 1650, width: 2900 }

/** A simulated chest film as a DICOM file: 16 bits allocated, 12 stored, with spacing and view. */
export function makeFilm(exposure: Exposure, { patientId, studyUid, instanceUid }: FilmIdentity): Bytes {
  const { widthPx, heightPx, values } = exposeChest(exposure)
  const spacing = `${mmPerPx}\\${mmPerPx}`
  return writeDicom([
    dicomElement('SOPClassUID', sopClassUid),
    dicomElement('SOPInstanceUID', instanceUid),
    dicomElement('StudyInstanceUID', studyUid),
    dicomElement('SeriesInstanceUID', `${studyUid}.1`),
    { tag: 'x00080008', vr: 'CS', value: 'ORIGINAL\\PRIMARY' },
    dicomElement('Modality', 'DX'),
    { tag: 'x00080068', vr: 'CS', value: 'FOR PRESENTATION' },
    dicomElement('Manufacturer', 'Glossa demonstration'),
    { tag: 'x00100020', vr: 'LO', value: patientId },
    { tag: 'x00180015', vr: 'CS', value: 'CHEST' },
    { tag: 'x00181164', vr: 'DS', value: spacing },
    { tag: 'x00185101', vr: 'CS', value: exposure.view },
    { tag: 'x00200020', vr: 'CS', value: 'L\\F' },
    dicomElement('SamplesPerPixel', [1]),
    dicomElement('PhotometricInterpretation', 'MONOCHROME2'),
    dicomElement('Rows', [heightPx]),
    dicomElement('Columns', [widthPx]),
    dicomElement('BitsAllocated', [16]),
    dicomElement('BitsStored', [12]),
    dicomElement('HighBit', [11]),
    dicomElement('PixelRepresentation', [0]),
    { tag: 'x00281050', vr: 'DS', value: String(window.centre) },
    { tag: 'x00281051', vr: 'DS', value: String(window.width) },
    { tag: 'x20500020', vr: 'CS', value: 'IDENTITY' },
    dicomElement('PixelData', new Uint8Array(values.buffer)),
  ])
}
