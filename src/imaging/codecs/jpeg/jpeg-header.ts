import { buildHuffman, type HuffmanTable } from './huffman.ts'

/** One colour component of a frame. */
export interface JpegComponent {
  readonly id: number
  /** Sampling factors, 1 to 4. */
  readonly h: number
  readonly v: number
  readonly quantTable: number
  /** Blocks in the component without padding. */
  readonly blocksWide: number
  readonly blocksHigh: number
  /** Blocks kept in a row of `coefficients`: whole MCUs. */
  readonly blocksStride: number
  /** 64 coefficients a block in natural order, before dequantisation. */
  readonly coefficients: Int16Array
}

export interface JpegFrame {
  readonly isProgressive: boolean
  readonly precision: number
  readonly widthPx: number
  readonly heightPx: number
  readonly hMax: number
  readonly vMax: number
  readonly mcusWide: number
  readonly mcusHigh: number
  readonly components: readonly JpegComponent[]
}

/** Tables in force while segments are read. */
export interface JpegTables {
  /** In natural order. */
  readonly quant: Int32Array[]
  readonly dc: HuffmanTable[]
  readonly ac: HuffmanTable[]
  restartInterval: number
}

/** A fault of the codestream, caught by `decodeJpegDct`. */
export class JpegFault extends Error {
  override readonly name = 'JpegFault'
}

/** Zigzag index to natural index (ITU-T T.81, figure A.6); 16 more for runs past the end of damaged blocks. */
export const naturalOrder = Uint8Array.of(
  ...[
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
    28,
  ],
  ...[
    35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  ],
  ...[55, 62, 63],
  ...new Array<number>(16).fill(63),
)

/** DQT (T.81 B.2.4.1). */
export function readQuantTables(segment: DataView, tables: JpegTables): void {
  for (let at = 0; at < segment.byteLength; ) {
    const head = segment.getUint8(at++)
    const isWide = head >> 4 !== 0
    const table = new Int32Array(64)
    for (let i = 0; i < 64; i++) {
      table[naturalOrder[i] ?? 0] = isWide ? segment.getUint16(at) : segment.getUint8(at)
      at += isWide ? 2 : 1
    }
    tables.quant[head & 15] = table
  }
}

/** DHT (T.81 B.2.4.2). */
export function readHuffmanTables(segment: DataView, tables: JpegTables): void {
  for (let at = 0; at < segment.byteLength; ) {
    const head = segment.getUint8(at++)
    const counts = Array.from({ length: 16 }, (_, i) => segment.getUint8(at + i))
    at += 16
    const total = counts.reduce((sum, count) => sum + count, 0)
    const symbols = Uint8Array.from({ length: total }, (_, i) => segment.getUint8(at + i))
    at += total
    const kind = head >> 4 === 0 ? tables.dc : tables.ac
    kind[head & 15] = buildHuffman(counts, symbols)
  }
}

/** SOF0, SOF1, SOF2 (T.81 B.2.2). @param allow called with the size before anything of it is allocated; throws where it is not wanted */
export function readFrame(
  segment: DataView,
  isProgressive: boolean,
  allow: (widthPx: number, heightPx: number, components: number) => void,
): JpegFrame {
  const precision = segment.getUint8(0)
  const [heightPx, widthPx, count] = [segment.getUint16(1), segment.getUint16(3), segment.getUint8(5)]
  if (precision !== 8 && precision !== 12) throw new JpegFault(`${precision} bits a sample`)
  allow(widthPx, heightPx, count)
  const specs = Array.from({ length: count }, (_, i) => {
    const sampling = segment.getUint8(7 + 3 * i)
    const [h, v] = [sampling >> 4, sampling & 15]
    if (h < 1 || h > 4 || v < 1 || v > 4) throw new JpegFault('sampling factors out of range')
    return { id: segment.getUint8(6 + 3 * i), h, v, quantTable: segment.getUint8(8 + 3 * i) }
  })
  const hMax = Math.max(...specs.map(({ h }) => h))
  const vMax = Math.max(...specs.map(({ v }) => v))
  const mcusWide = Math.ceil(widthPx / (8 * hMax))
  const mcusHigh = Math.ceil(heightPx / (8 * vMax))
  const components = specs.map((spec): JpegComponent => {
    const blocksStride = mcusWide * spec.h
    return {
      ...spec,
      blocksWide: Math.ceil(Math.ceil((widthPx * spec.h) / hMax) / 8),
      blocksHigh: Math.ceil(Math.ceil((heightPx * spec.v) / vMax) / 8),
      blocksStride,
      coefficients: new Int16Array(64 * blocksStride * mcusHigh * spec.v),
    }
  })
  return { isProgressive, precision, widthPx, heightPx, hMax, vMax, mcusWide, mcusHigh, components }
}
