import type { Point, TargetOf } from '../../records/target.ts'
import type { TargetOperations } from '../kind-operations.ts'
import { distanceBetween, nearestOnSegment } from '../plane.ts'
import { pointSetOperations } from './point-set.ts'

type Polyline = TargetOf<'polyline'>

/** Fewest points of a line. */
const fewest = 2

export const polylineOperations: TargetOperations<Polyline> = {
  ...pointSetOperations<Polyline>({
    points: ({ points }) => points.map((at, index) => [String(index), at]),
    mapPoints: (line, change) => ({ ...line, points: line.points.map((at, index) => change(String(index), at)) }),
    lines: ({ points }) => [points],
    isDegenerate({ points }) {
      const [first] = points
      return first === undefined || points.every(({ x, y }) => x === first.x && y === first.y)
    },
  }),
  insertVertex(line, near, pixelAspect) {
    let best: { readonly index: number; readonly distance: number; readonly at: Point } | null = null
    for (const [index, b] of line.points.entries()) {
      const a = line.points[index - 1]
      if (a === undefined) continue
      const at = nearestOnSegment(near, a, b, pixelAspect)
      const distance = distanceBetween(near, at, pixelAspect)
      if (best === null || distance < best.distance) best = { index, distance, at }
    }
    if (best === null) return null
    const { index, at } = best
    return { target: { ...line, points: line.points.toSpliced(index, 0, at) }, handleId: String(index) }
  },
  removeVertex(line, handleId) {
    const index = Number.parseInt(handleId, 10)
    if (line.points.length <= fewest || line.points[index] === undefined) return null
    return { ...line, points: line.points.toSpliced(index, 1) }
  },
}

export const pointOperations = pointSetOperations<TargetOf<'point'>>({
  points: ({ x, y }) => [['at', { x, y }]],
  mapPoints: (target, change) => ({ ...target, ...change('at', { x: target.x, y: target.y }) }),
  lines: () => [],
  isDegenerate: () => false,
})

type Keypoints = TargetOf<'keypoints'>

/** Points in their order; the line that joins them is a way of drawing and no part of the shape. */
export const keypointsOperations: TargetOperations<Keypoints> = {
  ...pointSetOperations<Keypoints>({
    points: ({ points }) => points.map(({ x, y }, index) => [String(index), { x, y }]),
    mapPoints: (target, change) => ({
      ...target,
      points: target.points.map((point, index) => ({
        ...point,
        ...change(String(index), { x: point.x, y: point.y }),
      })),
    }),
    lines: () => [],
    isDegenerate: ({ points }) => points.length === 0,
  }),
  removeVertex(target, handleId) {
    const index = Number.parseInt(handleId, 10)
    if (target.points.length <= 1 || target.points[index] === undefined) return null
    return { ...target, points: target.points.toSpliced(index, 1) }
  },
}
