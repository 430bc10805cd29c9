import type { CodingState } from '../domain/records/annotation.ts'

/** Annotations of a project by how far their codes are. */
export type CodingCounts = Readonly<Record<CodingState, number>>

/** What there is to choose from in a project, beyond what its own records say. */
export interface ProjectOffer {
  /** Splits of its patients; null among them where some have none. */
  readonly splits: readonly (string | null)[]
  readonly factKeys: readonly string[]
  readonly metadataKeys: readonly string[]
  readonly codings: CodingCounts
}
