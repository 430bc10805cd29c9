import type { FrameCodec } from './frame-codec.ts'

/** Loads the codec of a compressed transfer syntax, when it is first wanted; undefined for those that have none here. */
export function codecOf(transferSyntaxUid: string): (() => Promise<FrameCodec>) | undefined {
  return codecs[transferSyntaxUid]
}

const jpegDct = async () => (await import('./jpeg/decode-jpeg-dct.ts')).decodeJpegDct
const jpegLossless = async () => (await import('./jpeg/decode-jpeg-lossless.ts')).decodeJpegLossless
const jpegLs = async () => (await import('./jpeg-ls.ts')).decodeJpegLs
const jpeg2000 = async () => (await import('./jpeg-2000.ts')).decodeJpeg2000
const htj2k = async () => (await import('./htj2k.ts')).decodeHtj2k
const rle = async () => (await import('./rle.ts')).decodeRle

/** Source: DICOM PS3.6, annex A. */
const codecs: Readonly<Record<string, () => Promise<FrameCodec>>> = {
  '1.2.840.10008.1.2.5': rle,
  '1.2.840.10008.1.2.4.50': jpegDct,
  '1.2.840.10008.1.2.4.51': jpegDct,
  '1.2.840.10008.1.2.4.53': jpegDct,
  '1.2.840.10008.1.2.4.55': jpegDct,
  '1.2.840.10008.1.2.4.57': jpegLossless,
  '1.2.840.10008.1.2.4.70': jpegLossless,
  '1.2.840.10008.1.2.4.80': jpegLs,
  '1.2.840.10008.1.2.4.81': jpegLs,
  '1.2.840.10008.1.2.4.90': jpeg2000,
  '1.2.840.10008.1.2.4.91': jpeg2000,
  '1.2.840.10008.1.2.4.201': htj2k,
  '1.2.840.10008.1.2.4.202': htj2k,
  '1.2.840.10008.1.2.4.203': htj2k,
}
