import { type Bytes, concatBytes } from '../../../lib/bytes.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { damaged, type RasterFile, truncated } from './raster-file.ts'

const fileHeaderBytes = 14
const compressions = { none: 0, rle8: 1, rle4: 2, bitFields: 3, alphaBitFields: 6 } as const

interface BmpHeader {
  readonly headerBytes: number
  readonly widthPx: number
  readonly heightPx: number
  readonly bitsPerPixel: number
  readonly compression: number
  /** Bytes of colour masks and palette behind the header. */
  readonly tableBytes: number
}

/**
 * Reads a Windows bitmap. What is kept is the header, the colour table and the pixels, nothing between or behind them, and no colour
 * profile: a linked one is the path of a file. Source: Microsoft, [MS-WMF] 2.2.2 (DeviceIndependentBitmap Object), BITMAPV5HEADER.
 */
export function readBmp(bytes: Bytes): Result<RasterFile> {
  if (bytes.length < fileHeaderBytes + 12) return truncated('bmp')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = readHeader(view)
  if (!header.ok) return header
  const { headerBytes, widthPx, heightPx, bitsPerPixel, compression, tableBytes } = header.value
  const from = view.getUint32(10, true)
  const tableEnd = fileHeaderBytes + headerBytes + tableBytes
  if (from < tableEnd) return damaged('bmp', 'its pixels begin inside its header')
  const isRunLengths = compression === compressions.rle8 || compression === compressions.rle4
  const pixels = isRunLengths
    ? runLengths(bytes.subarray(from), compression === compressions.rle4)
    : rows(bytes.subarray(from), widthPx * bitsPerPixel, heightPx)
  if (pixels === undefined || tableEnd > bytes.length) return truncated('bmp')
  const head = bytes.slice(0, tableEnd)
  const written = new DataView(head.buffer)
  written.setUint32(2, head.length + pixels.length, true)
  written.setUint32(6, 0, true)
  written.setUint32(10, head.length, true)
  if (headerBytes >= 40) written.setUint32(fileHeaderBytes + 20, pixels.length, true)
  if (headerBytes >= 108) forgetProfile(written, headerBytes)
  const bitsPerSample = bitsPerPixel <= 8 || bitsPerPixel >= 24 ? 8 : 5
  return ok({ format: 'bmp', widthPx, heightPx, bitsPerSample, frames: 1, bare: concatBytes([head, pixels]) })
}

function readHeader(view: DataView): Result<BmpHeader> {
  const headerBytes = view.getUint32(fileHeaderBytes, true)
  if (fileHeaderBytes + headerBytes > view.byteLength) return truncated('bmp')
  if (headerBytes === 12) {
    const bitsPerPixel = view.getUint16(24, true)
    const tableBytes = bitsPerPixel <= 8 ? 3 * 2 ** bitsPerPixel : 0
    const size = { widthPx: view.getUint16(18, true), heightPx: view.getUint16(20, true) }
    return checked({ headerBytes, ...size, bitsPerPixel, compression: compressions.none, tableBytes })
  }
  if (headerBytes < 40) return damaged('bmp', `its header has a length of ${headerBytes} bytes`)
  const bitsPerPixel = view.getUint16(28, true)
  const compression = view.getUint32(30, true)
  const colors = view.getUint32(46, true)
  const masks = headerBytes > 40 ? 0 : ({ 3: 12, 6: 16 }[compression] ?? 0)
  const tableColors = bitsPerPixel > 8 ? colors : colors === 0 ? 2 ** bitsPerPixel : colors
  if (tableColors > 256) return damaged('bmp', `its colour table has ${tableColors} entries`)
  return checked({
    headerBytes,
    widthPx: view.getInt32(18, true),
    // A negative height says that the rows go from top to bottom.
    heightPx: Math.abs(view.getInt32(22, true)),
    bitsPerPixel,
    compression,
    tableBytes: masks + 4 * tableColors,
  })
}

function checked(header: BmpHeader): Result<BmpHeader> {
  const { bitsPerPixel, compression, widthPx } = header
  if (widthPx < 0) return damaged('bmp', 'its width is negative')
  if (![1, 2, 4, 8, 16, 24, 32].includes(bitsPerPixel)) {
    return damaged('bmp', `it has ${bitsPerPixel} bits to a pixel, which no bitmap has`)
  }
  const isKnown = Object.values(compressions).some((known) => known === compression)
  return isKnown ? ok(header) : damaged('bmp', `it is compressed in a way (${compression}) that cannot be shown`)
}

/** Rows as they are, what pads them to four bytes made zero; undefined where they are not all there. */
function rows(stored: Uint8Array, bitsPerRow: number, heightPx: number): Uint8Array | undefined {
  const usedBytes = Math.ceil(bitsPerRow / 8)
  const strideBytes = Math.ceil(bitsPerRow / 32) * 4
  if (stored.length < strideBytes * heightPx) return undefined
  const kept = stored.slice(0, strideBytes * heightPx)
  if (usedBytes === strideBytes) return kept
  for (let row = 1; row <= heightPx; row++) kept.fill(0, (row - 1) * strideBytes + usedBytes, row * strideBytes)
  return kept
}

/** Run lengths to their end mark; undefined where it is missing. */
function runLengths(stored: Uint8Array, isFourBits: boolean): Uint8Array | undefined {
  for (let at = 0; at + 1 < stored.length; ) {
    const [count, value = 0] = stored.subarray(at, at + 2)
    at += 2
    if (count !== 0 || value === 0) continue
    if (value === 1) return stored.slice(0, at)
    const literalBytes = isFourBits ? Math.ceil(value / 2) : value
    at += value === 2 ? 2 : literalBytes + (literalBytes % 2)
  }
  return undefined
}

/** Says sRGB and no profile. */
function forgetProfile(header: DataView, headerBytes: number): void {
  header.setUint32(fileHeaderBytes + 56, 0x73524742, true)
  if (headerBytes < 124) return
  header.setUint32(fileHeaderBytes + 112, 0, true)
  header.setUint32(fileHeaderBytes + 116, 0, true)
}
