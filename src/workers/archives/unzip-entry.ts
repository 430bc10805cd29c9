import { Inflate } from 'fflate'
import type { SourceFile } from '../../contracts/source-file.ts'
import { crc32 } from '../../imaging/pixels/raster/crc-32.ts'
import { createBlobPieces } from '../../lib/blob-pieces.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { type OnShare, seldom } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { viewOf, type ZipDirectory, type ZipEntry } from './zip-directory.ts'
import type { ZipLimits } from './zip-limits.ts'

/** Packed bytes read at a time. */
const readBytes = 1024 * 1024
/** Packed bytes given to the unpacker at a time; DEFLATE makes at most 1,032 times as many of them. */
const chunkBytes = 32 * 1024

const methodNames: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  96: 'JPEG',
  98: 'PPMd',
}

/** Why an entry cannot be unpacked, told from the directory alone; undefined where it can be tried. */
export function entryFault(
  entry: ZipEntry,
  limits: ZipLimits,
): { code: string; params: Record<string, unknown> } | undefined {
  const { flags, method, sizeBytes, compressedBytes } = entry
  // Bit 0: encrypted; 6: strongly; 13: with a masked directory. Method 99 is encrypted by AES.
  if ((flags & 0x2041) !== 0 || method === 99) return { code: 'archive-entry-encrypted', params: {} }
  if (entry.isLink) return { code: 'archive-entry-link', params: {} }
  if (method !== 0 && method !== 8) {
    return { code: 'archive-entry-method', params: { method: methodNames[method] ?? `number ${method}` } }
  }
  if (sizeBytes > limits.entryBytes)
    return { code: 'archive-entry-too-large', params: { sizeBytes, limitBytes: limits.entryBytes } }
  if (sizeBytes > limits.ratioFromBytes && sizeBytes > compressedBytes * limits.ratio) {
    return { code: 'archive-entry-ratio', params: { limit: limits.ratio } }
  }
  return undefined
}

/**
 * Unpacks one entry as a stream, into as many bytes as the directory gives, and not one more: in memory, or, where they are many, in a
 * blob. Problems: `archive-entry-lies` (the entry's own header says otherwise than the directory), `archive-entry-size` (more or fewer
 * bytes than said), `archive-entry-damaged` (checksum, or no DEFLATE), and those of `entryFault`. Source: PKWARE APPNOTE 6.3.10, §4.3.7.
 * @param onShare is told how much is unpacked
 */
export async function unzipEntry(
  archive: SourceFile,
  directory: ZipDirectory,
  entry: ZipEntry,
  limits: ZipLimits,
  onShare?: OnShare,
): Promise<Result<Bytes | Blob>> {
  const fault = entryFault(entry, limits)
  if (fault !== undefined) return fail(fault.code, fault.params)
  const from = await dataStart(archive, entry)
  const end = (from ?? 0) + entry.compressedBytes
  if (from === undefined || end > directory.startsAt) return fail('archive-entry-lies')
  const sink = sinkOf(archive, entry, from, limits)
  const tell = seldom(onShare)
  let length = 0
  let sum = 0
  let isTooLong = false
  const take = (chunk: Uint8Array) => {
    if (length + chunk.length > entry.sizeBytes) isTooLong = true
    else {
      sink.add(chunk)
      length += chunk.length
      sum = crc32(chunk, sum)
    }
  }
  const inflate = entry.method === 8 ? new Inflate(take) : undefined
  try {
    for (let at = from; at < end && !isTooLong; at += readBytes) {
      const packed = await archive.bytes(at, Math.min(end, at + readBytes))
      if (inflate === undefined) take(packed)
      else for (const { chunk, next } of chunksOf(packed)) if (!isTooLong) inflate.push(chunk, at + next >= end)
      tell(Math.min(1, (at + readBytes - from) / (end - from)))
    }
  } catch (error) {
    // A file that cannot be read any more is the archive's fault; what fflate throws is the entry's.
    if (error instanceof DOMException) throw error
    return fail('archive-entry-damaged')
  }
  if (isTooLong || length !== entry.sizeBytes) return fail('archive-entry-size', { sizeBytes: entry.sizeBytes })
  return sum === entry.crc32 ? ok(sink.content()) : fail('archive-entry-damaged')
}

function* chunksOf(packed: Uint8Array): Generator<{ readonly chunk: Uint8Array; readonly next: number }> {
  for (let at = 0; at < packed.length; at += chunkBytes) {
    yield { chunk: packed.subarray(at, at + chunkBytes), next: at + chunkBytes }
  }
}

interface Sink {
  add(chunk: Uint8Array): void
  content(): Bytes | Blob
}

function sinkOf({ blob }: SourceFile, { method, sizeBytes }: ZipEntry, from: number, limits: ZipLimits): Sink {
  if (sizeBytes <= limits.memoryBytes) {
    const unpacked = new Uint8Array(sizeBytes)
    let length = 0
    const add = (chunk: Uint8Array) => {
      unpacked.set(chunk, length)
      length += chunk.length
    }
    return { add, content: () => unpacked }
  }
  // What is not packed is a slice of the archive.
  if (method === 0 && blob !== undefined) return { add: () => {}, content: () => blob.slice(from, from + sizeBytes) }
  const pieces = createBlobPieces()
  return { add: pieces.add, content: pieces.blob }
}

/** First byte of the packed data; undefined where the entry's own header contradicts the directory. */
async function dataStart(archive: SourceFile, entry: ZipEntry): Promise<number | undefined> {
  const { headerAt, rawName } = entry
  const header = await archive.bytes(headerAt, headerAt + 30 + rawName.length)
  if (header.length < 30 + rawName.length) return undefined
  const view = viewOf(header)
  const isSame =
    view.getUint32(0, true) === 0x04034b50 &&
    view.getUint16(8, true) === entry.method &&
    view.getUint16(26, true) === rawName.length &&
    rawName.every((byte, index) => header[30 + index] === byte)
  if (!isSame) return undefined
  // Bit 3: sizes and sum stand behind the data; in the long form they stand in an extra field.
  const isStated = (view.getUint16(6, true) & 8) === 0
  const agrees = (at: number, value: number) => {
    const own = view.getUint32(at, true)
    return own === value || own === 0xffffffff
  }
  if (isStated && !(agrees(14, entry.crc32) && agrees(18, entry.compressedBytes) && agrees(22, entry.sizeBytes))) {
    return undefined
  }
  return headerAt + 30 + rawName.length + view.getUint16(28, true)
}
