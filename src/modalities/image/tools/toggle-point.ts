import type { ToolContext, ToolStep } from '../../../contracts/tool.ts'
import { nearestKeypoint, toggleKeypoint } from '../../../domain/geometry/keypoints.ts'
import type { Point } from '../../../domain/records/target.ts'
import { idle } from './steps.ts'

/** Turns the nearest point of the only selected mark from visible to occluded or back; nothing where no keypoints are selected alone. */
export function toggleSelectedPoint(context: ToolContext, at: Point): ToolStep {
  const [id, ...others] = context.selection()
  const target = id === undefined || others.length > 0 ? undefined : context.annotation(id)?.target
  if (id === undefined || target?.kind !== 'keypoints') return idle
  const index = nearestKeypoint(target, at, Infinity)
  const point = target.points[index]
  if (point === undefined) return idle
  return {
    ...idle,
    command: context.change(id, toggleKeypoint(target, index)),
    announce: `${point.name} ${point.visible ? 'occluded' : 'visible'}`,
  }
}
