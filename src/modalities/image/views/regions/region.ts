import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import { runsOfMask } from '../../../../domain/geometry/mask-runs.ts'
import { boundsOf, handlesOf, outlinesOf } from '../../../../domain/geometry/target-operations.ts'
import type { Target, TargetOf } from '../../../../domain/records/target.ts'
import type { PaintedPixels } from '../../../../session/view-store.ts'
import { type InsidePixels, insideOfRuns } from './inside-pixels.ts'
import type { Trace } from './traces.ts'

/** A target ready to draw and to be found. */
export interface Region {
  readonly id: string
  readonly target: Target
  /** CSS colour of its label. */
  readonly color: string
  readonly bounds: Bounds
  /** Of a mask made when they are first asked for: it is drawn by its pixels. */
  readonly traces: readonly Trace[]
  /** The pixels of a mask; null for all else. */
  readonly inside: InsidePixels | null
  /** Of a mask that is being painted: what it comes of. */
  readonly painted: Painted | null
  /** Places that have no extent and are drawn as a mark of constant size: x0, y0, x1, ... */
  readonly spots: Float64Array
  /** Points of `spots` that are known but cannot be seen, by index: drawn as a cross. */
  readonly occluded: ReadonlySet<number>
  /** What the points of `spots` are called; empty where they have no names. */
  readonly names: readonly string[]
  /** The higher lies above the lower; ties go by id, the younger above. */
  readonly zOrder: number
}

/** What a mask that is being painted comes of. */
export interface Painted {
  readonly pixels: PaintedPixels
  /** How many of the windows changed so far have been told of. */
  readonly count: number
  /** What the painting began with; null: with nothing. */
  readonly base: Target | null
}

const none: ReadonlySet<number> = new Set()

/** Prepares a target for drawing; null for kinds that are nowhere in the picture. */
export function regionOf(id: string, target: Target, color: string, zOrder = 0): Region | null {
  const bounds = boundsOf(target)
  if (bounds === null) return null
  if (target.kind === 'mask') {
    return maskRegion({ id, target, color, bounds, zOrder, inside: insideOfRuns(runsOfMask(target)), painted: null })
  }
  const traces = tracesOf(target)
  const spots = traces.length > 0 ? new Float64Array() : flat(handlesOf(target).map(({ at }) => at))
  const region = { id, target, color, bounds, traces, spots, zOrder, inside: null, painted: null }
  if (target.kind !== 'keypoints') return { ...region, occluded: none, names: [] }
  const hidden = target.points.flatMap(({ visible }, index) => (visible ? [] : [index]))
  return { ...region, occluded: new Set(hidden), names: target.points.map(({ name }) => name) }
}

/** What a mask is drawn from. */
type MaskParts = Pick<Region, 'id' | 'color' | 'bounds' | 'inside' | 'painted' | 'zOrder'> & {
  readonly target: TargetOf<'mask'>
}

/** A mask is drawn by its pixels; its lines take several frames to make, so nobody must ask for them on the way (by copying it, say). */
export function maskRegion(parts: MaskParts): Region {
  let traces: readonly Trace[] | undefined
  return {
    ...parts,
    get traces() {
      traces ??= tracesOf(parts.target)
      return traces
    },
    spots: new Float64Array(),
    occluded: none,
    names: [],
  }
}

function tracesOf(target: Target): readonly Trace[] {
  return outlinesOf(target).map(({ points, closed }) => ({ coordinates: flat(points), closed }))
}

function flat(points: readonly { readonly x: number; readonly y: number }[]): Float64Array {
  const coordinates = new Float64Array(points.length * 2)
  for (const [index, { x, y }] of points.entries()) {
    coordinates[index * 2] = x
    coordinates[index * 2 + 1] = y
  }
  return coordinates
}
