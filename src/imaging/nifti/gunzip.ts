import { Gunzip } from 'fflate'
import { createBlobPieces } from '../../lib/blob-pieces.ts'
import type { ByteSource } from '../../lib/byte-source.ts'
import { type ByteWalk, readingAhead, sweepBytes, walkBytes, walkSource } from '../../lib/byte-walk.ts'
import { type Bytes, concatBytes } from '../../lib/bytes.ts'
import { type OnShare, seldom } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { crc32 } from '../pixels/raster/crc-32.ts'
import { maximumUnpackedBytes } from '../unpacked-bytes.ts'

const chunkBytes = 64 * 1024
/** Label maps of mostly nothing compress to a thousandth, which is the most that the method can do: the size alone is a limit. */
const leastLimitBytes = 16 * 1024 * 1024

/** The first bytes of a gzip stream, unpacked; fewer where it is shorter or broken. @param packed its beginning */
export function gunzipHead(packed: Uint8Array, wantedBytes: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const inflate = new Gunzip((chunk) => {
    chunks.push(chunk)
    bytes += chunk.length
  })
  try {
    for (let at = 0; at < packed.length && bytes < wantedBytes; at += 256) inflate.push(packed.subarray(at, at + 256))
  } catch {
    // As far as it goes.
  }
  return concatBytes(chunks).subarray(0, wantedBytes)
}

/** Unpacks a gzip file, counting what comes out: fails with `gzip-bomb` beyond what a volume can have, `gzip-damaged` where it is broken or cut off. */
export function gunzip(packed: Bytes, expectedBytes: number, onShare?: OnShare): Result<Bytes> {
  const chunks: Uint8Array[] = []
  const limitBytes = limitOf(maximumUnpackedBytes.memory, expectedBytes)
  const take = (chunk: Uint8Array) => void chunks.push(chunk)
  const walked = walkBytes(packed, gunzipWalk(packed.length, limitBytes, take, onShare))
  return walked.ok ? ok(concatBytes(chunks)) : walked
}

/** Does the same with a file that is not in memory, and keeps what comes out of it out of the memory too. */
export async function gunzipSource(
  packed: ByteSource,
  expectedBytes: number,
  onShare?: OnShare,
): Promise<Result<Blob>> {
  const pieces = createBlobPieces()
  const limitBytes = limitOf(maximumUnpackedBytes.blob, expectedBytes)
  const walked = await walkSource(
    readingAhead(packed, sweepBytes),
    gunzipWalk(packed.sizeBytes, limitBytes, pieces.add, onShare),
  )
  return walked.ok ? ok(pieces.blob()) : walked
}

function limitOf(mostBytes: number, expectedBytes: number): number {
  return Math.min(mostBytes, Math.max(leastLimitBytes, expectedBytes))
}

function* gunzipWalk(
  sizeBytes: number,
  limitBytes: number,
  take: (chunk: Uint8Array) => void,
  onShare: OnShare | undefined,
): ByteWalk<void> {
  let bytes = 0
  let isWhole = false
  let sum = 0
  /** Of each member but the last, where its checksum stands and what it came to. */
  const ended: { readonly at: number; readonly sum: number }[] = []
  onShare?.(null, 'unpacking')
  const tell = seldom(onShare)
  const inflate = new Gunzip((chunk, final) => {
    take(chunk)
    sum = crc32(chunk, sum)
    bytes += chunk.length
    isWhole ||= final
  })
  // Called where another member begins, behind the checksum and the length of the one before.
  inflate.onmember = (at) => {
    ended.push({ at: at - 8, sum })
    sum = 0
  }
  try {
    for (let at = 0; at < sizeBytes; at += chunkBytes) {
      const next = Math.min(at + chunkBytes, sizeBytes)
      inflate.push(yield [at, next], next === sizeBytes)
      tell(next / sizeBytes)
      if (bytes > limitBytes) return fail('gzip-bomb', { bytes: sizeBytes, limitBytes })
    }
  } catch (error) {
    return fail('gzip-damaged', { reason: error instanceof Error ? error.message : String(error) })
  }
  if (!isWhole || sizeBytes < 18) return fail('gzip-damaged', { reason: 'it is cut off' })
  // The unpacker does not look at the sums.
  for (const member of [...ended, { at: sizeBytes - 8, sum }]) {
    const tail = yield [member.at, member.at + 4]
    const told = new DataView(tail.buffer, tail.byteOffset, 4).getUint32(0, true)
    if (told !== member.sum) return fail('gzip-damaged', { reason: 'its checksum is wrong' })
  }
  return ok()
}
