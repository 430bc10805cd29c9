import type { DataSet } from 'dicom-parser'
import type { DicomFile } from './parse.ts'

/** Graphics of a file that lie over its picture, one bit a pixel. They are no part of its values. */
export interface OverlayPlane {
  /** 1 for group 6000, 2 for 6002 and so on. */
  readonly number: number
  /** Marks the region that its numbers are about, rather than graphics. */
  readonly isRegion: boolean
  readonly widthPx: number
  readonly heightPx: number
  /** Where its top-left pixel lies in the picture, image pixels from the picture's top-left corner; may be outside. */
  readonly x: number
  readonly y: number
  /** 1 where there is something to draw, row by row. */
  readonly bits: Uint8Array<ArrayBuffer>
}

/** More cannot be meant: a plane is about as large as its picture. */
const maximumPlanePixels = 100_000_000

/**
 * The overlay planes of one frame that have anything on them; broken ones are left out. Both kinds: in data of their own, and (retired) in
 * bits of the pixels that hold no part of the value. Source: DICOM PS3.3 C.9.2, PS3.5 §8.1.2.
 * @param frame 0-based
 */
export async function readOverlayPlanes(file: DicomFile, frame: number): Promise<readonly OverlayPlane[]> {
  const planes: OverlayPlane[] = []
  for (let group = 0x6000; group <= 0x601e; group += 2) {
    const plane = await readPlane(file, group, frame)
    if (plane?.bits.includes(1) === true) planes.push(plane)
  }
  return planes
}

async function readPlane(file: DicomFile, group: number, frame: number): Promise<OverlayPlane | undefined> {
  const { dataSet } = file
  const prefix = `x${group.toString(16)}`
  const heightPx = wordOf(dataSet, `${prefix}0010`)
  const widthPx = wordOf(dataSet, `${prefix}0011`)
  if (heightPx === undefined || widthPx === undefined || heightPx * widthPx > maximumPlanePixels) return undefined
  const frames = countOf(dataSet.string(`${prefix}0015`))
  const first = wordOf(dataSet, `${prefix}0051`) ?? 1
  // One plane for one frame is for all of them, unless it says which.
  const at = frames === 1 && dataSet.elements[`${prefix}0051`] === undefined ? 0 : frame - (first - 1)
  const isForAll = frames === 1 && file.image.frames === 1
  if (!isForAll && (at < 0 || at >= frames)) return undefined
  const count = widthPx * heightPx
  const bits = dataSet.elements[`${prefix}3000`]
    ? ownBits(file, `${prefix}3000`, count, isForAll ? 0 : at)
    : await embeddedBits(file, wordOf(dataSet, `${prefix}0102`) ?? 0, count, frame)
  if (bits === undefined) return undefined
  const hasOrigin = (dataSet.elements[`${prefix}0050`]?.length ?? 0) >= 4
  return {
    number: (group - 0x6000) / 2 + 1,
    isRegion: dataSet.string(`${prefix}0040`)?.trim() === 'R',
    widthPx,
    heightPx,
    // Counted from 1, row first.
    x: hasOrigin ? (dataSet.int16(`${prefix}0050`, 1) ?? 1) - 1 : 0,
    y: hasOrigin ? (dataSet.int16(`${prefix}0050`, 0) ?? 1) - 1 : 0,
    bits,
  }
}

function wordOf(dataSet: DataSet, tag: string): number | undefined {
  return (dataSet.elements[tag]?.length ?? 0) >= 2 ? dataSet.uint16(tag) : undefined
}

function countOf(text: string | undefined): number {
  const count = Number(text?.trim() ?? '1')
  return Number.isInteger(count) && count > 0 ? count : 1
}

function ownBits(
  { dataSet, isBigEndian }: DicomFile,
  tag: string,
  count: number,
  frame: number,
): Uint8Array<ArrayBuffer> | undefined {
  const element = dataSet.elements[tag]
  const end = Math.ceil((count * (frame + 1)) / 8)
  if (element === undefined || element.length < end || element.dataOffset + end > dataSet.byteArray.length) {
    return undefined
  }
  // Words of a big-endian file have their second byte first; bytes that say they are bytes do not.
  const flip = isBigEndian && element.vr !== 'OB' ? 1 : 0
  const bits = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const bit = frame * count + i
    bits[i] = ((dataSet.byteArray[element.dataOffset + ((bit >> 3) ^ flip)] ?? 0) >> (bit & 7)) & 1
  }
  return bits
}

/** Bits of the pixels above or below the value; there are none in compressed pixels. */
async function embeddedBits(
  { source, image, isBigEndian }: DicomFile,
  position: number,
  count: number,
  frame: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { bitsAllocated, bitsStored, highBit, pixelOffset, sampleType, samplesPerPixel, encapsulated } = image
  const isOfValue = position <= highBit && position > highBit - bitsStored
  const isMissing = encapsulated !== null || sampleType !== 'integer' || samplesPerPixel !== 1 || bitsAllocated !== 16
  if (isMissing || isOfValue || position >= bitsAllocated || count !== image.widthPx * image.heightPx) return undefined
  const bits = new Uint8Array(count)
  const byte = (position >> 3) ^ (isBigEndian ? 1 : 0)
  const start = pixelOffset + frame * count * 2
  const words = await source.read(start, start + 2 * count)
  if (!words.ok) return undefined
  for (let i = 0; i < count; i++) bits[i] = ((words.value[2 * i + byte] ?? 0) >> (position & 7)) & 1
  return bits
}
