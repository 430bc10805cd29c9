import { distanceBetween, middleOf } from '../geometry/plane.ts'
import { areaOf, boundsOf, outlinesOf } from '../geometry/target-operations.ts'
import type { Facts } from '../records/case.ts'
import type { Point, Target, TargetOf } from '../records/target.ts'
import { sliceOf } from '../stack/slice-of.ts'
import { maskPerimeter, perimeterMethod } from './mask-perimeter.ts'
import { factsAt, pixelAspectOf, type Scale, type ScaleSource, scaleAt } from './scale.ts'

export type Quantity =
  | 'length'
  | 'long-axis'
  | 'short-axis'
  | 'angle'
  | 'cobb-angle'
  | 'cardiothoracic-ratio'
  | 'heart-width'
  | 'chest-width'
  | 'area'
  | 'perimeter'

export interface Measurement {
  readonly quantity: Quantity
  readonly value: number
  /** `px` and `px2` where the pixels have no known size. */
  readonly unit: 'mm' | 'mm2' | 'px' | 'px2' | 'deg' | '1'
  /** How it is estimated, where it is not the exact figure of the shape: `maskPerimeter`. */
  readonly method?: ReturnType<typeof perimeterMethod>
}

/** What a mark measures, by its shape alone. */
export interface Measured {
  readonly values: readonly Measurement[]
  /** What millimetres are from; null: lengths are in pixels. */
  readonly scale: Scale | null
  /** How many times as high as wide a pixel is; angles and ratios rest on it where there is no scale. */
  readonly aspect: number
}

/**
 * The figures of a mark: lengths in millimetres where the picture says how large its pixels are there, else in pixels; angles from 0 to
 * 180 degrees, Cobb's too (see `cobbAngle`); of two axes the longer is the long one, however they were drawn. Area and perimeter are those of the outline as drawn (of a
 * mask: the area of its pixels, the perimeter by `maskPerimeter`), holes not counted in the area and counted in the perimeter. None for points, texts and what
 * is said of the whole.
 */
export function measured(target: Target, facts: Facts): Measured {
  const scale = scaleAt(factsAt(facts, sliceOf(target)), boundsOf(target))
  const aspect = scale === null ? pixelAspectOf(facts) : scale.rowMm / scale.columnMm
  return { values: figures(target, scale, aspect), scale, aspect }
}

/** Which spacing figures rest on, as it is exported; null: on none. */
export function scaleSourceOf({ scale }: Measured): (ScaleSource & { rowMm: number; columnMm: number }) | null {
  return scale === null ? null : { ...scale.source, rowMm: scale.rowMm, columnMm: scale.columnMm }
}

function figures(target: Target, scale: Scale | null, aspect: number): readonly Measurement[] {
  const unit = scale === null ? 'px' : 'mm'
  const { rowMm, columnMm } = scale ?? { rowMm: 1, columnMm: 1 }
  const sized = ({ x, y }: Point): Point => ({ x: x * columnMm, y: y * rowMm })
  const shaped = ({ x, y }: Point): Point => ({ x, y: y * aspect })
  const length = (quantity: Quantity, { a, b }: { readonly a: Point; readonly b: Point }): Measurement => {
    return { quantity, value: distanceBetween(sized(a), sized(b)), unit }
  }
  switch (target.kind) {
    case 'length':
      return [length('length', target)]
    case 'bidirectional': {
      // An end may have been dragged until the one that was drawn as the long axis is the shorter.
      const [one, other] = [length('long-axis', target.long), length('short-axis', target.short)]
      const isSwapped = other.value > one.value
      return isSwapped ? [length('long-axis', target.short), length('short-axis', target.long)] : [one, other]
    }
    case 'angle': {
      const { a, vertex, b } = target
      return [
        {
          quantity: 'angle',
          value: angleBetween(vectorOf(shaped, vertex, a), vectorOf(shaped, vertex, b)),
          unit: 'deg',
        },
      ]
    }
    case 'cobb':
      return [{ quantity: 'cobb-angle', value: cobbAngle(target, shaped), unit: 'deg' }]
    case 'ratio': {
      const [heart, chest] = [length('heart-width', target.a), length('chest-width', target.b)]
      const ratio =
        distanceBetween(shaped(target.a.a), shaped(target.a.b)) /
        distanceBetween(shaped(target.b.a), shaped(target.b.b))
      return [{ quantity: 'cardiothoracic-ratio', value: ratio, unit: '1' }, heart, chest]
    }
    case 'polyline':
      return [{ quantity: 'length', value: lengthOf(target.points.map(sized), false), unit }]
    case 'box':
    case 'polygon':
    case 'mask':
    case 'ellipse': {
      const area = (areaOf(target) ?? 0) * rowMm * columnMm
      const perimeter =
        target.kind === 'ellipse'
          ? ellipsePerimeter(target, columnMm, rowMm)
          : target.kind === 'mask'
            ? maskPerimeter(target, columnMm, rowMm)
            : outlinesOf(target).reduce((sum, { points }) => sum + lengthOf(points.map(sized), true), 0)
      const method = target.kind === 'mask' ? { method: perimeterMethod(columnMm, rowMm) } : {}
      return [
        { quantity: 'area', value: area, unit: scale === null ? 'px2' : 'mm2' },
        { quantity: 'perimeter', value: perimeter, unit, ...method },
      ]
    }
    default:
      return []
  }
}

