import binary from '@cornerstonejs/codec-openjpeg/decodewasm?url&inline'
import factory from '@cornerstonejs/codec-openjpeg/decodewasmjs'
import { expectSize, jpeg2000Size } from './codestream-size.ts'
import type { FrameCodec } from './frame-codec.ts'
import { decodeWith, instantiate } from './wasm-codec.ts'

const codec = instantiate(factory, binary)

/** JPEG 2000 (transfer syntaxes .90 to .93) by OpenJPEG; a multiple component transform is undone, as the codestream says. */
export const decodeJpeg2000: FrameCodec = async (bytes, expected) => {
  const size = expectSize('JPEG 2000', jpeg2000Size(bytes), expected)
  return size.ok ? decodeWith('JPEG 2000', (await codec).J2KDecoder, bytes, true) : size
}
