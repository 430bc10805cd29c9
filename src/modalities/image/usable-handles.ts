import type { Handle } from '../../domain/geometry/kind-operations.ts'
import { distanceBetween } from '../../domain/geometry/plane.ts'
import { boundsOf, handlesOf } from '../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../domain/records/target.ts'

interface Worked {
  readonly tolerancePx: number
  readonly handles: readonly Handle[]
}

/** What was worked out for a shape last: it is asked for in every frame, and may be thousands of vertices. */
const worked = new WeakMap<Target, Worked>()

/**
 * The handles worth showing at a zoom. On a shape that is hardly larger than its handles they would cover it, and it could not be
 * moved any more: it keeps none, and one that is small keeps its corners.
 * @param tolerancePx how near is near, in image pixels
 */
export function usableHandles(target: Target, tolerancePx: number): readonly Handle[] {
  const known = worked.get(target)
  if (known?.tolerancePx === tolerancePx) return known.handles
  const handles = workOut(target, tolerancePx)
  worked.set(target, { tolerancePx, handles })
  return handles
}

function workOut(target: Target, tolerancePx: number): readonly Handle[] {
  const bounds = boundsOf(target)
  const handles = handlesOf(target, tolerancePx * 3)
  if (bounds === null || handles.some(({ kind }) => kind === 'vertex')) return handles
  const longest = Math.max(bounds.width, bounds.height)
  if (longest < tolerancePx * 3) return []
  const shortest = Math.min(bounds.width, bounds.height)
  return shortest < tolerancePx * 5 ? handles.filter(({ kind }) => kind !== 'edge') : handles
}

/** The handle under a point, the nearest first, edges last. */
export function handleAt(target: Target, at: Point, tolerancePx: number): Handle | undefined {
  let nearest: Handle | undefined
  let nearestEdge: Handle | undefined
  let [distance, edgeDistance] = [tolerancePx, tolerancePx]
  for (const handle of usableHandles(target, tolerancePx)) {
    const away = distanceBetween(handle.at, at)
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
export function handleInHand(target: Target, handleId: string | null, tolerancePx: number): Handle | null {
  if (handleId === null) return null
  return handlesOf(target, tolerancePx * 3).find(({ id }) => id === handleId) ?? null
}
