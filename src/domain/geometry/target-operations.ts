import type { Point, Target, TargetKind, TargetOf } from '../records/target.ts'
import type { Bounds } from './bounds.ts'
import type { DragOptions, Handle, Outline, TargetOperations, TargetProblem } from './kind-operations.ts'
import { boxOperations } from './kinds/box.ts'
import { ellipseOperations } from './kinds/ellipse.ts'
import { keypointsOperations, pointOperations, polylineOperations } from './kinds/lines.ts'
import { maskOperations } from './kinds/mask-operations.ts'
import {
  angleOperations,
  bidirectionalOperations,
  cobbOperations,
  lengthOperations,
  ratioOperations,
} from './kinds/measurements.ts'
import { spanOperations, wholeOperations } from './kinds/placeless.ts'
import { polygonOperations } from './kinds/polygon.ts'

/** One entry a kind: a kind without its entry does not compile. */
const table: { readonly [K in TargetKind]: TargetOperations<TargetOf<K>> } = {
  box: boxOperations,
  ellipse: ellipseOperations,
  polygon: polygonOperations,
  polyline: polylineOperations,
  point: pointOperations,
  keypoints: keypointsOperations,
  mask: maskOperations,
  length: lengthOperations,
  bidirectional: bidirectionalOperations,
  angle: angleOperations,
  cobb: cobbOperations,
  ratio: ratioOperations,
  whole: wholeOperations,
  span: spanOperations,
}

/** The entry of a target's own kind, so that handing it that target is sound. */
function operationsOf(target: Target): TargetOperations<Target> {
  return table[target.kind]
}

/**
 * Why a target must not be stored: `target-not-finite` (a coordinate is NaN or infinite and could not be written to JSON) or
 * `target-degenerate` (no extent: a click that was not meant as a shape); undefined where nothing is wrong.
 */
export function firstProblemOf(target: Target): TargetProblem | undefined {
  if (!allFinite(target)) return 'target-not-finite'
  return operationsOf(target).isDegenerate(target) ? 'target-degenerate' : undefined
}

function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(allFinite)
}

/** The upright rectangle around a target, its rotation taken into account, without the width of its line; null for `whole` and `span`. */
export function boundsOf(target: Target): Bounds | null {
  return operationsOf(target).bounds(target)
}

/** Lines to draw; none for points, keypoints, `whole` and `span`. An ellipse comes as a line of 72 points. */
export function outlinesOf(target: Target): readonly Outline[] {
  return operationsOf(target).outlines(target)
}

/**
 * Image pixels from a point to a target: 0 inside an area (holes are outside), to the nearest line or point otherwise; Infinity for `whole` and `span`.
 * @param pixelAspect height of a pixel by its width; the distance is in widths then
 */
export function distanceTo(target: Target, point: Point, pixelAspect = 1): number {
  return operationsOf(target).distance(target, point, pixelAspect)
}

/** The target moved by (dx, dy) image pixels; a mask by the nearest whole pixels, `whole` and `span` not at all. */
export function translate(target: Target, dx: number, dy: number): Target {
  return operationsOf(target).translate(target, dx, dy)
}

/**
 * What can be dragged, in drawing order.
 * @param rotateReachPx how far outside the top edge of a box or ellipse its rotate handle stands; choose it by the zoom
 */
export function handlesOf(target: Target, rotateReachPx = 0): readonly Handle[] {
  return operationsOf(target).handles(target, rotateReachPx)
}

/**
 * The target with one handle dragged to a point. Always give the shape as it was when the drag began: a shape may unfold to the other
 * side on the way, and its handles change places then. An unknown handle changes nothing.
 */
export function dragHandle(target: Target, handleId: string, to: Point, options: DragOptions): Target {
  return operationsOf(target).dragHandle(target, handleId, to, options)
}

/** A new vertex on the border or line at its place nearest to a point, with its handle; null for kinds without free vertices. */
export function insertVertex(
  target: Target,
  near: Point,
  pixelAspect = 1,
): { target: Target; handleId: string } | null {
  return operationsOf(target).insertVertex(target, near, pixelAspect)
}

/** The target without one vertex; null where it cannot spare it (a border of three, a line of two) or has no free vertices. */
export function removeVertex(target: Target, handleId: string): Target | null {
  return operationsOf(target).removeVertex(target, handleId)
}

/** Image pixels squared; null for kinds that enclose nothing. Holes do not count. */
export function areaOf(target: Target): number | null {
  return operationsOf(target).area(target)
}
