import type { DataSet } from 'dicom-parser'
import { fail, ok, type Result } from '../../lib/result.ts'
import { tagOf } from './dictionary.ts'

/** A piece of compressed pixel data: bytes [start, end) of the file. */
export interface Fragment {
  /** Where its item begins, counted from the first byte after the basic offset table. */
  readonly offset: number
  readonly start: number
  readonly end: number
}

/** Compressed pixel data, frame by frame. Source: DICOM PS3.5 annex A.4. */
export interface EncapsulatedPixels {
  /** The fragments of each frame, in order. */
  readonly frames: readonly (readonly Fragment[])[]
  /** Bytes of all fragments together. */
  readonly bytes: number
}

const itemTag = 0xe000
const sequenceEnd = 0xe0dd
const itemHeaderBytes = 8

/**
 * Finds the fragments of an encapsulated Pixel Data element and shares them out among its frames: by the extended or the basic
 * offset table where there is one, else one fragment a frame, else by where a codestream begins. Fails with
 * `dicom-pixel-data-truncated`, `dicom-fragments-damaged`, `dicom-frames-unassigned`.
 * @param offset of the first byte of the element's value
 * @param frames how many the header promises
 */
export function readEncapsulated(dataSet: DataSet, offset: number, frames: number): Result<EncapsulatedPixels> {
  const found = readFragments(dataSet.byteArray, offset)
  if (!found.ok) return found
  const { offsets, fragments } = found.value
  if (fragments.length === 0) return fail('dicom-pixel-data-truncated', { expectedBytes: 1, foundBytes: 0 })
  const extended = extendedOffsets(dataSet)
  const shared =
    frames === 1
      ? [fragments]
      : (byOffsets(fragments, extended, frames) ??
        byOffsets(fragments, offsets, frames) ??
        (fragments.length === frames ? fragments.map((fragment) => [fragment]) : undefined) ??
        byStarts(dataSet.byteArray, fragments, frames))
  if (shared === undefined) {
    return fail('dicom-frames-unassigned', { frames, fragments: fragments.length })
  }
  return ok({ frames: shared, bytes: fragments.reduce((sum, { start, end }) => sum + end - start, 0) })
}

/** The bytes of a frame in one piece. */
export function frameBytes(bytes: Uint8Array, fragments: readonly Fragment[]): Uint8Array {
  const [only] = fragments
  if (only !== undefined && fragments.length === 1) return bytes.subarray(only.start, only.end)
  const all = new Uint8Array(fragments.reduce((sum, { start, end }) => sum + end - start, 0))
  let to = 0
  for (const { start, end } of fragments) {
    all.set(bytes.subarray(start, end), to)
    to += end - start
  }
  return all
}

function readFragments(
  bytes: Uint8Array,
  offset: number,
): Result<{ readonly offsets: readonly number[]; readonly fragments: readonly Fragment[] }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fragments: Fragment[] = []
  let offsets: readonly number[] | undefined
  let first = 0
  for (let at = offset; ; ) {
    if (at + itemHeaderBytes > bytes.length) {
      return fail('dicom-pixel-data-truncated', { expectedBytes: at + itemHeaderBytes, foundBytes: bytes.length })
    }
    const [group, element, length] = [
      view.getUint16(at, true),
      view.getUint16(at + 2, true),
      view.getUint32(at + 4, true),
    ]
    if (group === 0xfffe && element === sequenceEnd) return ok({ offsets: offsets ?? [], fragments })
    if (group !== 0xfffe || element !== itemTag) return fail('dicom-fragments-damaged', { offset: at })
    const start = at + itemHeaderBytes
    const end = start + length
    if (end > bytes.length) return fail('dicom-pixel-data-truncated', { expectedBytes: end, foundBytes: bytes.length })
    if (offsets === undefined) {
      offsets = Array.from({ length: Math.floor(length / 4) }, (_, index) => view.getUint32(start + 4 * index, true))
      first = end
    } else {
      fragments.push({ offset: at - first, start, end })
    }
    at = end
  }
}

/** Source: PS3.3 C.7.6.3.1.8. */
function extendedOffsets(dataSet: DataSet): readonly number[] {
  const element = dataSet.elements[tagOf('ExtendedOffsetTable')]
  if (element === undefined || element.dataOffset + element.length > dataSet.byteArray.length) return []
  const { buffer, byteOffset } = dataSet.byteArray
  const view = new DataView(buffer, byteOffset + element.dataOffset, element.length)
  return Array.from({ length: Math.floor(element.length / 8) }, (_, index) =>
    Number(view.getBigUint64(8 * index, true)),
  )
}

/** Undefined where the table does not fit frames and fragments. */
function byOffsets(
  fragments: readonly Fragment[],
  offsets: readonly number[],
  frames: number,
): (readonly Fragment[])[] | undefined {
  if (offsets.length !== frames) return undefined
  const shared = offsets.map((from, index) => {
    const until = offsets[index + 1] ?? Number.POSITIVE_INFINITY
    return fragments.filter(({ offset }) => offset >= from && offset < until)
  })
  const isWhole = shared.every(([head], index) => head !== undefined && head.offset === offsets[index])
  return isWhole ? shared : undefined
}

/** A frame begins with a fragment that begins a JPEG or JPEG 2000 codestream. */
function byStarts(
  bytes: Uint8Array,
  fragments: readonly Fragment[],
  frames: number,
): (readonly Fragment[])[] | undefined {
  const shared: Fragment[][] = []
  for (const fragment of fragments) {
    const second = bytes[fragment.start + 1]
    const isStart = bytes[fragment.start] === 0xff && (second === 0xd8 || second === 0x4f)
    if (isStart) shared.push([fragment])
    else shared.at(-1)?.push(fragment)
  }
  return shared.length === frames ? shared : undefined
}
