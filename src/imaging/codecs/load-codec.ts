import type { CodecFamily } from './compressed-syntaxes.ts'
import type { FrameCodec } from './frame-codec.ts'

/**
 * Loads a codec when it is first wanted. Only what decodes pixels imports this file: whoever reads headers alone must not carry a copy of
 * every codec along.
 */
export function loadCodec(family: CodecFamily): Promise<FrameCodec> {
  return loaders[family]()
}

const loaders: Readonly<Record<CodecFamily, () => Promise<FrameCodec>>> = {
  rle: async () => (await import('./rle.ts')).decodeRle,
  jpeg: async () => (await import('./jpeg/decode-jpeg-dct.ts')).decodeJpegDct,
  'jpeg-lossless': async () => (await import('./jpeg/decode-jpeg-lossless.ts')).decodeJpegLossless,
  'jpeg-ls': async () => (await import('./jpeg-ls.ts')).decodeJpegLs,
  'jpeg-2000': async () => (await import('./jpeg-2000.ts')).decodeJpeg2000,
  htj2k: async () => (await import('./htj2k.ts')).decodeHtj2k,
}
