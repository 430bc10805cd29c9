import { Gunzip } from 'fflate'
import { type Bytes, concatBytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { maximumInflatedBytes } from '../dicom/inflate-data-set.ts'
import { crc32 } from '../pixels/raster/crc-32.ts'

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
export function gunzip(packed: Uint8Array, expectedBytes: number): Result<Bytes> {
  const limitBytes = Math.min(maximumInflatedBytes, Math.max(leastLimitBytes, expectedBytes))
  const chunks: Uint8Array[] = []
  let bytes = 0
  let isWhole = false
  let sum = 0
  let members = 0
  const inflate = new Gunzip((chunk, final) => {
    chunks.push(chunk)
    sum = crc32(chunk, sum)
    bytes += chunk.length
    isWhole ||= final
  })
  inflate.onmember = () => {
    members += 1
  }
  try {
    for (let at = 0; at < packed.length; at += chunkBytes) {
      inflate.push(packed.subarray(at, at + chunkBytes), at + chunkBytes >= packed.length)
      if (bytes > limitBytes) return fail('gzip-bomb', { bytes: packed.length, limitBytes })
    }
  } catch (error) {
    return fail('gzip-damaged', { reason: error instanceof Error ? error.message : String(error) })
  }
  if (!isWhole || packed.length < 18) return fail('gzip-damaged', { reason: 'it is cut off' })
  // The unpacker does not look at the sum. Of several members each has its own, which are not told apart here.
  const told = new DataView(packed.buffer, packed.byteOffset + packed.length - 8).getUint32(0, true)
  if (members <= 1 && told !== sum) return fail('gzip-damaged', { reason: 'its checksum is wrong' })
  return ok(concatBytes(chunks))
}
