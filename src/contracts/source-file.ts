import type { Bytes } from '../lib/bytes.ts'

/** A file as the user gave it: read lazily, since a folder may hold thousands. */
export interface SourceFile {
  /** Base name, shown in messages only; it may identify a patient and is never stored. */
  readonly name: string
  /** Path inside the folder or archive it came from, `/`-separated, equal to `name` for a single file. */
  readonly path: string
  readonly sizeBytes: number
  /** Bytes [start, end) ; the whole file by default; short where the file ends before `end`. Rejects when the file cannot be read any more. */
  bytes(start?: number, end?: number): Promise<Bytes>
  /** The file itself, where slices of it can be kept without being read; absent: it lies in memory, or is packed. */
  readonly blob?: Blob
}
