import type { BlockFragment } from './span-layout.ts'

/** A fragment with its place below the text. */
export interface PlacedFragment extends BlockFragment {
  /** Underline it gets: 0 is nearest to the text. Fragments that overlap in a block have different rows, inner ones nearer. */
  readonly row: number
}

/**
 * Gives the fragments of a block their rows: first fit within each cluster of overlapping fragments, counted from below, so that the
 * outermost span is the lowest.
 * @returns by start, longer first
 */
export function placeInRows(fragments: readonly BlockFragment[]): readonly PlacedFragment[] {
  const placed: PlacedFragment[] = []
  let cluster: { readonly fragment: BlockFragment; readonly level: number }[] = []
  let levelEnds: number[] = []
  const closeCluster = () => {
    for (const { fragment, level } of cluster) placed.push({ ...fragment, row: levelEnds.length - 1 - level })
    cluster = []
    levelEnds = []
  }
  for (const fragment of fragments.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))) {
    if (levelEnds.every((end) => end <= fragment.start)) closeCluster()
    const free = levelEnds.findIndex((end) => end <= fragment.start)
    const level = free === -1 ? levelEnds.length : free
    levelEnds[level] = fragment.end
    cluster.push({ fragment, level })
  }
  closeCluster()
  return placed
}
