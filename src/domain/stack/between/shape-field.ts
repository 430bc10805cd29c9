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

function maskRaster({ x, y, width, height, counts }: TargetOf<'mask'>): Raster | null {
  if (width === 0 || height === 0) return null
  const inner = decodeRuns(counts, width * height)
  const wide = width + 2 * margin
  const cells = new Uint8Array(wide * (height + 2 * margin))
  for (let row = 0; row < height; row++) {
    cells.set(inner.subarray(row * width, (row + 1) * width), (row + margin) * wide + margin)
  }
  return { x: x - margin, y: y - margin, width: wide, height: height + 2 * margin, step: 1, cells }
}

/** Cells whose centre is inside, even-odd. */
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
  const cells = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    const crossings = crossingsAt(rings, y + (row + 0.5) * step)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(0, Math.ceil(((crossings[pair] ?? 0) - x) / step - 0.5))
      const to = Math.min(width, Math.ceil(((crossings[pair + 1] ?? 0) - x) / step - 0.5))
      if (from < to) cells.fill(1, row * width + from, row * width + to)
    }
  }
  return { x, y, width, height, step, cells }
}

/** Where rings cross a level line, ascending. */
function crossingsAt(rings: readonly (readonly Point[])[], y: number): number[] {
  const crossings: number[] = []
  for (const ring of rings) {
    let before = ring.at(-1)
    for (const point of ring) {
      if (before !== undefined && before.y > y !== point.y > y) {
        crossings.push(before.x + ((y - before.y) / (point.y - before.y)) * (point.x - before.x))
      }
      before = point
    }
  }
  return crossings.sort((a, b) => a - b)
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
