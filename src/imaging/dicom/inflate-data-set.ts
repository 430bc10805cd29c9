import type { DataSet } from 'dicom-parser'
import { Inflate } from 'fflate'
import { type Bytes, concatBytes } from '../../lib/bytes.ts'
import { type OnShare, seldom } from '../../lib/progress.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { explicitLittleEndian } from './transfer-syntaxes.ts'
import { encodeFileMeta } from './write.ts'

/** A deflated data set is inflated to this many bytes at most, whatever it says: 195 kB can become 399 MB. */
export const maximumInflatedBytes = 1024 * 1024 * 1024
/** Pixels compress well; what compresses better than this is made to fill the memory. */
const maximumInflation = 200
/** Compressed bytes given to the inflater at a time. */
const chunkBytes = 64 * 1024

/**
 * The file with its data set inflated (PS3.5 annex A.5), as Explicit VR Little Endian. What comes out is counted as it comes: fails with `dicom-inflation-bomb`
 * before the memory is full, `dicom-deflate-damaged` where the stream is broken or cut off.
 * @param meta the file meta information, which the data set follows
 */
export function inflateDataSet(
  bytes: Bytes,
  meta: DataSet,
  limits: { readonly bytes: number; readonly ratio: number } = {
    bytes: maximumInflatedBytes,
    ratio: maximumInflation,
  },
  onShare?: OnShare,
): Result<Bytes> {
  const start = Math.max(...Object.values(meta.elements).map(({ dataOffset, length }) => dataOffset + length))
  const deflated = bytes.subarray(start)
  const mostBytes = Math.min(limits.bytes, Math.max(deflated.length, chunkBytes) * limits.ratio)
  const textOf = (tag: string) => meta.string(tag)?.trim() ?? ''
  const chunks: Uint8Array[] = [encodeFileMeta(textOf('x00020002'), textOf('x00020003'), explicitLittleEndian)]
  let inflatedBytes = 0
  let isWhole = false
  const tell = seldom(onShare)
  const inflate = new Inflate((chunk, final) => {
    chunks.push(chunk)
    inflatedBytes += chunk.length
    isWhole ||= final
  })
  try {
    for (let at = 0; at < deflated.length && !isWhole; at += chunkBytes) {
      inflate.push(deflated.subarray(at, at + chunkBytes), at + chunkBytes >= deflated.length)
      tell(Math.min(1, (at + chunkBytes) / deflated.length))
      if (inflatedBytes > mostBytes)
        return fail('dicom-inflation-bomb', { bytes: deflated.length, limitBytes: mostBytes })
    }
  } catch (error) {
    return fail('dicom-deflate-damaged', { reason: error instanceof Error ? error.message : String(error) })
  }
  return isWhole ? ok(concatBytes(chunks)) : fail('dicom-deflate-damaged', { reason: 'it is cut off' })
}
