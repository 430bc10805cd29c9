import type { SourceFile } from '../../contracts/source-file.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { ZipLimits } from './zip-limits.ts'

/** One file of a zip archive, as its central directory describes it. Nothing of it is believed before it was read. */
export interface ZipEntry {
  /** Path inside the archive as written there. */
  readonly path: string
  /** Bytes of the name: the entry's own header must hold the same. */
  readonly rawName: Bytes
  readonly flags: number
  readonly method: number
  readonly crc32: number
  readonly compressedBytes: number
  readonly sizeBytes: number
  /** Where the entry's own header begins. */
  readonly headerAt: number
  readonly isFolder: boolean
  readonly isLink: boolean
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[]
  /** Where the central directory begins: entries end before it. */
  readonly startsAt: number
}

const endBytes = 22
const longestComment = 0xffff
const entryBytes = 46
const everywhere = 0xffffffff

/**
 * Reads the central directory at the end of a zip archive (the list that programs unpack by). Problems: `archive-truncated`,
 * `archive-damaged`, `archive-in-parts`, `archive-too-many`. Source: PKWARE APPNOTE 6.3.10, §4.3.12 to §4.3.16.
 */
export async function readZipDirectory(file: SourceFile, limits: ZipLimits): Promise<Result<ZipDirectory>> {
  const tailAt = Math.max(0, file.sizeBytes - endBytes - longestComment)
  const tail = await file.bytes(tailAt, file.sizeBytes)
  const view = viewOf(tail)
  let at = tail.length - endBytes
  while (
    at >= 0 &&
    !(view.getUint32(at, true) === 0x06054b50 && at + endBytes + view.getUint16(at + 20, true) <= tail.length)
  )
    at--
  if (at < 0) return fail('archive-truncated')
  let disk = view.getUint16(at + 4, true)
  let count = view.getUint16(at + 10, true)
  let sizeBytes = view.getUint32(at + 12, true)
  let startsAt = view.getUint32(at + 16, true)
  if (at >= 20 && view.getUint32(at - 20, true) === 0x07064b50) {
    const largeAt = Number(view.getBigUint64(at - 12, true))
    const large = viewOf(await file.bytes(largeAt, largeAt + 56))
    if (large.byteLength < 56 || large.getUint32(0, true) !== 0x06064b50) {
      return fail('archive-damaged', { reason: 'its long directory is not where it should be' })
    }
    disk = large.getUint32(16, true)
    count = Number(large.getBigUint64(32, true))
    sizeBytes = Number(large.getBigUint64(40, true))
    startsAt = Number(large.getBigUint64(48, true))
  }
  if (disk !== 0 && disk !== 0xffff) return fail('archive-in-parts')
  if (count > limits.entries) return fail('archive-too-many', { count, limit: limits.entries })
  if (startsAt + sizeBytes > file.sizeBytes || sizeBytes < count * entryBytes) return fail('archive-truncated')
  const directory = await file.bytes(startsAt, startsAt + sizeBytes)
  const entries: ZipEntry[] = []
  for (let from = 0; entries.length < count; ) {
    const entry = readEntry(directory, from)
    if (entry === undefined) return fail('archive-damaged', { reason: 'its directory breaks off' })
    entries.push(entry.value)
    from = entry.end
  }
  return overlap(entries, startsAt)
    ? fail('archive-damaged', { reason: 'its entries lie over each other' })
    : ok({ entries, startsAt })
}

function readEntry(directory: Bytes, from: number): { value: ZipEntry; end: number } | undefined {
  if (from + entryBytes > directory.length) return undefined
  const view = viewOf(directory)
  if (view.getUint32(from, true) !== 0x02014b50) return undefined
  const nameBytes = view.getUint16(from + 28, true)
  const extraBytes = view.getUint16(from + 30, true)
  const nameAt = from + entryBytes
  const end = nameAt + nameBytes + extraBytes + view.getUint16(from + 32, true)
  if (end > directory.length) return undefined
  const rawName = directory.slice(nameAt, nameAt + nameBytes)
  const path = decodeName(rawName)
  const unixMode = view.getUint32(from + 38, true) >>> 16
  const long = longSizes(directory.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes))
  const field = (offset: number) => {
    const value = view.getUint32(from + offset, true)
    return value === everywhere ? (long.shift() ?? value) : value
  }
  // In the long form the fields follow each other in this order, those only that do not fit.
  const sizeBytes = field(24)
  const compressedBytes = field(20)
  const headerAt = field(42)
  return {
    end,
    value: {
      path,
      rawName,
      flags: view.getUint16(from + 8, true),
      method: view.getUint16(from + 10, true),
      crc32: view.getUint32(from + 16, true),
      compressedBytes,
      sizeBytes,
      headerAt,
      isFolder: path.endsWith('/'),
      isLink: (unixMode & 0xf000) === 0xa000,
    },
  }
}

/** Values of the Zip64 extra field (§4.5.3), in their order. */
function longSizes(extra: Bytes): number[] {
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.length; ) {
    const sizeBytes = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1 && at + 4 + sizeBytes <= extra.length) {
      const values = Array.from({ length: Math.floor(sizeBytes / 8) }, (_, index) =>
        Number(view.getBigUint64(at + 4 + 8 * index, true)),
      )
      return values
    }
    at += 4 + sizeBytes
  }
  return []
}

/** UTF-8 where it is valid (older programs do not always say so), else what bytes of old code pages have in common: ASCII. */
function decodeName(raw: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('windows-1252').decode(raw)
  }
}

/** Entries that share bytes blow up to more than any honest archive: each must end before the next begins. */
function overlap(entries: readonly ZipEntry[], directoryAt: number): boolean {
  const sorted = [...entries].sort((a, b) => a.headerAt - b.headerAt)
  return sorted.some(({ headerAt, rawName, compressedBytes }, index) => {
    const end = headerAt + 30 + rawName.length + compressedBytes
    return end > (sorted[index + 1]?.headerAt ?? directoryAt)
  })
}

export function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