function vectorOf(sized: (at: Point) => Point, from: Point, to: Point): Point {
  const [a, b] = [sized(from), sized(to)]
  return { x: b.x - a.x, y: b.y - a.y }
}

/**
 * Cobb's angle in degrees, 0 to 180, by how far both end plates are tilted against one another. Of two lines alone 80 and 100 degrees
 * cannot be told apart; of end plates they can, since both lie across the spine: each line is taken to cross the way from the middle of
 * the one to the middle of the other from the same side. Which end was set first, and how the picture is turned, makes no difference.
 * Where a line runs along that way, or both cross in their middles, it is the smaller angle between them.
 */
function cobbAngle({ a, b }: TargetOf<'cobb'>, sized: (at: Point) => Point): number {
  const [u, v] = [vectorOf(sized, a.a, a.b), vectorOf(sized, b.a, b.b)]
  const spine = vectorOf(sized, middleOf(a), middleOf(b))
  const sides = (spine.x * u.y - spine.y * u.x) * (spine.x * v.y - spine.y * v.x)
  const value = angleBetween(u, v)
  if (sides === 0) return Math.min(value, 180 - value)
  return sides > 0 ? value : 180 - value
}

/** Degrees, 0 to 180. By the arc tangent: the arc cosine loses half its digits near 0 and 180. */
function angleBetween(u: Point, v: Point): number {
  return (Math.atan2(Math.abs(u.x * v.y - u.y * v.x), u.x * v.x + u.y * v.y) * 180) / Math.PI
}

function lengthOf(points: readonly Point[], isClosed: boolean): number {
  let sum = 0
  let previous = isClosed ? points.at(-1) : undefined
  for (const current of points) {
    if (previous !== undefined) sum += distanceBetween(previous, current)
    previous = current
  }
  return sum
}

/**
 * Circumference of an ellipse, exact to the last digits, by the arithmetic-geometric mean (Abramowitz and Stegun 17.6). Pixels that
 * are not square make another ellipse of a turned one: its axes are the singular values of the map.
 */
function ellipsePerimeter({ rx, ry, rotation }: TargetOf<'ellipse'>, columnMm: number, rowMm: number): number {
  const turn = (rotation * Math.PI) / 180
  const [a, b] = [columnMm * rx * Math.cos(turn), -columnMm * ry * Math.sin(turn)]
  const [c, d] = [rowMm * rx * Math.sin(turn), rowMm * ry * Math.cos(turn)]
  const [sum, difference] = [Math.hypot(a + d, c - b), Math.hypot(a - d, c + b)]
  const [long, short] = [(sum + difference) / 2, Math.abs(sum - difference) / 2]
  if (short < 1e-12 * long) return 4 * long
  let [mean, geometric, weight] = [long, short, 0.5]
  let rest = long * long
  let gap = long * long - short * short
  rest -= weight * gap
  for (let step = 0; step < 40 && gap > 1e-18 * long * long; step++) {
    const half = (mean - geometric) / 2
    ;[mean, geometric] = [(mean + geometric) / 2, Math.sqrt(mean * geometric)]
    gap = half * half
    weight *= 2
    rest -= weight * gap
  }
  return (2 * Math.PI * rest) / mean
}
