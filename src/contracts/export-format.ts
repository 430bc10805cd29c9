import type { ProjectReader } from '../domain/records/case-bundle.ts'
import type { Bytes } from '../lib/bytes.ts'
import type { Problem, Result } from '../lib/result.ts'
import type { OptionField } from './option-field.ts'

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
  /** What it carries and what for, in one or two sentences. */
  readonly description: string
  /** URL or URN and version of the specification. */
  readonly spec: string
  /** Options of its own; those of the selection are every format's. */
  readonly fields: readonly OptionField[]
  /** Strict: what it does not know it refuses. All but who exports, when and with which version has a default. */
  parseOptions(raw: unknown): Result<O>
  write(project: ProjectReader, options: O): AsyncIterable<NamedFile | Loss>
  /** Plain English for a number of losses of a kind of its own; undefined for kinds that every format has. */
  lossText?(loss: string, count: number): string | undefined
  /** Reads written bytes back and compares them with the project: how many records agree, what does not. */
  readBack(files: readonly NamedFile[], project: ProjectReader, options: O): Promise<ReadBack>
}

export interface ReadBack {
  /** Records compared, by kind. */
  readonly counts: Readonly<Record<string, number>>
  /** Empty when everything agrees. */
  readonly problems: readonly Problem[]
}
