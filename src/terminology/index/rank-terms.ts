import type { CollectedRows } from './collect-rows.ts'

/** Rank of the terms of inactive concepts: they are kept to be shown, and never searched. */
const unsearched = 3

export interface RankedTerms {
  /** Numbers of the collected terms in order of rank. */
  readonly order: Uint32Array
  /** Where each of the four kinds begins in `order`; then the number of terms. */
  readonly starts: Uint32Array<ArrayBuffer>
}

/**
 * Orders the terms as `sections` says: by kind, by length of the folded words joined by single spaces, by those words, by code.
 * @param conceptRanks number of a collected concept among the declared ones; -1 for an undeclared one, whose terms are left out
 * @param wordRanks number of a collected word among all in order
 */
export function rankTerms(rows: CollectedRows, conceptRanks: Int32Array, wordRanks: Uint32Array): RankedTerms {
  const { termConcepts, termKinds, termWordOffsets, termWords, words } = rows
  const count = termConcepts.length
  const kinds = new Uint8Array(count)
  const lengths = new Uint32Array(count)
  const kept = new Uint32Array(count)
  let keptCount = 0
  for (let term = 0; term < count; term++) {
    const concept = termConcepts[term] ?? 0
    if ((conceptRanks[concept] ?? -1) === -1) continue
    kept[keptCount++] = term
    kinds[term] = rows.active[concept] === true ? (termKinds[term] ?? 0) : unsearched
    const start = termWordOffsets[term] ?? 0
    const end = termWordOffsets[term + 1] ?? 0
    let length = Math.max(0, end - start - 1)
    for (let i = start; i < end; i++) length += words[termWords[i] ?? 0]?.length ?? 0
    lengths[term] = length
  }

  const compareWords = (a: number, b: number): number => {
    const startA = termWordOffsets[a] ?? 0
    const startB = termWordOffsets[b] ?? 0
    const countA = (termWordOffsets[a + 1] ?? 0) - startA
    const countB = (termWordOffsets[b + 1] ?? 0) - startB
    for (let i = 0; i < countA && i < countB; i++) {
      const wordA = termWords[startA + i] ?? 0
      const wordB = termWords[startB + i] ?? 0
      if (wordA !== wordB) return (wordRanks[wordA] ?? 0) - (wordRanks[wordB] ?? 0)
    }
    return countA - countB
  }
  const compareCodes = (a: number, b: number): number =>
    (conceptRanks[termConcepts[a] ?? 0] ?? 0) - (conceptRanks[termConcepts[b] ?? 0] ?? 0)

  const order = kept
    .subarray(0, keptCount)
    .sort(
      (a, b) =>
        (kinds[a] ?? 0) - (kinds[b] ?? 0) ||
        (lengths[a] ?? 0) - (lengths[b] ?? 0) ||
        compareWords(a, b) ||
        compareCodes(a, b) ||
        a - b,
    )
  const starts = new Uint32Array(unsearched + 2)
  for (const term of order) {
    const next = (kinds[term] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  return { order, starts }
}
