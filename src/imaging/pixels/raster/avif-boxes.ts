import type { Bytes } from '../../../lib/bytes.ts'

/** A box of the ISO base media file format. */
export interface Box {
  readonly type: string
  /** First byte of its header, first byte of what it holds, first byte after it. */
  readonly start: number
  readonly from: number
  readonly end: number
}

/** The boxes that fill [from, end) of a file; undefined where one reaches beyond. Source: ISO/IEC 14496-12 §4.2. */
export function boxesIn(bytes: Bytes, from: number, end: number): readonly Box[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const boxes: Box[] = []
  for (let start = from; start < end; ) {
    if (start + 8 > end) return undefined
    const short = view.getUint32(start)
    if (short === 1 && start + 16 > end) return undefined
    const headerBytes = short === 1 ? 16 : 8
    const sizeBytes = short === 0 ? end - start : short === 1 ? Number(view.getBigUint64(start + 8)) : short
    if (sizeBytes < headerBytes || start + sizeBytes > end) return undefined
    const type = String.fromCharCode(...bytes.subarray(start + 4, start + 8))
    boxes.push({ type, start, from: start + headerBytes, end: start + sizeBytes })
    start += sizeBytes
  }
  return boxes
}
