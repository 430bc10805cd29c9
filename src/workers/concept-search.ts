import type { Coding } from '../domain/records/primitives.ts'

/** A concept that the search found, ready to be stored. */
export interface FoundConcept {
  readonly coding: Coding
  /** The synonym that matched, where it is not the term shown. */
  readonly matched: string | null
}
