import type { DataSet } from 'dicom-parser'
import type { ByteSource } from '../../lib/byte-source.ts'
import { type ByteWalk, readingAhead, walkBytes, walkSource } from '../../lib/byte-walk.ts'
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

/**
 * Finds the fragments of a file in memory. Fails with `dicom-pixel-data-truncated`, `dicom-fragments-damaged`.
 * @param offset of the first byte of the value of the pixel data
 */
export function fragmentsIn(bytes: Uint8Array, offset: number): Result<FoundFragments> {
  return walkBytes(bytes, walkFragments(bytes.length, offset))
}

/** Bytes read at once while fragments are looked for: many are small. */
const walkedBytes = 16 * 1024

/** Finds the fragments of a file that is not in memory, a few bytes of each: see `fragmentsIn`. */
export function fragmentsOf(source: ByteSource, offset: number): Promise<Result<FoundFragments>> {
  return walkSource(readingAhead(source, walkedBytes), walkFragments(source.sizeBytes, offset))
}

/**
 * Finds them by the basic offset table alone, which is to be right: of one fragment a frame. Of a large file that is checked piece by piece
 * when it is read, going to each fragment would be reading, and hashing, it all. Where there is no such table it goes to each.
 */
export function fragmentsByTable(source: ByteSource, offset: number): Promise<Result<FoundFragments>> {
  return walkSource(readingAhead(source, walkedBytes), walkTable(source.sizeBytes, offset))
}

function* walkFragments(sizeBytes: number, offset: number): ByteWalk<FoundFragments> {
  const table = yield* readTable(sizeBytes, offset)
  return table.ok ? yield* walkFrom(sizeBytes, table.value, table.value.first, []) : table
}

function* walkTable(sizeBytes: number, offset: number): ByteWalk<FoundFragments> {
  const table = yield* readTable(sizeBytes, offset)
  if (!table.ok) return table
  const { offsets, first } = table.value
  const isInOrder = offsets.every((one, i) => (i === 0 ? one === 0 : one >= (offsets[i - 1] ?? 0) + itemHeaderBytes))
  const last = offsets.at(-1)
  if (last === undefined || !isInOrder || first + last > sizeBytes) {
    return yield* walkFrom(sizeBytes, table.value, first, [])
  }
  const known = offsets.slice(0, -1).map((one, i) => {
    const [start, end] = [first + one + itemHeaderBytes, first + (offsets[i + 1] ?? 0)]
    return { offset: one, start, end, isStart: true }
  })
  return yield* walkFrom(sizeBytes, table.value, first + last, known)
}

interface OffsetTable {
  readonly offsets: readonly number[]
  /** Where the first fragment begins. */
  readonly first: number
}

function* readTable(sizeBytes: number, offset: number): ByteWalk<OffsetTable> {
  const item = yield* readItem(sizeBytes, offset)
  if (!item.ok) return item
  const { start, end, isEnd } = item.value
  if (isEnd) return ok({ offsets: [], first: offset })
  const table = viewOf(yield [start, end])
  const count = Math.floor((end - start) / 4)
  return ok({ offsets: Array.from({ length: count }, (_, index) => table.getUint32(4 * index, true)), first: end })
}

/** Goes from fragment to fragment up to the end of them. @param at where one begins @param known those before it */
function* walkFrom(
  sizeBytes: number,
  { offsets, first }: OffsetTable,
  from: number,
  known: readonly Fragment[],
): ByteWalk<FoundFragments> {
  const fragments = [...known]
  for (let at = from; ; ) {
    const item = yield* readItem(sizeBytes, at)
    if (!item.ok) return item
    const { start, end, isEnd, isStart } = item.value
    if (isEnd) return ok({ offsets, fragments })
    fragments.push({ offset: at - first, start, end, isStart })
    at = end
  }
}

/** An item, or the end of them all. */
interface Item extends Pick<Fragment, 'start' | 'end' | 'isStart'> {
  readonly isEnd: boolean
}

function* readItem(sizeBytes: number, at: number): ByteWalk<Item> {
  const start = at + itemHeaderBytes
  if (start > sizeBytes) return fail('dicom-pixel-data-truncated', { expectedBytes: start, foundBytes: sizeBytes })
  // Two bytes more tell whether a codestream begins.
  const head = viewOf(yield [at, Math.min(start + 2, sizeBytes)])
  const [group, element, length] = [head.getUint16(0, true), head.getUint16(2, true), head.getUint32(4, true)]
  if (group === 0xfffe && element === sequenceEnd) return ok({ start, end: start, isStart: false, isEnd: true })
  if (group !== 0xfffe || element !== itemTag) return fail('dicom-fragments-damaged', { offset: at })
  const end = start + length
  if (end > sizeBytes) return fail('dicom-pixel-data-truncated', { expectedBytes: end, foundBytes: sizeBytes })
  const isStart = head.byteLength >= 10 && head.getUint8(8) === 0xff && [0xd8, 0x4f].includes(head.getUint8(9))
  return ok({ start, end, isStart, isEnd: false })
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
  const shared: Fragment[][] = offsets.map(() => [])
  let frame = 0
  for (const fragment of fragments) {
    while (fragment.offset >= (offsets[frame + 1] ?? Number.POSITIVE_INFINITY)) frame += 1
    if (fragment.offset >= (offsets[0] ?? 0)) shared[frame]?.push(fragment)
  }
  return shared.every(([head], index) => head !== undefined && head.offset === offsets[index]) ? shared : undefined
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
