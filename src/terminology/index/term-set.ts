import { type Bitmap, bitmapWords, hasBit, setBits } from './bitmap.ts'
import { GrowingUint32 } from './growing-arrays.ts'
import type { IndexData } from './index-data.ts'

/** The searched terms of some concepts. */
export interface TermSet {
  /** Ascending. */
  readonly terms: Uint32Array
  readonly bitmap: Bitmap
}

/**
 * The searched terms of concepts. All terms are gone through, because that takes some milliseconds whatever the concepts are, and
 * looking up the terms of a large part of a terminology takes hundreds.
 */
export function termsOf(concepts: readonly number[], data: IndexData): TermSet {
  const { termConcepts, displays, rankStarts } = data
  const searched = rankStarts[3] ?? 0
  const wanted = new Uint32Array(bitmapWords(displays.length))
  setBits(wanted, concepts, 0, concepts.length)
  const terms = new GrowingUint32()
  for (let term = 0; term < searched; term++) if (hasBit(wanted, termConcepts[term] ?? 0)) terms.push(term)
  const list = terms.toArray()
  const bitmap = new Uint32Array(bitmapWords(searched))
  setBits(bitmap, list, 0, list.length)
  return { terms: list, bitmap }
}
