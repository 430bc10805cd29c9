import type { Result } from '../../lib/result.ts'
import { elementHeader } from './encode-element.ts'

/** A part of a file to write: bytes, or a slice of a file that is not in memory. */
export type Piece = Uint8Array | Blob

/** Gives pieces of what goes from one file to another. */
export interface Copying {
  /** Bytes [start, end) of the file. */
  take(start: number, end: number): Promise<Result<Piece>>
  /** Bytes that were changed on the way, out of the way until all are there. */
  hold(bytes: Uint8Array): Piece
}

export function sizeOf(piece: Piece): number {
  return piece instanceof Uint8Array ? piece.length : piece.size
}

/** One data element of byte values, whose value is pieces: see `encodeElement`. */
export function encodePieces(tag: string, vr: string, pieces: readonly Piece[], isExplicit: boolean): Piece[] {
  const length = pieces.reduce((sum, piece) => sum + sizeOf(piece), 0)
  const padding = length % 2
  return [
    elementHeader(tag, vr, length + padding, isExplicit),
    ...pieces,
    ...(padding === 0 ? [] : [new Uint8Array(1)]),
  ]
}
