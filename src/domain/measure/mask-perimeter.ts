import type { CroppedMask } from '../geometry/row-edges.ts'

/**
 * Length of the border of a mask, holes included, by Crofton's formula: lines in four directions (along rows, along columns, along both
 * diagonals of a pixel) are counted where they enter and leave it, each direction weighed by the angle that it stands for. The way along
 * pixel edges is up to 4/pi times too long for a smooth border; this is right on average over all directions, within about 1 % for a disc.
 * With square pixels it is `perimeter_crofton(image, directions=4)` of scikit-image. Source: Legland, Kiêu, Devaux, "Computation of
 * Minkowski measures on 2D and 3D binary images", Image Analysis and Stereology 26 (2007).
 * @returns in the unit of the sides of a pixel
 */
export function maskPerimeter(mask: CroppedMask, columnMm: number, rowMm: number): number {
  const { along, across, falling, rising } = crossingsOf(mask)
  const diagonalMm = Math.hypot(columnMm, rowMm)
  const alongAngle = Math.atan2(rowMm, columnMm)
  const acrossAngle = Math.PI / 2 - alongAngle
  return (
    (alongAngle * along * rowMm +
      acrossAngle * across * columnMm +
      ((Math.PI / 4) * (falling + rising) * (columnMm * rowMm)) / diagonalMm) /
    2
  )
}

/** How often lines through pixel centres pass the border: along rows, along columns, and along both diagonals. */
function crossingsOf({ width, height, counts }: CroppedMask) {
  const total = { along: 0, across: 0, falling: 0, rising: 0 }
  const noEdges: readonly number[] = []
  let above = noEdges
  const edgesOfRow = rowEdges(counts, width)
  for (let row = 0; row <= height; row++) {
    const own = row < height ? edgesOfRow(row) : noEdges
    total.along += own.length
    total.across += differing(above, own, 0)
    total.falling += differing(above, own, 1)
    total.rising += differing(above, own, -1)
    above = own
  }
  return total
}

/** Where set pixels of a row begin, end (exclusive), begin, ...; rows are asked for in order. */
function rowEdges(counts: readonly number[], width: number): (row: number) => readonly number[] {
  let index = 0
  let start = 0
  return (row) => {
    const [from, to] = [row * width, (row + 1) * width]
    const edges: number[] = []
    while (index < counts.length) {
      const end = start + (counts[index] ?? 0)
      if (index % 2 === 1 && end > from && start < to)
        edges.push(Math.max(start, from) - from, Math.min(end, to) - from)
      if (end > to) break
      start = end
      index += 1
    }
    return edges
  }
}

/** Pixels that are set in just one of two rows, the first shifted to the right. */
function differing(a: readonly number[], b: readonly number[], shift: number): number {
  let [i, j, sum, last] = [0, 0, 0, 0]
  while (i < a.length || j < b.length) {
    const [p, q] = [(a[i] ?? Infinity) + shift, b[j] ?? Infinity]
    const at = Math.min(p, q)
    if (i % 2 !== j % 2) sum += at - last
    if (p === at) i += 1
    if (q === at) j += 1
    last = at
  }
  return sum
}
