import type { Handle } from '../../domain/geometry/kind-operations.ts'
import { turned } from '../../domain/geometry/plane.ts'
import { type Reach, reachesBetween } from '../../domain/geometry/reach.ts'
import { boundsOf, handlesOf } from '../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../domain/records/target.ts'

interface Worked {
  readonly reach: Reach
  readonly handles: readonly Handle[]
}

/** What was worked out for a shape last: it is asked for in every frame, and may be thousands of vertices. */
const worked = new WeakMap<Target, Worked>()

/**
 * The handles worth showing at a zoom. On a shape that is hardly larger than its handles they would cover it, and it could not be
 * moved any more: it keeps none, and one that is small keeps its corners.
 * @param reach how near is near
 */
export function usableHandles(target: Target, reach: Reach): readonly Handle[] {
  const known = worked.get(target)
  if (known?.reach.x === reach.x && known.reach.y === reach.y) return known.handles
  const handles = workOut(target, reach)
  worked.set(target, { reach, handles })
  return handles
}

function workOut(target: Target, reach: Reach): readonly Handle[] {
  const bounds = boundsOf(target)
  const handles = handlesOf(target, rotateReachPx(target, reach))
  if (bounds === null || handles.some(({ kind }) => kind === 'vertex')) return handles
  const [across, down] = [bounds.width / reach.x, bounds.height / reach.y]
  if (Math.max(across, down) < 3) return []
  return Math.min(across, down) < 5 ? handles.filter(({ kind }) => kind !== 'edge') : handles
}

/** So many image pixels beyond its shape a rotate handle is seen three reaches off, whichever way the shape is turned. */
function rotateReachPx(target: Target, { x, y }: Reach): number {
  const up = turned({ x: 0, y: -1 }, 'rotation' in target ? target.rotation : 0)
  return 3 / Math.hypot(up.x / x, up.y / y)
}

/** The handle under a point, the nearest first, edges last. */
export function handleAt(target: Target, at: Point, reach: Reach): Handle | undefined {
  let nearest: Handle | undefined
  let nearestEdge: Handle | undefined
  let [distance, edgeDistance] = [1, 1]
  for (const handle of usableHandles(target, reach)) {
    const away = reachesBetween(reach, handle.at, at)
    if (handle.kind === 'edge') {
      if (away > edgeDistance || (away === edgeDistance && nearestEdge !== undefined)) continue
      nearestEdge = handle
      edgeDistance = away
    } else if (away < distance || (away === distance && nearest === undefined)) {
      nearest = handle
      distance = away
    }
  }
  return nearest ?? nearestEdge
}

/** The handle that keys move, also where it is not worth showing otherwise; null where the shape has none of that id. */
export function handleInHand(target: Target, handleId: string | null, reach: Reach): Handle | null {
  if (handleId === null) return null
  return handlesOf(target, rotateReachPx(target, reach)).find(({ id }) => id === handleId) ?? null
}
