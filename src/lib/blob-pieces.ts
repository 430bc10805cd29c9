/** Bytes that become a blob as they come: the browser keeps those of blobs, on disk when they are many, and not the memory of a worker. */
export interface BlobPieces {
  /** Bytes to put behind those given before. They are copied. */
  add(bytes: Uint8Array): void
  readonly sizeBytes: number
  /** All that was given. */
  blob(): Blob
}

/** So many bytes are gathered before they are given away. */
const pieceBytes = 4 * 1024 * 1024

export function createBlobPieces(): BlobPieces {
  const pieces: Blob[] = []
  const gathered = new Uint8Array(pieceBytes)
  let length = 0
  let sizeBytes = 0

  function giveAway(): void {
    if (length > 0) pieces.push(new Blob([gathered.subarray(0, length)]))
    length = 0
  }

  return {
    add(bytes) {
      sizeBytes += bytes.length
      for (let at = 0; at < bytes.length; ) {
        const part = bytes.subarray(at, at + gathered.length - length)
        gathered.set(part, length)
        length += part.length
        at += part.length
        if (length === gathered.length) giveAway()
      }
    },
    get sizeBytes() {
      return sizeBytes
    },
    blob() {
      giveAway()
      return new Blob(pieces)
    },
  }
}
