import { seldom } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { CodecFrame, ExpectedFrame, FrameCodec } from './frame-codec.ts'

const headerBytes = 64
/** Segments are padded to an even length; some writers pad to words, or repeat the byte. */
const maximumPadding = 8

/**
 * RLE Lossless: each byte plane of each sample is a PackBits segment, the most significant byte first. Source: DICOM PS3.5 annex G.
 */
export const decodeRle: FrameCodec = async (bytes, expected, onShare) => {
  const { widthPx, heightPx, components, bitsAllocated } = expected
  const pixels = widthPx * heightPx
  const sampleBytes = Math.max(1, bitsAllocated / 8)
  const segments = segmentsOf(bytes)
  if (segments === undefined || segments.length !== components * sampleBytes) {
    return fail('codec-damaged', { codec: 'RLE', reason: `${segments?.length ?? 0} segments` })
  }
  const tell = seldom(onShare)
  const raw = new Uint8Array(pixels * components * sampleBytes)
  for (const [index, segment] of segments.entries()) {
    const component = Math.floor(index / sampleBytes)
    const byte = sampleBytes - 1 - (index % sampleBytes)
    const { written, unread } = unpack(segment, raw, component * sampleBytes + byte, components * sampleBytes, pixels)
    tell((index + 1) / segments.length)
    if (bitsAllocated === 1 && written < pixels && written >= Math.ceil(pixels / 8)) return bitPlane(raw, expected)
    if (unread > maximumPadding) return fail('codec-mismatch', { codec: 'RLE', found: `more than ${pixels} pixels` })
    if (written < pixels) return fail('codec-damaged', { codec: 'RLE', reason: `${written} of ${pixels} pixels` })
  }
  const values = sampleBytes === 1 ? raw : sampleBytes === 2 ? new Uint16Array(raw.buffer) : new Int32Array(raw.buffer)
  return ok({ widthPx, heightPx, components, bits: bitsAllocated, knowsSigns: false, values })
}

/** Some writers pack single bits before they compress them. */
function bitPlane(packed: Uint8Array, { widthPx, heightPx }: ExpectedFrame): Result<CodecFrame> {
  const values = new Uint8Array(widthPx * heightPx)
  for (let i = 0; i < values.length; i++) values[i] = ((packed[i >> 3] ?? 0) >> (i & 7)) & 1
  return ok({ widthPx, heightPx, components: 1, bits: 1, knowsSigns: false, values })
}

function segmentsOf(bytes: Uint8Array): Uint8Array[] | undefined {
  if (bytes.length < headerBytes) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(0, true)
  if (count < 1 || count > 15) return undefined
  const offsets = Array.from({ length: count }, (_, index) => view.getUint32(4 + 4 * index, true))
  const isOrdered = offsets.every(
    (offset, index) => offset >= headerBytes && offset <= (offsets[index + 1] ?? bytes.length),
  )
  return isOrdered ? offsets.map((offset, index) => bytes.subarray(offset, offsets[index + 1])) : undefined
}

/** Writes at most `limit` bytes, `stride` apart; answers how many, and how much of the segment was not needed for them. */
function unpack(segment: Uint8Array, to: Uint8Array, start: number, stride: number, limit: number) {
  let written = 0
  let at = 0
  while (at < segment.length && written < limit) {
    const control = segment[at++] ?? 0
    if (control === 128) continue
    const isRun = control > 128
    const count = Math.min(isRun ? 257 - control : control + 1, limit - written)
    for (let i = 0; i < count; i++) {
      const from = isRun ? at : at + i
      if (from >= segment.length) return { written, unread: 0 }
      to[start + written * stride] = segment[from] ?? 0
      written += 1
    }
    at += isRun ? 1 : control + 1
  }
  return { written, unread: segment.length - at }
}
