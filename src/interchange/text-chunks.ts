import { type Bytes, utf8 } from '../lib/bytes.ts'

/** Large enough that a sink's cost per call does not show, small enough that a slow one does not fill the memory. */
export const chunkBytes = 65_536

/** UTF-8 of texts in chunks of 64 kB, the last one shorter; lone surrogates become U+FFFD. Each chunk has its own buffer. */
export async function* encodeChunks(texts: AsyncIterable<string>): AsyncGenerator<Bytes> {
  let chunk = new Uint8Array(chunkBytes)
  let used = 0
  for await (const text of texts) {
    const bytes = utf8(text)
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + chunkBytes - used)
      chunk.set(piece, used)
      used += piece.length
      from += piece.length
      if (used < chunkBytes) continue
      yield chunk
      chunk = new Uint8Array(chunkBytes)
      used = 0
    }
  }
  if (used > 0) yield chunk.slice(0, used)
}
