import binary from '@cornerstonejs/codec-openjph/wasm?url&inline'
import factory from '@cornerstonejs/codec-openjph/wasmjs'
import { expectSize, jpeg2000Size } from './codestream-size.ts'
import type { FrameCodec } from './frame-codec.ts'
import { decodeWith, instantiate } from './wasm-codec.ts'

const codec = instantiate(factory, binary)

/** High-Throughput JPEG 2000 (transfer syntaxes .201 to .203) by OpenJPH. */
export const decodeHtj2k: FrameCodec = async (bytes, expected) => {
  const size = expectSize('HTJ2K', jpeg2000Size(bytes), expected)
  return size.ok ? decodeWith('HTJ2K', (await codec).HTJ2KDecoder, bytes, true) : size
}
