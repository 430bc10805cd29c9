import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import { areaOf, boundsOf, handlesOf, outlinesOf } from '../../../../domain/geometry/target-operations.ts'
import type { Target } from '../../../../domain/records/target.ts'

/** A line ready to draw: x0, y0, x1, y1, ... in image pixels. */
export interface Trace {
  readonly coordinates: Float64Array
  readonly closed: boolean
}

/** A target ready to draw and to be found. */
export interface Region {
  readonly id: string
  readonly target: Target
  /** CSS colour of its label. */
  readonly color: string
  readonly bounds: Bounds
  readonly traces: readonly Trace[]
  /** Places that have no extent and are drawn as a mark of constant size: x0, y0, x1, ... */
  readonly spots: Float64Array
  /** Image pixels squared, 0 for lines and points: the smaller lies above the larger. */
  readonly area: number
}

/** Prepares a target for drawing; null for kinds that are nowhere in the picture. */
export function regionOf(id: string, target: Target, color: string): Region | null {
  const bounds = boundsOf(target)
  if (bounds === null) return null
  const traces = outlinesOf(target).map(({ points, closed }) => ({ coordinates: flat(points), closed }))
  const spots = traces.length > 0 ? new Float64Array() : flat(handlesOf(target).map(({ at }) => at))
  return { id, target, color, bounds, traces, spots, area: areaOf(target) ?? 0 }
}

function flat(points: readonly { readonly x: number; readonly y: number }[]): Float64Array {
  const coordinates = new Float64Array(points.length * 2)
  for (const [index, { x, y }] of points.entries()) {
    coordinates[index * 2] = x
    coordinates[index * 2 + 1] = y
  }
  return coordinates
}
