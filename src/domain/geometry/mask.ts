import type { Bounds } from './bounds.ts'
import { encodeRuns, type RunLengths } from './run-lengths.ts'

/** A binary raster in a window: (x, y) the window's top-left pixel in the picture, `counts` row-major run lengths inside it. */
export interface CroppedMask {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly counts: RunLengths
}

/** A mask as it is stored: the window is the smallest that holds every set pixel, so that equal pixels are equal values. */
export interface StoredMask {
  x: number
  y: number
  width: number
  height: number
  counts: number[]
}

export const emptyMask: StoredMask = { x: 0, y: 0, width: 0, height: 0, counts: [] }

/**
 * The set pixels of each row of the picture as edges: x where set pixels begin, end (exclusive), begin, ... ascending. The exclusive
 * or of two rows is then their edges together, less those that both have.
 */
export type RowEdges = ReadonlyMap<number, readonly number[]>

/** Adds an edge that is not before the last one; two in one place are none. */
export function addEdge(edges: number[], at: number): void {
  if (edges.at(-1) === at) edges.pop()
  else edges.push(at)
}

/** The edges of a mask's rows; runs beyond its window are cut. */
function edgesOf({ x, y, width, height, counts }: CroppedMask): RowEdges {
  const rows = new Map<number, number[]>()
  let at = 0
  for (const [index, run] of counts.entries()) {
    const end = Math.min(at + run, width * height)
    while (index % 2 === 1 && at < end) {
      const row = Math.floor(at / width)
      const to = Math.min(end, (row + 1) * width)
      const edges = rows.get(y + row) ?? []
      rows.set(y + row, edges)
      addEdge(edges, x + at - row * width)
      addEdge(edges, x + to - row * width)
      at = to
    }
    at = end
  }
  return rows
}

/** The mask of rows given by their edges. */
export function maskOfEdges(rows: RowEdges): StoredMask {
  const filled = [...rows].filter(([, edges]) => edges.length > 0).sort(([a], [b]) => a - b)
  const top = filled[0]?.[0]
  const bottom = filled.at(-1)?.[0]
  if (top === undefined || bottom === undefined) return { ...emptyMask, counts: [] }
  const left = filled.reduce((least, [, edges]) => Math.min(least, edges[0] ?? least), Infinity)
  const right = filled.reduce((most, [, edges]) => Math.max(most, edges.at(-1) ?? most), -Infinity)
  const width = right - left
  const height = bottom - top + 1
  const changes: number[] = []
  for (const [row, edges] of filled) for (const edge of edges) addEdge(changes, (row - top) * width + edge - left)
  if (changes.at(-1) !== width * height) changes.push(width * height)
  return { x: left, y: top, width, height, counts: changes.map((at, index) => at - (changes[index - 1] ?? 0)) }
}

/** The same pixels in the smallest window; `emptyMask` where none is set. Runs beyond the window are cut. */
export function tightMask(mask: CroppedMask): StoredMask {
  return maskOfEdges(edgesOf(mask))
}

/** Crops a raster of a window (row-major, 0 and not-0, `width` x `height` at (x, y)) to the pixels that are set. */
export function cropMask(raster: Uint8Array, x: number, y: number, width: number, height: number): StoredMask {
  return tightMask({ x, y, width, height, counts: encodeRuns(raster) })
}

/** XOR of two masks, in the smallest window: commutative, associative, and its own inverse. */
export function xorIntoMask(a: CroppedMask, b: CroppedMask): StoredMask {
  const rows = new Map(edgesOf(a))
  for (const [row, edges] of edgesOf(b)) {
    const both: number[] = []
    for (const edge of [...(rows.get(row) ?? []), ...edges].sort((p, q) => p - q)) addEdge(both, edge)
    rows.set(row, both)
  }
  return maskOfEdges(rows)
}

/** The smallest window that holds every pixel set in one mask and not in the other; of no size where they are the same. */
export function differingWindow(a: CroppedMask, b: CroppedMask): Bounds {
  const { x, y, width, height } = xorIntoMask(a, b)
  return { x, y, width, height }
}

/**
 * The pixels that `keeps` says, by whether they are set in either mask, in the smallest window: union, intersection, difference.
 * @param keeps must be false for pixels set in neither
 */
export function combineMasks(
  a: CroppedMask,
  b: CroppedMask,
  keeps: (inA: boolean, inB: boolean) => boolean,
): StoredMask {
  const [rowsA, rowsB] = [edgesOf(a), edgesOf(b)]
  const rows = new Map<number, readonly number[]>()
  for (const row of new Set([...rowsA.keys(), ...rowsB.keys()])) {
    rows.set(row, combineEdges(rowsA.get(row) ?? [], rowsB.get(row) ?? [], keeps))
  }
  return maskOfEdges(rows)
}

function combineEdges(
  a: readonly number[],
  b: readonly number[],
  keeps: (inA: boolean, inB: boolean) => boolean,
): readonly number[] {
  const edges: number[] = []
  let [nextA, nextB] = [0, 0]
  let isKept = false
  while (nextA < a.length || nextB < b.length) {
    const at = Math.min(a[nextA] ?? Infinity, b[nextB] ?? Infinity)
    if (a[nextA] === at) nextA += 1
    if (b[nextB] === at) nextB += 1
    const keep = keeps(nextA % 2 === 1, nextB % 2 === 1)
    if (keep !== isKept) edges.push(at)
    isKept = keep
  }
  return edges
}
