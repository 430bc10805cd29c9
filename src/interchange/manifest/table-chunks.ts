import type { SourceFile } from '../../contracts/source-file.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { guessEncoding } from '../../lib/guess-encoding.ts'
import { decodeText, detectEncoding, isSingleByte, type TextEncoding } from '../../lib/text-encoding.ts'

/** Bytes read at a time: a table of 100,000 rows is a dozen of them. */
const chunkBytes = 1024 * 1024

const headBytes = 4096

/** Bytes of a file, piece by piece. Ends early when aborted. */
async function* byteChunks(file: SourceFile, signal: AbortSignal): AsyncGenerator<Bytes> {
  for (let from = 0; from < file.sizeBytes && !signal.aborted; from += chunkBytes) {
    yield await file.bytes(from, Math.min(from + chunkBytes, file.sizeBytes))
  }
}

/**
 * The encoding of a whole table. A byte order mark decides, else NULs (UTF-16 without a mark), else whether every byte of it is UTF-8:
 * the first accent of a table in Windows-1252 may stand in row 90,000. What is no UTF-8 is told from where that shows.
 */
export async function tableEncoding(file: SourceFile, signal: AbortSignal): Promise<TextEncoding> {
  const head = await file.bytes(0, Math.min(headBytes, file.sizeBytes))
  const byMark = detectEncoding(head, file.sizeBytes <= headBytes)
  if (byMark === 'utf-16le' || byMark === 'utf-16be') return byMark
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of byteChunks(file, signal)) {
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      return guessEncoding(chunk, false)
    }
  }
  try {
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The text of a table, piece by piece, without its byte order mark. No character is cut in two. */
export async function* textChunks(
  file: SourceFile,
  encoding: TextEncoding,
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (isSingleByte(encoding)) {
    // One byte is one character: every piece decodes by itself.
    for await (const chunk of byteChunks(file, signal)) yield decodeText(chunk, encoding)
    return
  }
  const decoder = new TextDecoder(encoding)
  for await (const chunk of byteChunks(file, signal)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
