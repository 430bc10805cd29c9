import type { Tell } from '../../../lib/progress.ts'
import { BitReader } from './bit-reader.ts'
import type { HuffmanTable } from './huffman.ts'
import { type JpegComponent, JpegFault, type JpegFrame, type JpegTables, naturalOrder } from './jpeg-header.ts'

interface ScanComponent {
  readonly component: JpegComponent
  readonly dc: HuffmanTable | undefined
  readonly ac: HuffmanTable | undefined
  /** DC of the block before. */
  predictor: number
}

interface Scan {
  readonly parts: readonly ScanComponent[]
  readonly from: number
  readonly to: number
  /** Successive approximation: bit position before (0: first pass) and now. */
  readonly high: number
  readonly low: number
}

/**
 * Decodes one scan (T.81 B.2.3, F.2, G.2) into the coefficients of the frame.
 * @param tell is told how much of `bytes` is read
 * @returns where the scan ends in `bytes`
 */
export function decodeScan(
  bytes: Uint8Array,
  segment: DataView,
  dataStart: number,
  frame: JpegFrame,
  tables: JpegTables,
  tell: Tell,
): number {
  const scan = readScan(segment, frame, tables)
  const reader = new BitReader(bytes, dataStart)
  const block = blockDecoder(reader, scan, frame.isProgressive)
  const [single] = scan.parts
  const isInterleaved = scan.parts.length > 1
  if (single === undefined) throw new JpegFault('a scan without components')
  const { blocksWide, blocksHigh } = single.component
  const units = isInterleaved ? frame.mcusWide * frame.mcusHigh : blocksWide * blocksHigh
  for (let unit = 0; unit < units; unit++) {
    if (unit % 256 === 0) tell(reader.position / bytes.length)
    if (tables.restartInterval > 0 && unit > 0 && unit % tables.restartInterval === 0) {
      if (!reader.restart()) throw new JpegFault('a restart marker is missing')
      for (const part of scan.parts) part.predictor = 0
      block.restart()
    }
    if (!isInterleaved) {
      block.decode(single, 64 * (Math.floor(unit / blocksWide) * single.component.blocksStride + (unit % blocksWide)))
      continue
    }
    const [column, row] = [unit % frame.mcusWide, Math.floor(unit / frame.mcusWide)]
    for (const part of scan.parts) {
      const { h, v, blocksStride } = part.component
      for (let y = 0; y < v; y++)
        for (let x = 0; x < h; x++) block.decode(part, 64 * ((row * v + y) * blocksStride + column * h + x))
    }
  }
  return reader.position
}

function readScan(segment: DataView, frame: JpegFrame, tables: JpegTables): Scan {
  const count = segment.getUint8(0)
  const parts = Array.from({ length: count }, (_, i): ScanComponent => {
    const id = segment.getUint8(1 + 2 * i)
    const selector = segment.getUint8(2 + 2 * i)
    const component = frame.components.find((candidate) => candidate.id === id)
    if (component === undefined) throw new JpegFault('a scan of an unknown component')
    return { component, dc: tables.dc[selector >> 4], ac: tables.ac[selector & 15], predictor: 0 }
  })
  const [from, to, approximation] = [0, 1, 2].map((i) => segment.getUint8(1 + 2 * count + i))
  if (!frame.isProgressive) return { parts, from: 0, to: 63, high: 0, low: 0 }
  if (from === undefined || to === undefined || approximation === undefined || from > to || to > 63) {
    throw new JpegFault('a scan of impossible coefficients')
  }
  return { parts, from, to, high: approximation >> 4, low: approximation & 15 }
}

interface BlockDecoder {
  decode(part: ScanComponent, at: number): void
  restart(): void
}

function need(table: HuffmanTable | undefined): HuffmanTable {
  if (table === undefined) throw new JpegFault('a Huffman table is missing')
  return table
}

function blockDecoder(reader: BitReader, scan: Scan, isProgressive: boolean): BlockDecoder {
  const { from, to, high, low } = scan
  /** Blocks still to be passed over in a band that has ended. */
  let endRun = 0

  function baseline(part: ScanComponent, at: number): void {
    const { coefficients } = part.component
    part.predictor += reader.signed(reader.symbol(need(part.dc)))
    coefficients[at] = part.predictor
    const table = need(part.ac)
    for (let k = 1; k < 64; k++) {
      const symbol = reader.symbol(table)
      const [run, size] = [symbol >> 4, symbol & 15]
      if (size === 0) {
        if (run < 15) break
        k += 15
        continue
      }
      k += run
      coefficients[at + (naturalOrder[k] ?? 63)] = reader.signed(size)
    }
  }

  function firstDc(part: ScanComponent, at: number): void {
    part.predictor += reader.signed(reader.symbol(need(part.dc)))
    part.component.coefficients[at] = part.predictor << low
  }

  function refineDc(part: ScanComponent, at: number): void {
    if (reader.bit() === 1) part.component.coefficients[at] = (part.component.coefficients[at] ?? 0) | (1 << low)
  }

  function firstAc(part: ScanComponent, at: number): void {
    if (endRun > 0) {
      endRun -= 1
      return
    }
    const table = need(part.ac)
    for (let k = from; k <= to; k++) {
      const symbol = reader.symbol(table)
      const [run, size] = [symbol >> 4, symbol & 15]
      if (size === 0) {
        if (run < 15) {
          endRun = (1 << run) + reader.bits(run) - 1
          break
        }
        k += 15
        continue
      }
      k += run
      part.component.coefficients[at + (naturalOrder[k] ?? 63)] = reader.signed(size) * (1 << low)
    }
  }

  /** T.81 G.1.2.3: a correction bit for each coefficient that is known not to be zero, new ones between. */
  function refineAc({ component: { coefficients }, ac }: ScanComponent, at: number): void {
    const step = 1 << low
    const correct = (index: number) => {
      const value = coefficients[index] ?? 0
      if (reader.bit() === 1 && (value & step) === 0) coefficients[index] = value >= 0 ? value + step : value - step
    }
    let k = from
    if (endRun === 0) {
      for (const table = need(ac); k <= to; k++) {
        const symbol = reader.symbol(table)
        let run = symbol >> 4
        let fresh = 0
        if ((symbol & 15) !== 0) fresh = reader.bit() === 1 ? step : -step
        else if (run < 15) {
          endRun = (1 << run) + reader.bits(run)
          break
        }
        for (; k <= to; k++) {
          const index = at + (naturalOrder[k] ?? 63)
          if ((coefficients[index] ?? 0) !== 0) correct(index)
          else if (run === 0) break
          else run -= 1
        }
        if (fresh !== 0 && k <= to) coefficients[at + (naturalOrder[k] ?? 63)] = fresh
      }
    }
    if (endRun > 0) {
      for (; k <= to; k++) {
        const index = at + (naturalOrder[k] ?? 63)
        if ((coefficients[index] ?? 0) !== 0) correct(index)
      }
      endRun -= 1
    }
  }

  const decode = !isProgressive
    ? baseline
    : from === 0
      ? high === 0
        ? firstDc
        : refineDc
      : high === 0
        ? firstAc
        : refineAc
  return {
    decode,
    restart() {
      endRun = 0
    },
  }
}
