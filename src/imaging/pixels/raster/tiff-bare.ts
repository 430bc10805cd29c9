import { type Bytes, concatBytes } from '../../../lib/bytes.ts'
import { type TiffDirectory, type TiffField, tiffNumbers } from './tiff-directory.ts'

/** A page of a TIFF file whose pixels are all there. */
export interface TiffPage {
  readonly directory: TiffDirectory
  readonly widthPx: number
  readonly heightPx: number
  readonly bitsPerSample: number
  /** Pages of which this text is the same have pixels of the same kind. */
  readonly kind: string
  /** Of its strips or tiles, which lie in the file from `offsets` on. */
  readonly offsets: readonly number[]
  readonly lengths: readonly number[]
  readonly isTiled: boolean
}

/**
 * Fields that say what the pixels are. Left out are descriptions, artists, dates, software, resolutions (of paper, not of a body), XMP, EXIF,
 * places and whatever else makers add; and the orientation, so that nobody turns the picture a second time.
 */
const keptTags: ReadonlySet<number> = new Set([
  ...[256, 257, 258, 259, 262, 266, 277, 278, 284, 317, 320, 322, 323],
  ...[338, 339, 347, 529, 530, 531, 532],
])
const shortType = 3
const longType = 4

/** The same pages as a TIFF file (not BigTIFF) of nothing but those fields and the pixels, in the same byte order. */
export function bareTiff(bytes: Bytes, little: boolean, pages: readonly TiffPage[]): Bytes {
  const chunks: Uint8Array[] = []
  let end = 8
  const put = (chunk: Uint8Array): number => {
    const start = end
    chunks.push(chunk)
    if (chunk.length % 2 === 1) chunks.push(new Uint8Array(1))
    end += chunk.length + (chunk.length % 2)
    return start
  }
  const directories = pages.map((page) => {
    const offsets = page.offsets.map((offset, i) => put(bytes.subarray(offset, offset + (page.lengths[i] ?? 0))))
    return [
      ...[...page.directory.values()]
        .filter(({ tag }) => keptTags.has(tag))
        .map((field) => copied(bytes, field, little)),
      // The default of one bit is not every decoder's.
      ...(page.directory.has(258) ? [] : [{ tag: 258, type: shortType, count: 1, value: words([1], 2, little) }]),
      longs(page.isTiled ? 324 : 273, offsets, little),
      longs(page.isTiled ? 325 : 279, page.lengths, little),
    ].sort((a, b) => a.tag - b.tag)
  })
  const places = directories.map((fields) => {
    const placed = fields.map((field) => ({ ...field, at: field.value.length > 4 ? put(field.value) : null }))
    return { placed, at: put(new Uint8Array(2 + 12 * fields.length + 4)) }
  })
  const all = concatBytes([new Uint8Array(8), ...chunks])
  const view = new DataView(all.buffer)
  view.setUint16(0, little ? 0x4949 : 0x4d4d)
  view.setUint16(2, 42, little)
  view.setUint32(4, places[0]?.at ?? 0, little)
  for (const [index, { placed, at }] of places.entries()) {
    view.setUint16(at, placed.length, little)
    for (const [i, field] of placed.entries()) {
      const entry = at + 2 + 12 * i
      view.setUint16(entry, field.tag, little)
      view.setUint16(entry + 2, field.type, little)
      view.setUint32(entry + 4, field.count, little)
      if (field.at === null) all.set(field.value, entry + 8)
      else view.setUint32(entry + 8, field.at, little)
    }
    view.setUint32(at + 2 + 12 * placed.length, places[index + 1]?.at ?? 0, little)
  }
  return all
}

interface WrittenField {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly value: Uint8Array
}

function copied(bytes: Bytes, field: TiffField, little: boolean): WrittenField {
  const { tag, type, count, start, sizeBytes } = field
  // Numbers of 64 bits are BigTIFF's own.
  if (type > 12) return longs(tag, tiffNumbers(bytes, little, field), little)
  return { tag, type, count, value: bytes.subarray(start, start + sizeBytes) }
}

function longs(tag: number, values: readonly number[], little: boolean): WrittenField {
  return { tag, type: longType, count: values.length, value: words(values, 4, little) }
}

function words(values: readonly number[], size: 2 | 4, little: boolean): Uint8Array {
  const written = new Uint8Array(values.length * size)
  const view = new DataView(written.buffer)
  for (const [i, value] of values.entries()) {
    if (size === 2) view.setUint16(2 * i, value, little)
    else view.setUint32(4 * i, value, little)
  }
  return written
}
