/** Families of codecs: each is loaded as one. */
export type CodecFamily = 'rle' | 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k'

/** Compressed transfer syntaxes that can be decoded, and by what. Source: DICOM PS3.6, annex A. */
const families: Readonly<Record<string, CodecFamily>> = {
  '1.2.840.10008.1.2.5': 'rle',
  '1.2.840.10008.1.2.4.50': 'jpeg',
  '1.2.840.10008.1.2.4.51': 'jpeg',
  '1.2.840.10008.1.2.4.53': 'jpeg',
  '1.2.840.10008.1.2.4.55': 'jpeg',
  '1.2.840.10008.1.2.4.57': 'jpeg-lossless',
  '1.2.840.10008.1.2.4.70': 'jpeg-lossless',
  '1.2.840.10008.1.2.4.80': 'jpeg-ls',
  '1.2.840.10008.1.2.4.81': 'jpeg-ls',
  '1.2.840.10008.1.2.4.90': 'jpeg-2000',
  '1.2.840.10008.1.2.4.91': 'jpeg-2000',
  '1.2.840.10008.1.2.4.201': 'htj2k',
  '1.2.840.10008.1.2.4.202': 'htj2k',
  '1.2.840.10008.1.2.4.203': 'htj2k',
}

/** What decodes a transfer syntax; undefined for those that are not compressed and those that nothing here decodes. */
export function codecFamilyOf(transferSyntaxUid: string): CodecFamily | undefined {
  return families[transferSyntaxUid]
}

/** What each is called. */
export const codecNames: Readonly<Record<CodecFamily, string>> = {
  rle: 'RLE',
  jpeg: 'JPEG',
  'jpeg-lossless': 'lossless JPEG',
  'jpeg-ls': 'JPEG-LS',
  'jpeg-2000': 'JPEG 2000',
  htj2k: 'HTJ2K',
}
