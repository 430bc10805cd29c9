import { type Bytes, concatBytes } from './bytes.ts'
import { ok, type Result } from './result.ts'

/** Bytes that need not all be in memory: a file on disk, a stored blob. */
export interface ByteSource {
  readonly sizeBytes: number
  /** Bytes [start, end), short where the source ends before `end`. Rejects where it cannot be read any more; fails where it is not what it was. */
  read(start: number, end: number): Promise<Result<Bytes>>
  /** The same bytes, where slices of them can be kept without being read. */
  readonly blob?: Blob
}

/** A file, or a part of one, read as it is. */
export function blobSource(blob: Blob): ByteSource {
  return {
    sizeBytes: blob.size,
    read: async (start, end) => ok(new Uint8Array(await blob.slice(start, end).arrayBuffer())),
    blob,
  }
}

/** Bytes in memory; what is read of them is shared, not copied. */
export function memorySource(bytes: Bytes): ByteSource {
  return { sizeBytes: bytes.length, read: async (start, end) => ok(bytes.subarray(start, end)) }
}

/** A source with bytes before its first. */
export function prefixedSource(prefix: Bytes, { sizeBytes, read, blob }: ByteSource): ByteSource {
  return {
    sizeBytes: prefix.length + sizeBytes,
    async read(start, end) {
      const rest = await read(Math.max(0, start - prefix.length), Math.max(0, end - prefix.length))
      if (!rest.ok || start >= prefix.length) return rest
      return ok(concatBytes([prefix.subarray(start, end), rest.value]))
    },
    ...(blob === undefined ? {} : { blob: new Blob([prefix, blob]) }),
  }
}
