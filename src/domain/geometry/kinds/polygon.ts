import type { Point, TargetOf } from '../../records/target.ts'
import { boundsOfPoints } from '../bounds.ts'
import { evenOddArea } from '../even-odd-area.ts'
import type { TargetOperations } from '../kind-operations.ts'
import { areCollinear, distanceBetween, distanceToRing, insideRings, nearestOnSegment } from '../plane.ts'

type Polygon = TargetOf<'polygon'>

/** Fewest corners of a ring. */
const fewest = 3

function withRing(polygon: Polygon, ring: number, change: (points: Point[]) => Point[]): Polygon {
  return { ...polygon, rings: polygon.rings.map((points, index) => (index === ring ? change(points) : points)) }
}

/** Handles are named `ring/vertex`, both 0-based. */
function parseId(handleId: string): readonly [ring: number, vertex: number] {
  const [ring = '', vertex = ''] = handleId.split('/')
  return [Number.parseInt(ring, 10), Number.parseInt(vertex, 10)]
}

export const polygonOperations: TargetOperations<Polygon> = {
  isDegenerate: ({ rings }) => rings.length === 0 || rings.some((ring) => ring.length < fewest || areCollinear(ring)),
  bounds: ({ rings }) => boundsOfPoints(rings.flat()),
  outlines: ({ rings }) => rings.map((points) => ({ points, closed: true })),
  distance({ rings }, point, pixelAspect) {
    if (insideRings(point, rings)) return 0
    return Math.min(...rings.map((ring) => distanceToRing(point, ring, pixelAspect)))
  },
  translate: (polygon, dx, dy) => ({
    ...polygon,
    rings: polygon.rings.map((ring) => ring.map(({ x, y }) => ({ x: x + dx, y: y + dy }))),
  }),
  handles: ({ rings }) =>
    rings.flatMap((ring, r) => ring.map((at, v) => ({ id: `${r}/${v}`, at, kind: 'vertex' as const }))),
  dragHandle(polygon, handleId, { x, y }) {
    const [ring, vertex] = parseId(handleId)
    return withRing(polygon, ring, (points) => points.map((point, index) => (index === vertex ? { x, y } : point)))
  },
  insertVertex(polygon, near, pixelAspect) {
    let best: { readonly ring: number; readonly vertex: number; readonly distance: number; readonly at: Point } | null =
      null
    for (const [ring, points] of polygon.rings.entries()) {
      for (const [index, a] of points.entries()) {
        const b = points[(index + 1) % points.length] ?? a
        const at = nearestOnSegment(near, a, b, pixelAspect)
        const distance = distanceBetween(near, at, pixelAspect)
        if (best === null || distance < best.distance) best = { ring, vertex: index + 1, distance, at }
      }
    }
    if (best === null) return null
    const { ring, vertex, at } = best
    return {
      target: withRing(polygon, ring, (points) => points.toSpliced(vertex, 0, at)),
      handleId: `${ring}/${vertex}`,
    }
  },
  removeVertex(polygon, handleId) {
    const [ring, vertex] = parseId(handleId)
    const points = polygon.rings[ring]
    if (points?.[vertex] === undefined) return null
    if (points.length > fewest) return withRing(polygon, ring, (corners) => corners.toSpliced(vertex, 1))
    // A hole that loses its third corner is filled; the border cannot be.
    return ring === 0 ? null : { ...polygon, rings: polygon.rings.toSpliced(ring, 1) }
  },
  area: ({ rings }) => evenOddArea(rings),
}
