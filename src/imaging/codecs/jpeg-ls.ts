import binary from '@cornerstonejs/codec-charls/decodewasm?url&inline'
import factory from '@cornerstonejs/codec-charls/decodewasmjs'
import { expectSize, jpegLsSize } from './codestream-size.ts'
import type { FrameCodec } from './frame-codec.ts'
import { decodeWith, instantiate } from './wasm-codec.ts'

const codec = instantiate(factory, binary)

/** JPEG-LS, lossless and near-lossless (transfer syntaxes .80 and .81), by CharLS. */
export const decodeJpegLs: FrameCodec = async (bytes, expected) => {
  const size = expectSize('JPEG-LS', jpegLsSize(bytes), expected)
  return size.ok ? decodeWith('JPEG-LS', (await codec).JpegLSDecoder, bytes, false) : size
}
