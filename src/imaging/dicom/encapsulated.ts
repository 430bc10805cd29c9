import type { DataSet } from 'dicom-parser'
import type { ByteSource } from '../../lib/byte-source.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { tagOf } from './dictionary.ts'

/** A piece of compressed pixel data: bytes [start, end) of the file. */
export interface Fragment {
  /** Where its item begins, counted from the first byte after the basic offset table. */
  readonly offset: number
  readonly start: number
  readonly end: number
  /** Whether a JPEG or JPEG 2000 codestream begins with it. */
  readonly isStart: boolean
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

/** Fragments as they follow each other, not shared out yet. */
export interface FoundFragments {
  /** The basic offset table; empty where there is none. */
  readonly offsets: readonly number[]
  readonly fragments: readonly Fragment[]
}

/**
 * Shares the fragments of an encapsulated Pixel Data element out among its frames: by the extended or the basic offset table where there
 * is one, else one fragment a frame, else by where a codestream begins. Fails with `dicom-pixel-data-truncated`,
 * `dicom-frames-unassigned`.
 * @param frames how many the header promises
 */
export function shareFragments(
  dataSet: DataSet,
  { offsets, fragments }: FoundFragments,
  frames: number,
): Result<EncapsulatedPixels> {
  if (fragments.length === 0) return fail('dicom-pixel-data-truncated', { expectedBytes: 1, foundBytes: 0 })
  const extended = extendedOffsets(dataSet)
  const shared =
    frames === 1
      ? [fragments]
      : (byOffsets(fragments, extended, frames) ??
        byOffsets(fragments, offsets, frames) ??
        (fragments.length === frames ? fragments.map((fragment) => [fragment]) : undefined) ??
        byStarts(fragments, frames))
  if (shared === undefined) {
    return fail('dicom-frames-unassigned', { frames, fragments: fragments.length })
  }
  return ok({ frames: shared, bytes: fragments.reduce((sum, { start, end }) => sum + end - start, 0) })
}

/** The bytes of a frame in one piece. */
export async function frameBytes(source: ByteSource, fragments: readonly Fragment[]): Promise<Result<Uint8Array>> {
  const pieces: Uint8Array[] = []
  for (const { start, end } of fragments) {
    const piece = await source.read(start, end)
    if (!piece.ok) return piece
    pieces.push(piece.value)
  }
  const [only] = pieces
  return ok(only !== undefined && pieces.length === 1 ? only : concatBytes(pieces))
}

/** Asks for bytes [start, end) of the file, and goes on with them. */
type Walk = Generator<readonly [start: number, end: number], Result<FoundFragments>, Uint8Array>

/**
 * Finds the fragments of a file in memory. Fails with `dicom-pixel-data-truncated`, `dicom-fragments-damaged`.
 * @param offset of the first byte of the value of the pixel data
 */
export function fragmentsIn(bytes: Uint8Array, offset: number): Result<FoundFragments> {
  const walk = walkFragments(bytes.length, offset)
  let step = walk.next()
  while (step.done !== true) step = walk.next(bytes.subarray(...step.value))
  return step.value
}

/** Finds the fragments of a file that is not in memory, a few bytes of each: see `fragmentsIn`. */
export async function fragmentsOf(source: ByteSource, offset: number): Promise<Result<FoundFragments>> {
  const walk = walkFragments(source.sizeBytes, offset)
  let step = walk.next()
  while (step.done !== true) {
    const read = await source.read(...step.value)
    if (!read.ok) return read
    step = walk.next(read.value)
  }
  return step.value
}

function* walkFragments(sizeBytes: number, offset: number): Walk {
  const fragments: Fragment[] = []
  let offsets: readonly number[] | undefined
  let first = 0
  for (let at = offset; ; ) {
    if (at + itemHeaderBytes > sizeBytes) {
      return fail('dicom-pixel-data-truncated', { expectedBytes: at + itemHeaderBytes, foundBytes: sizeBytes })
    }
    // Two bytes more tell whether a codestream begins.
    const head = viewOf(yield [at, at + itemHeaderBytes + 2])
    const [group, element, length] = [head.getUint16(0, true), head.getUint16(2, true), head.getUint32(4, true)]
    if (group === 0xfffe && element === sequenceEnd) return ok({ offsets: offsets ?? [], fragments })
    if (group !== 0xfffe || element !== itemTag) return fail('dicom-fragments-damaged', { offset: at })
    const start = at + itemHeaderBytes
    const end = start + length
    if (end > sizeBytes) return fail('dicom-pixel-data-truncated', { expectedBytes: end, foundBytes: sizeBytes })
    if (offsets === undefined) {
      const table = viewOf(yield [start, end])
      offsets = Array.from({ length: Math.floor(length / 4) }, (_, index) => table.getUint32(4 * index, true))
      first = end
    } else {
      const isStart = head.byteLength >= 10 && head.getUint8(8) === 0xff && [0xd8, 0x4f].includes(head.getUint8(9))
      fragments.push({ offset: at - first, start, end, isStart })
    }
    at = end
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
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

/** A frame begins with a fragment that begins a codestream. */
function byStarts(fragments: readonly Fragment[], frames: number): (readonly Fragment[])[] | undefined {
  const shared: Fragment[][] = []
  for (const fragment of fragments) {
    if (fragment.isStart) shared.push([fragment])
    else shared.at(-1)?.push(fragment)
  }
  return shared.length === frames ? shared : undefined
}
