import type { NamedFile } from '../contracts/export-format.ts'
import type { Bytes } from '../lib/bytes.ts'

/** Takes the body of a written file to its end. */
export type Sink = (file: NamedFile) => Promise<void>

/** Keeps nothing: what an export would lose is found by writing it here. */
export const nullSink: Sink = async ({ body }) => {
  for await (const _ of body);
}

export interface KeepingSink {
  readonly sink: Sink
  /** What was written, to be read as often as wanted. */
  readonly files: readonly NamedFile[]
  /** The same as parts for a Blob, by file name. */
  readonly parts: ReadonlyMap<string, readonly Bytes[]>
}

/** Keeps what is written in memory, for exports that are known to be small. */
export function keepingSink(): KeepingSink {
  const files: NamedFile[] = []
  const parts = new Map<string, readonly Bytes[]>()
  return {
    files,
    parts,
    async sink({ file, mediaType, body }) {
      const chunks: Bytes[] = []
      for await (const chunk of body) chunks.push(chunk)
      parts.set(file, chunks)
      files.push({ file, mediaType, body: { [Symbol.asyncIterator]: () => replay(chunks) } })
    },
  }
}

async function* replay(chunks: readonly Bytes[]): AsyncGenerator<Bytes> {
  yield* chunks
}
