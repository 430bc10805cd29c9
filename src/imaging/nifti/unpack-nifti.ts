import { type ByteSource, blobSource } from '../../lib/byte-source.ts'
import type { Bytes } from '../../lib/bytes.ts'
import type { OnShare } from '../../lib/progress.ts'
import { ok, type Result } from '../../lib/result.ts'
import { gunzip, gunzipHead, gunzipSource } from './gunzip.ts'
import { isNifti, isNiftiPair, niftiHeaderBytes, niftiValueBytes, readNiftiHeader } from './nifti-header.ts'

/** Packed bytes that are enough to see a header. */
export const packedHeadBytes = 4096

/** Whether a gzip file holds a NIfTI volume. @param head its first `packedHeadBytes`, or all there are */
export function isPackedNifti(head: Uint8Array): boolean {
  const unpacked = gunzipHead(head, niftiHeaderBytes)
  return isNifti(unpacked) || isNiftiPair(unpacked)
}

/** A `.nii.gz` unpacked, no further than its own header says that it goes. Bytes that are not packed come back as they are. */
export function unpackNifti(bytes: Bytes, onShare?: OnShare): Result<Bytes> {
  if (!isGzip(bytes)) return ok(bytes)
  const expectedBytes = unpackedBytes(bytes.subarray(0, packedHeadBytes))
  return expectedBytes.ok ? gunzip(bytes, expectedBytes.value, onShare) : expectedBytes
}

/** The same of a file that is not in memory: what comes out of it is kept where blobs are. */
export async function unpackNiftiSource(source: ByteSource, onShare?: OnShare): Promise<Result<ByteSource>> {
  const head = await source.read(0, packedHeadBytes)
  if (!head.ok) return head
  if (!isGzip(head.value)) return ok(source)
  const expectedBytes = unpackedBytes(head.value)
  if (!expectedBytes.ok) return expectedBytes
  const blob = await gunzipSource(source, expectedBytes.value, onShare)
  return blob.ok ? ok(blobSource(blob.value)) : blob
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** How long a packed volume is by its header. */
function unpackedBytes(packedHead: Uint8Array): Result<number> {
  const header = readNiftiHeader(gunzipHead(packedHead, niftiHeaderBytes), Number.POSITIVE_INFINITY)
  return header.ok ? ok(header.value.dataOffset + niftiValueBytes(header.value)) : header
}
