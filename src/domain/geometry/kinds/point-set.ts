import type { Point, Target } from '../../records/target.ts'
import { boundsOfPoints } from '../bounds.ts'
import { fixedVertices, type TargetOperations } from '../kind-operations.ts'
import { distanceBetween, distanceToSegment } from '../plane.ts'

/** What a kind made of named points with lines between some of them has to say of itself. */
interface PointSet<T extends Target> {
  /** Ids with their points. */
  points(target: T): readonly (readonly [id: string, at: Point])[]
  /** The same shape with every point changed. */
  mapPoints(target: T, change: (id: string, at: Point) => Point): T
  /** Runs of points joined by straight lines. */
  lines(target: T): readonly (readonly Point[])[]
  isDegenerate(target: T): boolean
}

/** Operations of kinds without an area: their points and lines are all there is. */
export function pointSetOperations<T extends Target>(set: PointSet<T>): TargetOperations<T> {
  const positions = (target: T) => set.points(target).map(([, at]) => at)
  return {
    ...fixedVertices,
    isDegenerate: (target) => set.isDegenerate(target),
    bounds: (target) => boundsOfPoints(positions(target)),
    outlines: (target) => set.lines(target).map((points) => ({ points, closed: false })),
    distance(target, point, pixelAspect) {
      let nearest = Infinity
      for (const [, at] of set.points(target)) nearest = Math.min(nearest, distanceBetween(at, point, pixelAspect))
      for (const line of set.lines(target)) {
        let previous = line[0]
        for (const current of line) {
          nearest = Math.min(nearest, distanceToSegment(point, previous ?? current, current, pixelAspect))
          previous = current
        }
      }
      return nearest
    },
    translate: (target, dx, dy) => set.mapPoints(target, (_, { x, y }) => ({ x: x + dx, y: y + dy })),
    handles: (target) => set.points(target).map(([id, at]) => ({ id, at, kind: 'vertex' as const })),
    dragHandle: (target, handleId, { x, y }) => set.mapPoints(target, (id, at) => (id === handleId ? { x, y } : at)),
    area: () => null,
  }
}
