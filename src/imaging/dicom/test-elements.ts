import { type DicomElement, dicomElement } from './write.ts'

/** Elements of a small unsigned 16-bit radiograph, for tests. */
export function grayscaleElements({
  widthPx,
  heightPx,
  values,
}: {
  readonly widthPx: number
  readonly heightPx: number
  readonly values: Uint16Array
}): DicomElement[] {
  return [
    dicomElement('SOPClassUID', '1.2.840.10008.5.1.4.1.1.1.1'),
    dicomElement('SOPInstanceUID', '2.25.1'),
    dicomElement('StudyInstanceUID', '2.25.2'),
    dicomElement('SeriesInstanceUID', '2.25.3'),
    dicomElement('Modality', 'DX'),
    dicomElement('SamplesPerPixel', [1]),
    dicomElement('PhotometricInterpretation', 'MONOCHROME2'),
    dicomElement('Rows', [heightPx]),
    dicomElement('Columns', [widthPx]),
    dicomElement('BitsAllocated', [16]),
    dicomElement('BitsStored', [12]),
    dicomElement('HighBit', [11]),
    dicomElement('PixelRepresentation', [0]),
    dicomElement('PixelData', new Uint8Array(values.slice().buffer)),
  ]
}
