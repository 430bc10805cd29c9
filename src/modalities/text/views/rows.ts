import type { BlockFragment } from './span-layout.ts'

/** A fragment with its place below the text. */
export interface PlacedFragment extends BlockFragment {
  /** Underline it gets: 0 is nearest to the text. Fragments that overlap in a block have different rows, inner ones nearer. */
  readonly row: number
  /** How many rows there are where it lies: as many underlines have to find room below the text. */
  readonly depth: number
}

/** Fragments of one span with the gaps between them: they keep to one row. Text offsets [start, end). */
interface Chain {
  readonly start: number
  end: number
  readonly fragments: BlockFragment[]
}

/**
 * Gives the fragments of a block their rows: first fit within each cluster of overlapping fragments, counted from below, so that the
 * outermost span is the lowest.
 * @returns by start, longer first
 */
export function placeInRows(fragments: readonly BlockFragment[]): readonly PlacedFragment[] {
  const placed: PlacedFragment[] = []
  let cluster: { readonly chain: Chain; readonly level: number }[] = []
  let levelEnds: number[] = []
  const closeCluster = () => {
    for (const { chain, level } of cluster) {
      const depth = levelEnds.length
      for (const fragment of chain.fragments) placed.push({ ...fragment, row: depth - 1 - level, depth })
    }
    cluster = []
    levelEnds = []
  }
  for (const chain of chainsOf(fragments.toSorted(byPlace))) {
    if (levelEnds.every((end) => end <= chain.start)) closeCluster()
    const free = levelEnds.findIndex((end) => end <= chain.start)
    const level = free === -1 ? levelEnds.length : free
    levelEnds[level] = chain.end
    cluster.push({ chain, level })
  }
  closeCluster()
  return fragments.some(({ part }) => part === 'gap') ? placed.sort(byPlace) : placed
}

function byPlace(a: BlockFragment, b: BlockFragment): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1)
}

/** @param fragments by place @returns by start */
function chainsOf(fragments: readonly BlockFragment[]): readonly Chain[] {
  const chains: Chain[] = []
  const open = new Map<string, Chain>()
  for (const fragment of fragments) {
    const chain = open.get(fragment.id)
    if (chain?.end === fragment.start) {
      chain.fragments.push(fragment)
      chain.end = fragment.end
      continue
    }
    const begun = { start: fragment.start, end: fragment.end, fragments: [fragment] }
    chains.push(begun)
    open.set(fragment.id, begun)
  }
  return chains
}
