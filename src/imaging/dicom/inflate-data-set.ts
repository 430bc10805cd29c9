import type { DataSet } from 'dicom-parser'
import { Inflate } from 'fflate'
import { createBlobPieces } from '../../lib/blob-pieces.ts'
import { type ByteSource, blobSource } from '../../lib/byte-source.ts'
import { type ByteWalk, readingAhead, sweepBytes, walkBytes, walkSource } from '../../lib/byte-walk.ts'
import { type Bytes, concatBytes } from '../../lib/bytes.ts'
import { type OnShare, seldom } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { maximumUnpackedBytes } from '../unpacked-bytes.ts'
import { explicitLittleEndian } from './transfer-syntaxes.ts'
import { encodeFileMeta } from './write.ts'

/** Pixels compress well; what compresses better than this is made to fill the memory. */
const maximumInflation = 200
/** Compressed bytes given to the inflater at a time. */
const chunkBytes = 64 * 1024

/** A deflated file: its file meta information, and where its data set begins behind that. */
interface DeflatedFile {
  readonly meta: DataSet
  readonly start: number
}

/**
 * The file with its data set inflated (PS3.5 annex A.5), as Explicit VR Little Endian. What comes out is counted as it comes: fails with `dicom-inflation-bomb`
 * before the memory is full, `dicom-deflate-damaged` where the stream is broken or cut off.
 */
export function inflateDataSet(
  { bytes, meta, start }: DeflatedFile & { readonly bytes: Bytes },
  onShare?: OnShare,
): Result<Bytes> {
  const chunks: Uint8Array[] = [plainMeta(meta)]
  const take = (chunk: Uint8Array) => void chunks.push(chunk)
  const limitBytes = Math.min(maximumUnpackedBytes.memory, mostBytes(bytes.length - start))
  const walked = walkBytes(bytes, inflateWalk({ start, end: bytes.length, limitBytes, take, onShare }))
  return walked.ok ? ok(concatBytes(chunks)) : walked
}

/** Does the same with a file that is not in memory, and keeps what comes out of it out of the memory too. @returns where its data set begins, too */
export async function inflateSource(
  source: ByteSource,
  { meta, start }: DeflatedFile,
  onShare?: OnShare,
): Promise<Result<{ readonly source: ByteSource; readonly start: number }>> {
  const head = plainMeta(meta)
  const pieces = createBlobPieces()
  pieces.add(head)
  const limitBytes = Math.min(maximumUnpackedBytes.blob, mostBytes(source.sizeBytes - start))
  const walk = inflateWalk({ start, end: source.sizeBytes, limitBytes, take: pieces.add, onShare })
  const walked = await walkSource(readingAhead(source, sweepBytes), walk)
  return walked.ok ? ok({ source: blobSource(pieces.blob()), start: head.length }) : walked
}

function plainMeta(meta: DataSet): Bytes {
  const textOf = (tag: string) => meta.string(tag)?.trim() ?? ''
  return encodeFileMeta(textOf('x00020002'), textOf('x00020003'), explicitLittleEndian)
}

function mostBytes(deflatedBytes: number): number {
  return Math.max(deflatedBytes, chunkBytes) * maximumInflation
}

interface Inflating {
  readonly start: number
  readonly end: number
  readonly limitBytes: number
  readonly take: (chunk: Uint8Array) => void
  readonly onShare: OnShare | undefined
}

function* inflateWalk({ start, end, limitBytes, take, onShare }: Inflating): ByteWalk<void> {
  let inflatedBytes = 0
  let isWhole = false
  onShare?.(null, 'unpacking')
  const tell = seldom(onShare)
  const inflate = new Inflate((chunk, final) => {
    take(chunk)
    inflatedBytes += chunk.length
    isWhole ||= final
  })
  try {
    for (let at = start; at < end && !isWhole; at += chunkBytes) {
      const next = Math.min(at + chunkBytes, end)
      inflate.push(yield [at, next], next === end)
      tell((next - start) / (end - start))
      if (inflatedBytes > limitBytes) return fail('dicom-inflation-bomb', { bytes: end - start, limitBytes })
    }
  } catch (error) {
    return fail('dicom-deflate-damaged', { reason: error instanceof Error ? error.message : String(error) })
  }
  return isWhole ? ok() : fail('dicom-deflate-damaged', { reason: 'it is cut off' })
}
