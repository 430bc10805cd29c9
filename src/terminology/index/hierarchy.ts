import { bitmapWords, hasBit } from './bitmap.ts'
import type { IndexData } from './index-data.ts'

/** Everything reachable from some concepts over lists of neighbours, the concepts themselves first; a cycle ends where it began. */
function reach(from: readonly number[], offsets: Uint32Array, values: Uint32Array): number[] {
  const reached: number[] = []
  const seen = new Uint32Array(bitmapWords(offsets.length - 1))
  const visit = (concept: number) => {
    if (hasBit(seen, concept)) return
    seen[concept >>> 5] = (seen[concept >>> 5] ?? 0) | (1 << (concept & 31))
    reached.push(concept)
  }
  for (const concept of from) visit(concept)
  // An array visits what is added to it during the visit.
  for (const concept of reached) {
    const end = offsets[concept + 1] ?? 0
    for (let i = offsets[concept] ?? 0; i < end; i++) visit(values[i] ?? 0)
  }
  return reached
}

/** The concepts and all that lie above them, nearest first, each once. */
export function withAncestors(data: IndexData, concepts: readonly number[]): number[] {
  return reach(concepts, data.parentOffsets, data.parents)
}

/** The concepts and all that lie below them, nearest first, each once. */
export function withDescendants(data: IndexData, concepts: readonly number[]): number[] {
  return reach(concepts, data.childOffsets, data.children)
}
