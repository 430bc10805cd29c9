/** A field of a TIFF directory: `count` values of a type, in bytes [start, start + sizeBytes). */
export interface TiffField {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly start: number
  readonly sizeBytes: number
}

export type TiffDirectory = ReadonlyMap<number, TiffField>

/** The directories of a TIFF file: one for each of its pictures. */
export interface TiffFile {
  readonly isLittleEndian: boolean
  readonly directories: readonly TiffDirectory[]
}

/** Bytes of a value of each type, BigTIFF's among them. Source: TIFF 6.0 §2. */
const typeBytes: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8 },
  ...{ 13: 4, 16: 8, 17: 8, 18: 8 },
}

/** No file has so many pictures; a ring of directories has no end. */
const maximumDirectories = 20_000

/**
 * Reads the directories of a TIFF or BigTIFF file, or of EXIF data, which has the same form. Null where the file ends before one does or
 * its header is none. Source: TIFF 6.0 §2; BigTIFF, awaresystems.be.
 */
export function readTiffDirectories(bytes: Uint8Array): TiffFile | null {
  if (bytes.length < 8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const little = order === 0x4949
  const version = view.getUint16(2, little)
  const isBig = version === 43
  if (version !== 42 && !isBig) return null
  const offsetBytes = isBig ? 8 : 4
  const offsetAt = (at: number) => (isBig ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little))
  const directories: TiffDirectory[] = []
  try {
    const seen = new Set<number>()
    for (let at = offsetAt(isBig ? 8 : 4); at !== 0; ) {
      if (seen.has(at) || directories.length >= maximumDirectories) return null
      seen.add(at)
      const count = isBig ? Number(view.getBigUint64(at, little)) : view.getUint16(at, little)
      const first = at + (isBig ? 8 : 2)
      const entryBytes = 4 + 2 * offsetBytes
      if (first + count * entryBytes + offsetBytes > bytes.length) return null
      const directory = new Map<number, TiffField>()
      for (let i = 0; i < count; i++) {
        const entry = first + i * entryBytes
        const [tag, type] = [view.getUint16(entry, little), view.getUint16(entry + 2, little)]
        const values = offsetAt(entry + 4)
        const sizeBytes = (typeBytes[type] ?? 0) * values
        const start = sizeBytes <= offsetBytes ? entry + 4 + offsetBytes : offsetAt(entry + 4 + offsetBytes)
        // A field beyond the end is as good as absent: whoever needs it will say so.
        if (sizeBytes > 0 && start + sizeBytes <= bytes.length)
          directory.set(tag, { tag, type, count: values, start, sizeBytes })
      }
      directories.push(directory)
      at = offsetAt(first + count * entryBytes)
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  return { isLittleEndian: little, directories }
}

/** Whole numbers of a field; none where it is absent or of another type. */
export function tiffNumbers(bytes: Uint8Array, little: boolean, field: TiffField | undefined): readonly number[] {
  if (field === undefined) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { type, start, count } = field
  const read: Readonly<Record<number, (at: number) => number>> = {
    1: (at) => view.getUint8(at),
    3: (at) => view.getUint16(at, little),
    4: (at) => view.getUint32(at, little),
    16: (at) => Number(view.getBigUint64(at, little)),
  }
  const one = read[type]
  return one === undefined ? [] : Array.from({ length: count }, (_, i) => one(start + i * (typeBytes[type] ?? 1)))
}
