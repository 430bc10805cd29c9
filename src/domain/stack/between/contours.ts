import { insideRings, ringArea } from '../../geometry/plane.ts'
import type { Point } from '../../records/target.ts'

/** Values at the crossings of a grid, row by row. */
export interface Grid {
  readonly width: number
  readonly height: number
  readonly values: Float64Array
}

/**
 * The closed lines along which a grid is 0, in grid coordinates, by marching squares: values below 0 lie inside. The rim of the grid has
 * to be positive. Where two corners of a square that face each other are inside, they are taken as apart.
 */
export function zeroContours({ width, height, values }: Grid): readonly (readonly Point[])[] {
  const at = (x: number, y: number) => values[y * width + x] ?? 1
  /** Next edge of each edge; an edge is named by its crossing: level ones even, upright ones odd. */
  const next = new Map<number, number>()
  const level = (x: number, y: number) => 2 * (y * width + x)
  const upright = (x: number, y: number) => 2 * (y * width + x) + 1
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const corners = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)].map((value) => value < 0)
      // The edges of the square clockwise from the top; each lies between two corners.
      const edges = [level(x, y), upright(x + 1, y), level(x, y + 1), upright(x, y)]
      for (const [side, edge] of edges.entries()) {
        // A line enters a square where the corner before the edge is outside and the one behind is inside ...
        if (corners[side] === true || corners[(side + 1) % 4] !== true) continue
        // ... and leaves by the next edge clockwise that leads outside again.
        for (let turn = 1; turn < 4; turn++) {
          const leaving = (side + turn) % 4
          if (corners[leaving] !== true || corners[(leaving + 1) % 4] === true) continue
          next.set(edges[leaving] ?? edge, edge)
          break
        }
      }
    }
  }
  const place = (edge: number): Point => {
    const crossing = edge >> 1
    const [x, y] = [crossing % width, Math.floor(crossing / width)]
    const other = edge % 2 === 0 ? at(x + 1, y) : at(x, y + 1)
    const share = at(x, y) / (at(x, y) - other)
    return edge % 2 === 0 ? { x: x + share, y } : { x, y: y + share }
  }
  const rings: Point[][] = []
  const walked = new Set<number>()
  for (const start of next.keys()) {
    if (walked.has(start)) continue
    const ring: Point[] = []
    for (let edge: number | undefined = start; edge !== undefined && !walked.has(edge); edge = next.get(edge)) {
      walked.add(edge)
      ring.push(place(edge))
    }
    if (ring.length >= 3) rings.push(ring)
  }
  return rings
}

/** Rings put together to shapes: each outer one with the holes inside it, the largest first. */
export function shapesOfRings(rings: readonly (readonly Point[])[]): readonly (readonly (readonly Point[])[])[] {
  const bySize = [...rings].sort((a, b) => ringArea(b) - ringArea(a))
  const shapes: (readonly Point[])[][] = []
  for (const ring of bySize) {
    const [first] = ring
    const around = first === undefined ? undefined : shapes.find(([outer]) => insideRings(first, [outer ?? []]))
    if (around === undefined) shapes.push([ring])
    else around.push(ring)
  }
  return shapes
}
