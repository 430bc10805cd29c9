import type { ByteSource } from './byte-source.ts'
import { type Bytes, concatBytes, sha256Hex } from './bytes.ts'
import { fail, ok, type Result } from './result.ts'

/** A blob that can be read in pieces and each of them checked: it is too large to be read, and hashed, as a whole each time. */
export interface CheckedBlob {
  readonly blob: Blob
  /** Every piece but the last has so many bytes. */
  readonly pieceBytes: number
  /** SHA-256 of each piece, lower-case hexadecimal. */
  readonly pieces: readonly string[]
}

/** Size of the pieces of a blob that is stored now. */
const pieceBytes = 4 * 1024 * 1024

/**
 * Reads a blob once, piece by piece.
 * @param hash takes all bytes in their order
 */
export async function checkedBlob(blob: Blob, hash: (bytes: Bytes) => void): Promise<CheckedBlob> {
  const pieces: string[] = []
  for (let at = 0; at < blob.size; at += pieceBytes) {
    const bytes = new Uint8Array(await blob.slice(at, at + pieceBytes).arrayBuffer())
    hash(bytes)
    pieces.push(await sha256Hex(bytes))
  }
  return { blob, pieceBytes, pieces }
}

/** Pieces kept by a reader: a frame often ends in the piece that the next one begins in. */
const keptPieces = 3

/** Reads a checked blob; fails with `blob-corrupt` where a piece is not what was stored, or cannot be read any more. */
export function checkedSource({ blob, pieceBytes, pieces }: CheckedBlob): ByteSource {
  const kept = new Map<number, Bytes>()

  async function piece(index: number): Promise<Result<Bytes>> {
    const known = kept.get(index)
    if (known !== undefined) return ok(known)
    const bytes = await bytesOf(blob.slice(index * pieceBytes, (index + 1) * pieceBytes))
    if (bytes === null || (await sha256Hex(bytes)) !== pieces[index]) return fail('blob-corrupt', { piece: index })
    kept.set(index, bytes)
    const [oldest] = kept.keys()
    if (kept.size > keptPieces && oldest !== undefined) kept.delete(oldest)
    return ok(bytes)
  }

  return {
    sizeBytes: blob.size,
    async read(start, end) {
      const until = Math.min(end, blob.size)
      const found: Bytes[] = []
      for (let at = start; at < until; ) {
        const index = Math.floor(at / pieceBytes)
        const bytes = await piece(index)
        if (!bytes.ok) return bytes
        const from = at - index * pieceBytes
        const part = bytes.value.subarray(from, from + until - at)
        found.push(part)
        at += part.length
      }
      const [only] = found
      return ok(found.length === 1 && only !== undefined ? only : concatBytes(found))
    },
  }
}

/** Null where the browser cannot read them: what it keeps of a blob is a file of its own, which may be gone. */
async function bytesOf(piece: Blob): Promise<Bytes | null> {
  try {
    return new Uint8Array(await piece.arrayBuffer())
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
