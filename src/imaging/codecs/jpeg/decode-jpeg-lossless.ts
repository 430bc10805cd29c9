import { seldom, type Tell } from '../../../lib/progress.ts'
import { fail, ok } from '../../../lib/result.ts'
import type { CodecFrame, FrameCodec } from '../frame-codec.ts'
import { BitReader } from './bit-reader.ts'
import type { HuffmanTable } from './huffman.ts'
import { JpegFault, type JpegTables, readHuffmanTables } from './jpeg-header.ts'
import { jpegProblem, Mismatch, segmentsOf } from './segments.ts'

interface LosslessFrame {
  readonly precision: number
  readonly widthPx: number
  readonly heightPx: number
  readonly ids: readonly number[]
}

/**
 * Decodes lossless JPEG, process 14 with any predictor (ITU-T T.81, annex H; transfer syntaxes .57 and .70), 2 to 16 bits. Of our
 * own because the decoder in common use leaves out the last pixel of some pictures.
 */
export const decodeJpegLossless: FrameCodec = async (bytes, expected, onShare) => {
  try {
    const tables: JpegTables = { quant: [], dc: [], ac: [], restartInterval: 0 }
    let frame: LosslessFrame | undefined
    for (const { marker, segment, dataStart } of segmentsOf(bytes)) {
      if (marker === 0xc4) readHuffmanTables(segment, tables)
      else if (marker === 0xdd) tables.restartInterval = segment.getUint16(0)
      else if (marker === 0xc3) {
        frame = readFrame(segment)
        const { widthPx, heightPx, ids } = frame
        if (widthPx !== expected.widthPx || heightPx !== expected.heightPx || ids.length !== expected.components) {
          return fail('codec-mismatch', { codec: 'JPEG Lossless', found: `${widthPx} x ${heightPx}` })
        }
      } else if (marker === 0xda) {
        if (frame === undefined) throw new JpegFault('a scan before its frame')
        return ok(decodeScan(bytes, segment, dataStart, frame, tables, seldom(onShare)))
      } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) {
        throw new JpegFault(`coding process SOF${marker - 0xc0}`)
      }
    }
    throw new JpegFault('it holds no picture')
  } catch (error) {
    return jpegProblem(error, 'JPEG Lossless')
  }
}

function readFrame(segment: DataView): LosslessFrame {
  const precision = segment.getUint8(0)
  const count = segment.getUint8(5)
  if (precision < 2 || precision > 16) throw new JpegFault(`${precision} bits a sample`)
  const ids = Array.from({ length: count }, (_, i) => {
    if (segment.getUint8(7 + 3 * i) !== 0x11) throw new Mismatch('subsampled components')
    return segment.getUint8(6 + 3 * i)
  })
  return { precision, heightPx: segment.getUint16(1), widthPx: segment.getUint16(3), ids }
}

function decodeScan(
  bytes: Uint8Array,
  segment: DataView,
  dataStart: number,
  frame: LosslessFrame,
  { dc, restartInterval }: JpegTables,
  tell: Tell,
): CodecFrame {
  const { precision, widthPx, heightPx, ids } = frame
  const components = ids.length
  if (segment.getUint8(0) !== components) throw new Mismatch('components in scans of their own')
  const tables = ids.map((_, i): HuffmanTable => {
    const table = dc[segment.getUint8(2 + 2 * i) >> 4]
    if (table === undefined) throw new JpegFault('a Huffman table is missing')
    return table
  })
  const predictor = segment.getUint8(1 + 2 * components)
  const shift = segment.getUint8(3 + 2 * components) & 15
  const predict = predictors[predictor]
  if (predict === undefined) throw new JpegFault(`predictor ${predictor}`)

  const reader = new BitReader(bytes, dataStart)
  const row = widthPx * components
  const samples = row * heightPx
  const values = precision <= 8 ? new Uint8Array(samples) : new Uint16Array(samples)
  const first = 1 << (precision - shift - 1)
  /** First pixel of the line that begins an interval: there is nothing above it. */
  let fresh = 0
  for (let pixel = 0; pixel < widthPx * heightPx; pixel++) {
    if (restartInterval > 0 && pixel > 0 && pixel % restartInterval === 0) {
      if (!reader.restart()) throw new JpegFault('a restart marker is missing')
      fresh = pixel
    }
    const isFirstColumn = pixel % widthPx === 0
    if (isFirstColumn) tell(pixel / (widthPx * heightPx))
    for (let component = 0; component < components; component++) {
      const at = pixel * components + component
      const table = tables[component]
      if (table === undefined) continue
      const left = values[at - components] ?? 0
      const above = values[at - row] ?? 0
      const prediction =
        pixel === fresh
          ? first
          : pixel < fresh + widthPx
            ? left
            : isFirstColumn
              ? above
              : predict(left, above, values[at - row - components] ?? 0)
      const size = reader.symbol(table)
      // A difference of 16 bits has one value, and no bits of its own (H.1.2.2).
      const difference = size === 16 ? 32_768 : reader.signed(size)
      values[at] = prediction + difference
    }
  }
  if (shift > 0) for (let i = 0; i < samples; i++) values[i] = (values[i] ?? 0) << shift
  return { widthPx, heightPx, components, bits: precision, knowsSigns: false, values }
}

/** Table H.1: from the samples to the left, above, and above to the left. */
const predictors: Readonly<Record<number, (a: number, b: number, c: number) => number>> = {
  1: (a) => a,
  2: (_, b) => b,
  3: (_, __, c) => c,
  4: (a, b, c) => a + b - c,
  5: (a, b, c) => a + ((b - c) >> 1),
  6: (a, b, c) => b + ((a - c) >> 1),
  7: (a, b) => (a + b) >> 1,
}
