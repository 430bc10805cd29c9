import type { IndexData } from './index-data.ts'

/** Everything reachable from some concepts over a list of neighbours, the concepts themselves first; a cycle ends where it began. */
function reach(from: readonly number[], offsets: Uint32Array, values: Uint32Array): Set<number> {
  const reached = new Set(from)
  // A Set visits what is added to it during the visit.
  for (const concept of reached) {
    const end = offsets[concept + 1] ?? 0
    for (let i = offsets[concept] ?? 0; i < end; i++) reached.add(values[i] ?? 0)
  }
  return reached
}

/** The concepts and all that lie above them, nearest first. */
export function withAncestors(data: IndexData, concepts: readonly number[]): Set<number> {
  return reach(concepts, data.parentOffsets, data.parents)
}

/** The concepts and all that lie below them, nearest first. */
export function withDescendants(data: IndexData, concepts: readonly number[]): Set<number> {
  return reach(concepts, data.childOffsets, data.children)
}
