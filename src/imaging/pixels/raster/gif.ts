import { type Bytes, concatBytes } from '../../../lib/bytes.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { damaged, type RasterFile, truncated } from './raster-file.ts'

const extension = 0x21
const graphicControl = 0xf9
const imageDescriptor = 0x2c
const trailer = 0x3b

/**
 * Walks the blocks of a GIF file to its end. What is kept is the first picture: comments, texts, application data (XMP among them)
 * and the pictures after the first are left out. Source: CompuServe, GIF89a specification.
 */
export function readGif(bytes: Bytes): Result<RasterFile> {
  if (bytes.length < 13) return truncated('gif')
  const tableEnd = 13 + colorTableBytes(bytes[10] ?? 0)
  const kept: Uint8Array[] = [bytes.subarray(0, tableEnd)]
  let control: Uint8Array | undefined
  let frames = 0
  for (let at = tableEnd; ; ) {
    const kind = bytes[at]
    if (kind === undefined) return truncated('gif')
    if (kind === trailer) break
    if (kind === extension) {
      const end = endOfSubBlocks(bytes, at + 2)
      if (end === undefined) return truncated('gif')
      if (bytes[at + 1] === graphicControl) control = bytes.subarray(at, end)
      at = end
    } else if (kind === imageDescriptor) {
      // The descriptor, its colour table, the size of its codes, then the codes.
      const end = endOfSubBlocks(bytes, at + 11 + colorTableBytes(bytes[at + 9] ?? 0))
      if (end === undefined) return truncated('gif')
      if (frames === 0) {
        if (control !== undefined && control.length === 8) kept.push(control)
        kept.push(bytes.subarray(at, end))
      }
      frames += 1
      control = undefined
      at = end
    } else return damaged('gif', `there is no block at byte ${at}`)
  }
  if (frames === 0) return damaged('gif', 'it holds no picture')
  kept.push(Uint8Array.of(trailer))
  const wordAt = (at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
  const size = { widthPx: wordAt(6), heightPx: wordAt(8) }
  return ok({ format: 'gif', ...size, bitsPerSample: 8, frames, bare: concatBytes(kept) })
}

/** @param packed the byte that says whether there is a table, and how long */
function colorTableBytes(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1)
}

/** First byte after a row of sub-blocks and the empty one that ends it; undefined where the file ends before. */
function endOfSubBlocks(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; ; ) {
    const length = bytes[at]
    if (length === undefined) return undefined
    at += 1 + length
    if (length === 0) return at
  }
}
