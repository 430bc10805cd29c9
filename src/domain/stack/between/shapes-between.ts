import { cropMask } from '../../geometry/mask.ts'
import { simplifyRing } from '../../geometry/simplify.ts'
import type { Point, Target, TargetOf } from '../../records/target.ts'
import { shapesOfRings, zeroContours } from './contours.ts'
import { type FilledTarget, type ShapeField, shapeField } from './shape-field.ts'

/** Intervals of the grid that a border is looked for on, along its longer side. */
const gridAcross = 160
/** A border may be simplified by so much, image pixels. */
const simplifyBy = 0.1

/**
 * The shapes that lie between two others, without their slices: shape-based, by the signed distances of both about their centres, which
 * move on a straight line meanwhile. Two boxes or two ellipses give one of their kind, two masks a mask, all else polygons (several
 * where the shape falls apart).
 * @param share of the way from the first to the second, 0 to 1
 * Source: Raya and Udupa, "Shape-based interpolation of multidimensional objects", IEEE TMI 9 (1990).
 */
export function shapesBetween(from: FilledTarget, to: FilledTarget, share: number): readonly Target[] {
  if (from.kind === 'box' && to.kind === 'box') return [boxBetween(from, to, share)]
  if (from.kind === 'ellipse' && to.kind === 'ellipse') return [ellipseBetween(from, to, share)]
  const [one, other] = [shapeField(from), shapeField(to)]
  if (one === null || other === null) return []
  const blend = blendOf(one, other, share)
  return from.kind === 'mask' && to.kind === 'mask' ? masksOf(blend) : polygonsOf(blend)
}

interface Blend {
  readonly centre: Point
  readonly reach: number
  at(x: number, y: number): number
}

function blendOf(one: ShapeField, other: ShapeField, share: number): Blend {
  return {
    centre: { x: mixed(one.centre.x, other.centre.x, share), y: mixed(one.centre.y, other.centre.y, share) },
    reach: Math.max(one.reach, other.reach) + 1,
    at: (x, y) => mixed(one.at(x, y), other.at(x, y), share),
  }
}

function polygonsOf({ centre, reach, at }: Blend): readonly Target[] {
  const step = (2 * reach) / gridAcross
  const size = gridAcross + 1
  const values = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      values[row * size + column] = at(column * step - reach, row * step - reach)
    }
  }
  const toImage = ({ x, y }: Point) => ({ x: centre.x - reach + x * step, y: centre.y - reach + y * step })
  const rings = zeroContours({ width: size, height: size, values }).map((ring) =>
    simplifyRing(ring.map(toImage), simplifyBy),
  )
  return shapesOfRings(rings.filter((ring) => ring.length >= 3)).map((shape) => ({
    kind: 'polygon',
    rings: shape.map((ring) => [...ring]),
  }))
}

function masksOf({ centre, reach, at }: Blend): readonly Target[] {
  const [left, top] = [Math.floor(centre.x - reach), Math.floor(centre.y - reach)]
  const [width, height] = [Math.ceil(centre.x + reach) - left, Math.ceil(centre.y + reach) - top]
  const raster = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (at(left + x + 0.5 - centre.x, top + y + 0.5 - centre.y) <= 0) raster[y * width + x] = 1
    }
  }
  const mask = cropMask(raster, left, top, width, height)
  return mask.counts.length === 0 ? [] : [{ kind: 'mask', ...mask }]
}

function boxBetween(from: TargetOf<'box'>, to: TargetOf<'box'>, share: number): Target {
  const number = (name: 'x' | 'y' | 'width' | 'height') => mixed(from[name], to[name], share)
  return {
    kind: 'box',
    x: number('x'),
    y: number('y'),
    width: number('width'),
    height: number('height'),
    rotation: turnBetween(from.rotation, to.rotation, share),
  }
}

function ellipseBetween(from: TargetOf<'ellipse'>, to: TargetOf<'ellipse'>, share: number): Target {
  const number = (name: 'cx' | 'cy' | 'rx' | 'ry') => mixed(from[name], to[name], share)
  return {
    kind: 'ellipse',
    cx: number('cx'),
    cy: number('cy'),
    rx: number('rx'),
    ry: number('ry'),
    rotation: turnBetween(from.rotation, to.rotation, share),
  }
}

function mixed(a: number, b: number, share: number): number {
  return a + (b - a) * share
}

/** The shorter way round: a box or an ellipse turned by half a turn is itself. */
function turnBetween(from: number, to: number, share: number): number {
  const way = ((((to - from) % 180) + 270) % 180) - 90
  return from + way * share
}
