import { seldom, type Tell } from '../../../lib/progress.ts'
import { ok } from '../../../lib/result.ts'
import type { CodecFrame, FrameCodec } from '../frame-codec.ts'
import { decodeScan } from './decode-scan.ts'
import { inverseDct } from './inverse-dct.ts'
import {
  type JpegComponent,
  JpegFault,
  type JpegFrame,
  type JpegTables,
  readFrame,
  readHuffmanTables,
  readQuantTables,
} from './jpeg-header.ts'
import { jpegProblem, Mismatch, segmentsOf } from './segments.ts'
import { upsample } from './upsample.ts'

/**
 * Decodes sequential and progressive DCT JPEG of 8 and 12 bits (ITU-T T.81; transfer syntaxes .50, .51, .53, .55) to the
 * components as they are coded: no colour transform is applied, which the stored values of a DICOM file ask for and which the
 * decoders of browsers and common libraries cannot be told to leave out.
 */
export const decodeJpegDct: FrameCodec = async (bytes, expected, onShare) => {
  try {
    const allow = (widthPx: number, heightPx: number, components: number) => {
      if (widthPx !== expected.widthPx || heightPx !== expected.heightPx || components !== expected.components) {
        throw new Mismatch(`${widthPx} x ${heightPx}, ${components} components`)
      }
    }
    return ok(decode(bytes, allow, seldom(onShare)))
  } catch (error) {
    return jpegProblem(error, 'JPEG')
  }
}

/** Reading takes about as long as what follows it. */
const readingShare = 0.5

function decode(bytes: Uint8Array, allow: Parameters<typeof readFrame>[2], tell: Tell): CodecFrame {
  const tables: JpegTables = { quant: [], dc: [], ac: [], restartInterval: 0 }
  let frame: JpegFrame | undefined
  let scans = 0
  const segments = segmentsOf(bytes)
  for (let next = segments.next(); next.done !== true; ) {
    const { marker, segment, dataStart } = next.value
    let goOnAt: number | undefined
    if (marker === 0xc4) readHuffmanTables(segment, tables)
    else if (marker === 0xdb) readQuantTables(segment, tables)
    else if (marker === 0xdd) tables.restartInterval = segment.getUint16(0)
    else if (marker === 0xc0 || marker === 0xc1 || marker === 0xc2) {
      if (frame !== undefined) throw new JpegFault('a second frame')
      frame = readFrame(segment, marker === 0xc2, allow)
    } else if (marker === 0xda) {
      if (frame === undefined) throw new JpegFault('a scan before its frame')
      goOnAt = decodeScan(bytes, segment, dataStart, frame, tables, (read) => tell(read * readingShare))
      scans += 1
    } else if (marker > 0xc2 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) {
      throw new JpegFault(`coding process SOF${marker - 0xc0}`)
    }
    next = segments.next(goOnAt)
  }
  if (frame === undefined || scans === 0) throw new JpegFault('it holds no picture')
  return { ...assemble(frame, tables, tell), bits: frame.precision, knowsSigns: false }
}

function assemble(frame: JpegFrame, tables: JpegTables, tell: Tell): Omit<CodecFrame, 'bits' | 'knowsSigns'> {
  const { widthPx, heightPx, precision, components } = frame
  const samples = widthPx * heightPx * components.length
  const values = precision === 8 ? new Uint8Array(samples) : new Uint16Array(samples)
  for (const [index, component] of components.entries()) {
    const plane = planeOf(component, frame, tables, (done) =>
      tell(readingShare + (1 - readingShare) * ((index + done) / components.length)),
    )
    const [scaleX, scaleY] = [frame.hMax / component.h, frame.vMax / component.v]
    upsample(plane, scaleX, scaleY, { widthPx, heightPx }, values, index, components.length)
  }
  return { widthPx, heightPx, components: components.length, values }
}

function planeOf(component: JpegComponent, frame: JpegFrame, tables: JpegTables, tell: Tell) {
  const { h, v, blocksWide, blocksHigh, blocksStride, coefficients } = component
  const quant = tables.quant[component.quantTable]
  if (quant === undefined) throw new JpegFault('a quantisation table is missing')
  const strideSamples = 8 * blocksStride
  const size = strideSamples * 8 * blocksHigh
  const samples = frame.precision === 8 ? new Uint8Array(size) : new Uint16Array(size)
  for (let row = 0; row < blocksHigh; row++) {
    tell(row / blocksHigh)
    for (let column = 0; column < blocksWide; column++) {
      const at = 64 * (row * blocksStride + column)
      inverseDct(coefficients, at, quant, frame.precision, samples, 8 * (row * strideSamples + column), strideSamples)
    }
  }
  return {
    samples,
    strideSamples,
    width: Math.ceil((frame.widthPx * h) / frame.hMax),
    height: Math.ceil((frame.heightPx * v) / frame.vMax),
  }
}
