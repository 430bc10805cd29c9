import type { StoredMask } from '../../geometry/mask.ts'
import { rasteriseRings } from '../../geometry/rasterise.ts'
import { decodeRuns } from '../../geometry/run-lengths.ts'
import { outlinesOf } from '../../geometry/target-operations.ts'
import type { Point, Target, TargetOf } from '../../records/target.ts'
import { distanceTransform } from './distance-transform.ts'

/** A shape as its signed distance: how far a point is from its border in image pixels, negative inside. About its own centre. */
export interface ShapeField {
  /** Centre of gravity, image pixels. */
  readonly centre: Point
  /** Farthest that the shape reaches from its centre to each side, image pixels. */
  readonly reach: number
  /** @param x, y from the centre, image pixels */
  at(x: number, y: number): number
}

/** Shapes that have an inside, and so can be between two others. */
export type FilledTarget = TargetOf<'polygon'> | TargetOf<'mask'> | TargetOf<'box'> | TargetOf<'ellipse'>

export function isFilled(target: Target): target is FilledTarget {
  return target.kind === 'polygon' || target.kind === 'mask' || target.kind === 'box' || target.kind === 'ellipse'
}

interface Raster {
  /** Image coordinates of the top-left corner of the first cell. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Side of a cell, image pixels. */
  readonly step: number
  readonly cells: Uint8Array
}

/** Cells along the longer side of a shape that is not made of pixels; and the smallest of them, image pixels. */
const cellsAcross = 192
const smallestStep = 0.25
/** Cells around the shape. */
const margin = 2

/** The field of a shape; null where nothing of it is filled. */
export function shapeField(target: FilledTarget): ShapeField | null {
  const raster = target.kind === 'mask' ? maskRaster(target) : ringsRaster(ringsOf(target))
  return raster === null ? null : fieldOf(raster)
}

function ringsOf(target: FilledTarget): readonly (readonly Point[])[] {
  return outlinesOf(target).map(({ points }) => points)
}

function maskRaster(mask: TargetOf<'mask'>): Raster | null {
  if (mask.width === 0 || mask.height === 0) return null
  const [width, height] = [mask.width + 2 * margin, mask.height + 2 * margin]
  const cells = cellsOf({ ...mask, x: margin, y: margin }, width, height)
  return { x: mask.x - margin, y: mask.y - margin, width, height, step: 1, cells }
}

/** Cells whose centre is inside, by the rule of `rasteriseRings`. */
function ringsRaster(rings: readonly (readonly Point[])[]): Raster | null {
  const points = rings.flat()
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))]
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))]
  const extent = Math.max(right - left, bottom - top)
  if (!(extent > 0)) return null
  const step = Math.max(smallestStep, extent / cellsAcross)
  const [x, y] = [left - margin * step, top - margin * step]
  const width = Math.ceil((right - x) / step) + margin
  const height = Math.ceil((bottom - y) / step) + margin
  const inCells = rings.map((ring) => ring.map((point) => ({ x: (point.x - x) / step, y: (point.y - y) / step })))
  const mask = rasteriseRings(inCells, { widthPx: width, heightPx: height })
  return { x, y, width, height, step, cells: cellsOf(mask, width, height) }
}

/** A mask's pixels on a grid that holds it. */
function cellsOf(mask: StoredMask, width: number, height: number): Uint8Array {
  const inner = decodeRuns(mask.counts, mask.width * mask.height)
  const cells = new Uint8Array(width * height)
  for (let row = 0; row < mask.height; row++) {
    cells.set(inner.subarray(row * mask.width, (row + 1) * mask.width), (row + mask.y) * width + mask.x)
  }
  return cells
}

function fieldOf({ x, y, width, height, step, cells }: Raster): ShapeField | null {
  let [count, sumX, sumY] = [0, 0, 0]
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells[cell] === 0) continue
    count += 1
    sumX += cell % width
    sumY += Math.floor(cell / width)
  }
  if (count === 0) return null
  const centre = { x: x + (sumX / count + 0.5) * step, y: y + (sumY / count + 0.5) * step }
  const outside = distanceTransform(cells, width, height)
  const inside = distanceTransform(
    cells.map((cell) => (cell === 0 ? 1 : 0)),
    width,
    height,
  )
  // The border runs between cells: half a cell from either's centre.
  const signed = outside.map((distance, cell) => (distance > 0 ? distance - 0.5 : 0.5 - (inside[cell] ?? 0)))
  const reach = Math.max(centre.x - x, x + width * step - centre.x, centre.y - y, y + height * step - centre.y)

  function at(atX: number, atY: number): number {
    const column = (atX + centre.x - x) / step - 0.5
    const row = (atY + centre.y - y) / step - 0.5
    const insideX = Math.min(width - 1, Math.max(0, column))
    const insideY = Math.min(height - 1, Math.max(0, row))
    // Beyond the grid it is at least as far as to the grid.
    return (bilinear(signed, width, height, insideX, insideY) + Math.hypot(column - insideX, row - insideY)) * step
  }
  return { centre, reach, at }
}

function bilinear(values: Float64Array, width: number, height: number, x: number, y: number): number {
  const left = Math.min(width - 2, Math.floor(x))
  const top = Math.min(height - 2, Math.floor(y))
  const [shareX, shareY] = [x - left, y - top]
  const upper = top * width + left
  const lower = upper + width
  const above = (values[upper] ?? 0) * (1 - shareX) + (values[upper + 1] ?? 0) * shareX
  const below = (values[lower] ?? 0) * (1 - shareX) + (values[lower + 1] ?? 0) * shareX
  return above * (1 - shareY) + below * shareY
}
