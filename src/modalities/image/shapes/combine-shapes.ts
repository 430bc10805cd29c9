import { fineRingOfEllipse } from '../../../domain/geometry/kinds/ellipse.ts'
import { combineMasks, type StoredMask } from '../../../domain/geometry/mask.ts'
import { rasterise, rasteriseRings } from '../../../domain/geometry/rasterise.ts'
import { boundsOf, outlinesOf } from '../../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { isSameSlice, sliceOf } from '../../../domain/stack/slice-of.ts'
import { intersect, sideOfLine, subtract, unite } from './polygon-booleans.ts'
import { isArea, type Reshaped, refused } from './shape-problems.ts'

export type Operation = 'unite' | 'subtract' | 'intersect'

interface PictureSize {
  readonly widthPx: number
  readonly heightPx: number
}

/**
 * What comes of the first of several areas and the others: all that is in any of them, the first without the others, or what they have in
 * common. A mask among them makes the result a mask; otherwise it is polygons, a piece each. All must be on one slice.
 */
export function combineShapes(operation: Operation, targets: readonly Target[], picture: PictureSize): Reshaped {
  const [first, ...others] = targets
  if (first === undefined || others.length === 0) return refused('Select two regions or more')
  if (!targets.every(isArea)) return refused('Only regions that enclose an area can be combined')
  if (!targets.every((target) => isSameSlice(sliceOf(target), sliceOf(first))))
    return refused('They are on different slices')
  const pieces = targets.some(({ kind }) => kind === 'mask')
    ? combineAsMasks(operation, targets, picture)
    : combineAsPolygons(operation, first, others)
  if (pieces.length === 0) {
    return refused(operation === 'subtract' ? 'Nothing would be left' : 'They have nothing in common')
  }
  if (operation === 'unite' && pieces.length > 1) return refused('They do not touch: one polygon cannot be both')
  return { ok: true, pieces: pieces.map((piece) => onSliceOf(first, piece)) }
}

/** Cuts an area along a line; both ends of the line are lengthened straight on. Refuses a line that leaves it whole. */
export function cutShape(target: Target, line: readonly Point[], picture: PictureSize): Reshaped {
  const bounds = boundsOf(target)
  if (bounds === null || !isArea(target)) return refused('Only regions that enclose an area can be cut')
  const side = sideOfLine(line, bounds)
  const pieces =
    target.kind === 'mask'
      ? cutMask(target, side, picture)
      : [...intersect([ringsOf(target), [side]]), ...subtract(ringsOf(target), [[side]])].map(polygon)
  if (pieces.length < 2) return refused('The line does not cut it in two')
  return { ok: true, pieces: pieces.map((piece) => onSliceOf(target, piece)) }
}

function cutMask(mask: StoredMask, side: readonly Point[], picture: PictureSize): Target[] {
  const half = rasteriseRings([side], picture)
  const parts = [
    combineMasks(mask, half, (inMask, inHalf) => inMask && inHalf),
    combineMasks(mask, half, (inMask, inHalf) => inMask && !inHalf),
  ]
  return parts.filter(({ width }) => width > 0).map((part) => ({ kind: 'mask', ...part }))
}

function combineAsMasks(operation: Operation, targets: readonly Target[], picture: PictureSize): Target[] {
  const [first, ...others] = targets.flatMap((target) => rasterise(target, picture) ?? [])
  if (first === undefined) return []
  const keeps = {
    unite: (a: boolean, b: boolean) => a || b,
    subtract: (a: boolean, b: boolean) => a && !b,
    intersect: (a: boolean, b: boolean) => a && b,
  }[operation]
  const mask = others.reduce((sum, other) => combineMasks(sum, other, keeps), first)
  return mask.width === 0 ? [] : [{ kind: 'mask', ...mask }]
}

function combineAsPolygons(operation: Operation, first: Target, others: readonly Target[]): Target[] {
  const areas = others.map(ringsOf)
  if (operation === 'unite') return unite([ringsOf(first), ...areas]).map(polygon)
  if (operation === 'subtract') return subtract(ringsOf(first), areas).map(polygon)
  return intersect([ringsOf(first), ...areas]).map(polygon)
}

function polygon(rings: readonly Point[][]): Target {
  return { kind: 'polygon', rings: [...rings] }
}

/** What becomes of an ellipse is a polygon: it must not lose what can be told, however large it is. */
const ellipseWithinPx = 0.05

function ringsOf(target: Target): readonly (readonly Point[])[] {
  if (target.kind === 'ellipse') return [fineRingOfEllipse(target, ellipseWithinPx)]
  return outlinesOf(target).map(({ points }) => points)
}

/** A shape on the slice of another. */
export function onSliceOf(from: Target, to: Target): Target {
  return to.kind === 'span' || !('slice' in from) || from.slice === undefined ? to : { ...to, slice: from.slice }
}
