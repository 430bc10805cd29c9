import type { ProjectReader } from '../domain/records/case-bundle.ts'
import type { Bytes } from '../lib/bytes.ts'
import type { Problem, Result } from '../lib/result.ts'

export interface NamedFile {
  readonly file: string
  readonly mediaType: string
  readonly body: AsyncIterable<Bytes>
}

/** Something the format cannot carry, counted before the user commits. */
export interface Loss {
  readonly loss: string
  readonly recordId: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Writes a project; the loss report is the same run into a sink that keeps nothing. */
export interface ExportFormat<O> {
  readonly id: string
  readonly label: string
  /** URL or URN and version of the specification. */
  readonly spec: string
  parseOptions(raw: unknown): Result<O>
  write(project: ProjectReader, options: O): AsyncIterable<NamedFile | Loss>
  /** Reads written bytes back and compares them with the project: how many records agree, what does not. */
  readBack(files: readonly NamedFile[], project: ProjectReader, options: O): Promise<ReadBack>
}

export interface ReadBack {
  /** Records compared, by kind. */
  readonly counts: Readonly<Record<string, number>>
  /** Empty when everything agrees. */
  readonly problems: readonly Problem[]
}
