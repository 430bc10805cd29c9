import { type Bytes, concatBytes } from '../../lib/bytes.ts'
import { type NiftiHeader, niftiValueBytes } from './nifti-header.ts'

/** Bytes [start, end) of a header that hold texts: data type and database names, intent, description, auxiliary file. Sources: nifti1.h, nifti2.h. */
const texts = {
  1: [
    [4, 38],
    [148, 252],
    [328, 344],
  ],
  2: [
    [240, 344],
    [508, 524],
  ],
} as const

/** The same volume without a text of its header and without extensions, where names and histories stand: the header, four zeros, the values. */
export function bareNifti(bytes: Bytes, header: NiftiHeader): Bytes {
  const { dataOffset } = header
  return concatBytes([bareHead(bytes, header), bytes.subarray(dataOffset, dataOffset + niftiValueBytes(header))])
}

/** Does the same with a file that is not in memory: its values stay a slice of it. @param head at least its header */
export function bareNiftiBlob(head: Bytes, blob: Blob, header: NiftiHeader): Blob {
  const { dataOffset } = header
  return new Blob([bareHead(head, header), blob.slice(dataOffset, dataOffset + niftiValueBytes(header))])
}

function bareHead(bytes: Bytes, { version, isLittleEndian }: NiftiHeader): Bytes {
  const headerBytes = version === 1 ? 348 : 540
  const start = headerBytes + 4
  const bare = new Uint8Array(start)
  bare.set(bytes.subarray(0, headerBytes))
  for (const [from, end] of texts[version]) bare.fill(0, from, end)
  const view = new DataView(bare.buffer)
  if (version === 1) view.setFloat32(108, start, isLittleEndian)
  else view.setBigInt64(168, BigInt(start), isLittleEndian)
  return bare
}
