import type { Bytes } from '../../../lib/bytes.ts'
import { greyElements } from '../../dicom/grey-elements.ts'
import { dicomElement, writeDicom } from '../../dicom/write.ts'
import { demoSeed } from '../demo-cases.ts'
import { randomUid } from '../files/dicom-film.ts'
import { createRandom } from '../random.ts'
import { chestCt, ctMmPerPx, ctSidePx, ctSlices, ctSpacingMm } from './chest-ct.ts'

/** The made CT: a DICOM file a slice, and its report. */
export interface DemoCt {
  /** That of the patient whose film shows the nodule. */
  readonly patientKeySource: string
  readonly slices: readonly Bytes[]
  readonly report: string
}

const patientId = 'DEMO-0002'
const acquired = { date: '20240411', time: '101500' } as const

/** Makes the CT of the demo project; the same seed gives the same bytes on every machine. */
export function makeDemoCt(seed: number = demoSeed): DemoCt {
  const random = createRandom(seed).fork('chest ct')
  const uids = random.fork('uids')
  const [studyUid, seriesUid, frameUid] = [randomUid(uids), randomUid(uids), randomUid(uids)]
  const slices = [...chestCt(random)].map((values, index) =>
    writeDicom([
      dicomElement('SpecificCharacterSet', 'ISO_IR 192'),
      dicomElement('ImageType', 'ORIGINAL\\PRIMARY\\AXIAL'),
      dicomElement('SOPClassUID', '1.2.840.10008.5.1.4.1.1.2'),
      dicomElement('SOPInstanceUID', randomUid(uids)),
      dicomElement('StudyInstanceUID', studyUid),
      dicomElement('SeriesInstanceUID', seriesUid),
      dicomElement('FrameOfReferenceUID', frameUid),
      dicomElement('StudyDate', acquired.date),
      dicomElement('AcquisitionDate', acquired.date),
      dicomElement('AcquisitionTime', acquired.time),
      dicomElement('TimezoneOffsetFromUTC', '+0000'),
      dicomElement('Modality', 'CT'),
      dicomElement('Manufacturer', 'Glossa demonstration'),
      dicomElement('PatientName', 'Demo^Two'),
      dicomElement('PatientID', patientId),
      dicomElement('PatientSex', 'F'),
      dicomElement('BodyPartExamined', 'CHEST'),
      dicomElement('PatientPosition', 'HFS'),
      dicomElement('SeriesNumber', '2'),
      dicomElement('AcquisitionNumber', '1'),
      dicomElement('InstanceNumber', String(index + 1)),
      dicomElement('SliceThickness', String(ctSpacingMm)),
      dicomElement('SpacingBetweenSlices', String(ctSpacingMm)),
      // The middle of the picture is the middle of the patient.
      dicomElement('ImagePositionPatient', positionOf(index)),
      dicomElement('ImageOrientationPatient', '1\\0\\0\\0\\1\\0'),
      dicomElement('PixelSpacing', `${ctMmPerPx}\\${ctMmPerPx}`),
      ...greyElements({ widthPx: ctSidePx, heightPx: ctSidePx, bitsStored: 16, isSigned: true }),
      dicomElement('RescaleSlope', '1'),
      dicomElement('RescaleIntercept', '0'),
      dicomElement('RescaleType', 'HU'),
      dicomElement('WindowCenter', '-600\\50'),
      dicomElement('WindowWidth', '1500\\350'),
      dicomElement('WindowCenterWidthExplanation', 'LUNG\\MEDIASTINUM'),
      dicomElement('BurnedInAnnotation', 'NO'),
      dicomElement('LossyImageCompression', '00'),
      dicomElement('PixelData', new Uint8Array(values.buffer)),
    ]),
  )
  return { patientKeySource: patientId, slices, report }
}

function positionOf(index: number): string {
  const corner = -(ctSidePx / 2 - 0.5) * ctMmPerPx
  return [corner, corner, (ctSlices / 2 - index) * ctSpacingMm].join('\\')
}

const report = `CT of the chest with contrast medium

Clinical history: Solitary nodule of the right upper zone on the chest radiograph of 5 April. Smoker.

Technique: Axial slices of 6 mm from the apices to the upper abdomen after intravenous contrast medium.

Comparison: Chest radiograph of 5 April.

Findings:
There is a solid nodule of 19 mm in the right upper lobe, of round shape with short spicules at its margin. No calcification, no cavity. It does not touch the pleura.
The lungs are otherwise clear. There is no pleural effusion and no pneumothorax.
The heart is of normal size. The great vessels are of normal calibre. No enlarged mediastinal or hilar lymph nodes.
Liver, spleen and stomach are unremarkable as far as they are shown. No destructive lesion of the bones.

Impression:
1. Spiculated solid nodule of 19 mm in the right upper lobe, suspicious for bronchogenic carcinoma. Biopsy or PET is recommended.
2. No enlarged lymph nodes.
`
