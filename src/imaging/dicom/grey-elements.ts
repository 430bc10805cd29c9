import { type DicomElement, dicomElement } from './write.ts'

/** Shape of a grey picture stored in 16 bits a pixel, of which the low `bitsStored` count. */
interface GreyShape {
  readonly widthPx: number
  readonly heightPx: number
  readonly bitsStored: number
  readonly isSigned: boolean
}

/** The elements that say how the pixels of a grey picture are stored (PS3.3 C.7.6.3), without the pixels. */
export function greyElements({ widthPx, heightPx, bitsStored, isSigned }: GreyShape): DicomElement[] {
  return [
    dicomElement('SamplesPerPixel', [1]),
    dicomElement('PhotometricInterpretation', 'MONOCHROME2'),
    dicomElement('Rows', [heightPx]),
    dicomElement('Columns', [widthPx]),
    dicomElement('BitsAllocated', [16]),
    dicomElement('BitsStored', [bitsStored]),
    dicomElement('HighBit', [bitsStored - 1]),
    dicomElement('PixelRepresentation', [isSigned ? 1 : 0]),
  ]
}
