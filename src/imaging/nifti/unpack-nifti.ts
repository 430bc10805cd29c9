import type { Bytes } from '../../lib/bytes.ts'
import { ok, type Result } from '../../lib/result.ts'
import { gunzip, gunzipHead } from './gunzip.ts'
import { isNifti, isNiftiPair, niftiHeaderBytes, niftiValueBytes, readNiftiHeader } from './nifti-header.ts'

/** Packed bytes that are enough to see a header. */
export const packedHeadBytes = 4096

/** Whether a gzip file holds a NIfTI volume. @param head its first `packedHeadBytes`, or all there are */
export function isPackedNifti(head: Uint8Array): boolean {
  const unpacked = gunzipHead(head, niftiHeaderBytes)
  return isNifti(unpacked) || isNiftiPair(unpacked)
}

/** A `.nii.gz` unpacked, no further than its own header says that it goes. Bytes that are not packed come back as they are. */
export function unpackNifti(bytes: Bytes): Result<Bytes> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return ok(bytes)
  const head = gunzipHead(bytes.subarray(0, packedHeadBytes), niftiHeaderBytes)
  const header = readNiftiHeader(head, Number.POSITIVE_INFINITY)
  if (!header.ok) return header
  return gunzip(bytes, header.value.dataOffset + niftiValueBytes(header.value))
}
