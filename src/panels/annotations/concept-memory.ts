import type { Coding } from '../../domain/records/primitives.ts'
import type { TypeAheadOption } from '../../ui/type-ahead/type-ahead-option.ts'

/** Codes that the annotator uses often: offered before anything is typed. */
export interface ConceptMemory {
  readonly favourites: readonly Coding[]
  /** Favourites, then those used last. */
  readonly remembered: readonly TypeAheadOption<Coding>[]
  noteUse(coding: Coding): void
  toggleFavourite(coding: Coding): void
}

/** Remembers nothing. */
export const noConceptMemory: ConceptMemory = {
  favourites: [],
  remembered: [],
  noteUse: () => {},
  toggleFavourite: () => {},
}
