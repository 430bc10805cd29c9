import type { Bounds } from './bounds.ts'
import type { RunLengths } from './run-lengths.ts'

/** A binary raster in a window: (x, y) the window's top-left pixel in the picture, `counts` row-major run lengths inside it. */
export interface CroppedMask {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly counts: RunLengths
}

/**
 * The set pixels of a picture as edges: x where set pixels of a row begin, end (exclusive), begin, ... ascending. The exclusive or of two
 * rows is then their edges together, less those that both have. Flat, since a stroke on a large mask goes through thousands of rows
 * between two frames.
 */
export interface RowEdges {
  /** The rows that have any, ascending. */
  readonly rows: readonly number[]
  /** Where the edges of each row begin in `edges`, and after the last where they end. */
  readonly starts: readonly number[]
  readonly edges: readonly number[]
}

/** Row edges put together row by row, ascending. */
class RowEdgesBuilder {
  readonly rows: number[] = []
  readonly starts: number[] = []
  readonly edges: number[] = []

  /** What is added next is of this row. */
  beginRow(row: number): void {
    this.endRow()
    this.rows.push(row)
    this.starts.push(this.edges.length)
  }

  /** Adds an edge that is not before the last one of its row; two in one place are none. */
  add(at: number): void {
    const count = this.edges.length
    if (count > (this.starts[this.starts.length - 1] ?? 0) && this.edges[count - 1] === at) this.edges.pop()
    else this.edges.push(at)
  }

  built(): RowEdges {
    this.endRow()
    this.starts.push(this.edges.length)
    return this
  }

  /** A row that nothing is left of is none. */
  private endRow(): void {
    if (this.starts[this.starts.length - 1] !== this.edges.length) return
    this.rows.pop()
    this.starts.pop()
  }
}

/** The edges of rows given as crossings in any order, by row. */
export function edgesOfCrossings(crossings: ReadonlyMap<number, readonly number[]>): RowEdges {
  const builder = new RowEdgesBuilder()
  for (const [row, places] of [...crossings].sort(([a], [b]) => a - b)) {
    builder.beginRow(row)
    for (const at of places.toSorted((p, q) => p - q)) builder.add(at)
  }
  return builder.built()
}

/**
 * The edges of a mask's rows; runs beyond its window are cut.
 * @param clip only what lies in this window; by default all
 */
export function edgesOfMask({ x, y, width, height, counts }: CroppedMask, clip?: Bounds): RowEdges {
  const builder = new RowEdgesBuilder()
  const left = clip?.x ?? -Infinity
  const right = clip === undefined ? Infinity : clip.x + clip.width
  const top = clip?.y ?? -Infinity
  const bottom = clip === undefined ? Infinity : clip.y + clip.height
  const size = width * height
  let current = -1
  let at = 0
  for (let index = 0; index < counts.length && at < size; index++) {
    const end = Math.min(at + (counts[index] ?? 0), size)
    while (index % 2 === 1 && at < end) {
      const row = Math.floor(at / width)
      const to = Math.min(end, (row + 1) * width)
      const first = Math.max(left, x + at - row * width)
      const last = Math.min(right, x + to - row * width)
      if (first < last && y + row >= top && y + row < bottom) {
        if (row !== current) builder.beginRow(y + row)
        current = row
        builder.add(first)
        builder.add(last)
      }
      at = to
    }
    at = end
  }
  return builder.built()
}

/**
 * The edges of pixels of a picture.
 * @param pixels row-major, `stride` a row, 0 and 1
 * @param window inside of the pixels; what is outside of it is not looked at
 * @param origin what the first pixel is called; (0, 0) by default
 */
export function edgesOfRaster(
  pixels: Uint8Array,
  stride: number,
  { x, y, width, height }: Bounds,
  origin = { x: 0, y: 0 },
): RowEdges {
  const builder = new RowEdgesBuilder()
  for (let row = y; row < y + height; row++) {
    const line = pixels.subarray(row * stride + x, row * stride + x + width)
    builder.beginRow(origin.y + row)
    for (let at = line.indexOf(1); at >= 0; ) {
      const end = line.indexOf(0, at)
      builder.add(origin.x + x + at)
      builder.add(origin.x + x + (end < 0 ? width : end))
      at = end < 0 ? -1 : line.indexOf(1, end)
    }
  }
  return builder.built()
}

