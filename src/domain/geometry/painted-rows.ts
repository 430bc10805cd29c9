import type { RunSource } from './mask-runs.ts'
import type { RowEdges } from './row-edges.ts'

/** Which pixels of a mask have been painted other than they were, row by row. */
export interface PaintedRows {
  /** Sets (or with `set` false clears) pixels [from, to) of a row. */
  paint(row: number, from: number, to: number, set: boolean): void
  /** The pixels that differ from the mask. */
  flips(): RowEdges
  /** The pixels that are set now. */
  readonly runs: RunSource
}

/**
 * Follows a stroke by its edges, so that what it changed is known when it ends: to look through all pixels then would take longer than a
 * frame.
 * @param base the mask as it was
 * @param heightPx rows of the picture; only these are painted
 */
export function createPaintedRows(base: RowEdges, heightPx: number): PaintedRows {
  /** Place of each row in `base`, plus one; 0 where it has none. */
  const places = new Int32Array(heightPx)
  for (const [place, row] of base.rows.entries()) if (row >= 0 && row < heightPx) places[row] = place + 1
  const flipped: (readonly number[] | undefined)[] = new Array(heightPx)

  function paint(row: number, from: number, to: number, set: boolean): void {
    const before = flipped[row] ?? none
    const now: number[] = []
    let next = 0
    for (let edge = before[next]; edge !== undefined && edge < from; edge = before[++next]) now.push(edge)
    if (next % 2 === 1) now.push(from)
    addDiffering(now, row, from, to, set)
    while (next < before.length && (before[next] ?? 0) <= to) next++
    if (next % 2 === 1) add(now, to)
    for (; next < before.length; next++) now.push(before[next] ?? 0)
    flipped[row] = now
  }

  /** The edges of what in [from, to) is not already as it is to be. */
  function addDiffering(into: number[], row: number, from: number, to: number, set: boolean): void {
    let [next, end] = rangeOf(row)
    let differs = set
    for (; next < end && (base.edges[next] ?? 0) <= from; next++) differs = !differs
    if (differs) add(into, from)
    for (; next < end && (base.edges[next] ?? 0) < to; next++) {
      into.push(base.edges[next] ?? 0)
      differs = !differs
    }
    if (differs) into.push(to)
  }

  /** Where the edges of a row of the mask begin and end. */
  function rangeOf(row: number): readonly [first: number, end: number] {
    const place = places[row] ?? 0
    return place === 0 ? [0, 0] : [base.starts[place - 1] ?? 0, base.starts[place] ?? 0]
  }

  const runs: RunSource = ({ top, bottom }, visit) => {
    for (let row = Math.max(0, top); row < Math.min(heightPx, bottom); row++) {
      const own = flipped[row] ?? none
      let [next, end] = rangeOf(row)
      let at = 0
      let from: number | null = null
      while (next < end || at < own.length) {
        const before = next < end ? (base.edges[next] ?? 0) : Infinity
        const flip = at < own.length ? (own[at] ?? 0) : Infinity
        if (before <= flip) next++
        if (flip <= before) at++
        // An edge that both have is none.
        if (before === flip) continue
        const edge = Math.min(before, flip)
        if (from !== null) visit(row, from, edge)
        from = from === null ? edge : null
      }
    }
  }

  return {
    paint,
    runs,
    flips() {
      const rows: number[] = []
      const starts: number[] = []
      const edges: number[] = []
      for (let row = 0; row < heightPx; row++) {
        const own = flipped[row] ?? none
        if (own.length === 0) continue
        rows.push(row)
        starts.push(edges.length)
        for (let i = 0; i < own.length; i++) edges.push(own[i] ?? 0)
      }
      starts.push(edges.length)
      return { rows, starts, edges }
    },
  }
}

const none: readonly number[] = []

/** Two edges in one place are none. */
function add(edges: number[], at: number): void {
  if (edges[edges.length - 1] === at) edges.pop()
  else edges.push(at)
}
