import type { Point, TargetOf } from '../records/target.ts'
import { distanceBetween } from './plane.ts'

type Keypoints = TargetOf<'keypoints'>

/** What the nth point (0-based) is called: the label's name for it, else its number from 1 on. */
export function keypointName(names: readonly string[], index: number): string {
  return names[index] ?? String(index + 1)
}

/** The mark with one point turned from visible to occluded or back; the same mark where it has no such point. */
export function toggleKeypoint(target: Keypoints, index: number): Keypoints {
  return {
    ...target,
    points: target.points.map((point, at) => (at === index ? { ...point, visible: !point.visible } : point)),
  }
}

/** Index of the point nearest to a place, within `reachPx` image pixels; -1 where none is so near. */
export function nearestKeypoint({ points }: Keypoints, at: Point, reachPx: number): number {
  let nearest = -1
  let least = reachPx
  for (const [index, point] of points.entries()) {
    const distance = distanceBetween(point, at)
    if (distance > least) continue
    nearest = index
    least = distance
  }
  return nearest
}