/** What lies of edges in a window, without going through those of other rows. */
export function edgesWithin({ rows, starts, edges }: RowEdges, { x, y, width, height }: Bounds): RowEdges {
  const builder = new RowEdgesBuilder()
  for (let i = firstRowFrom(rows, y); i < rows.length && (rows[i] ?? 0) < y + height; i++) {
    builder.beginRow(rows[i] ?? 0)
    const end = starts[i + 1] ?? 0
    for (let next = starts[i] ?? 0; next < end; next += 2) {
      const from = Math.max(x, edges[next] ?? 0)
      const to = Math.min(x + width, edges[next + 1] ?? 0)
      if (from >= to) continue
      builder.add(from)
      builder.add(to)
    }
  }
  return builder.built()
}

/** The place of the first row that is not above `y`; their number where all are. */
function firstRowFrom(rows: readonly number[], y: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] ?? 0) < y) low = middle + 1
    else high = middle
  }
  return low
}

/** Edges that are put together band by band of rows, from the topmost to the lowest. */
export function createJoinedEdges(): { add(band: RowEdges): void; all(): RowEdges } {
  const rows: number[] = []
  const starts: number[] = []
  const edges: number[] = []
  return {
    add(band) {
      for (let i = 0; i < band.rows.length; i++) {
        rows.push(band.rows[i] ?? 0)
        starts.push(edges.length + (band.starts[i] ?? 0))
      }
      for (const at of band.edges) edges.push(at)
    },
    all: () => ({ rows, starts: [...starts, edges.length], edges }),
  }
}

/**
 * The pixels that `keeps` says, by whether they are set in either.
 * @param keeps must be false for pixels set in neither
 */
export function combinedEdges(a: RowEdges, b: RowEdges, keeps: (inA: boolean, inB: boolean) => boolean): RowEdges {
  const builder = new RowEdgesBuilder()
  let [rowA, rowB] = [0, 0]
  while (rowA < a.rows.length || rowB < b.rows.length) {
    const row = Math.min(a.rows[rowA] ?? Infinity, b.rows[rowB] ?? Infinity)
    builder.beginRow(row)
    const isInA = a.rows[rowA] === row
    const isInB = b.rows[rowB] === row
    // Where a row has none, the place is one without edges.
    let nextA = a.starts[rowA] ?? 0
    let nextB = b.starts[rowB] ?? 0
    const endA = isInA ? (a.starts[rowA + 1] ?? 0) : nextA
    const endB = isInB ? (b.starts[rowB + 1] ?? 0) : nextB
    let [inA, inB, isKept] = [false, false, false]
    while (nextA < endA || nextB < endB) {
      const edgeA = nextA < endA ? (a.edges[nextA] ?? Infinity) : Infinity
      const edgeB = nextB < endB ? (b.edges[nextB] ?? Infinity) : Infinity
      if (edgeA <= edgeB) {
        nextA += 1
        inA = !inA
      }
      if (edgeB <= edgeA) {
        nextB += 1
        inB = !inB
      }
      if (keeps(inA, inB) === isKept) continue
      builder.add(Math.min(edgeA, edgeB))
      isKept = !isKept
    }
    if (isInA) rowA += 1
    if (isInB) rowB += 1
  }
  return builder.built()
}

/** The smallest window that holds all; of no size where there is nothing. */
export function boundsOfEdges({ rows, starts, edges }: RowEdges): Bounds {
  const top = rows[0]
  const bottom = rows[rows.length - 1]
  if (top === undefined || bottom === undefined) return { x: 0, y: 0, width: 0, height: 0 }
  let [left, right] = [Infinity, -Infinity]
  for (let i = 0; i < rows.length; i++) {
    left = Math.min(left, edges[starts[i] ?? 0] ?? left)
    right = Math.max(right, edges[(starts[i + 1] ?? 0) - 1] ?? right)
  }
  return { x: left, y: top, width: right - left, height: bottom - top + 1 }
}
