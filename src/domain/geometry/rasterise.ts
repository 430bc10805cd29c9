import type { Point, Target, TargetOf } from '../records/target.ts'
import { maskOfEdges, type StoredMask } from './mask.ts'
import { directionOf } from './plane.ts'
import { edgesOfCrossings } from './row-edges.ts'
import { outlinesOf } from './target-operations.ts'

/** Whole pixels of a picture: what lies beyond is cut away. */
interface PictureSize {
  readonly widthPx: number
  readonly heightPx: number
}

/**
 * Rows of set pixels, as edges not yet in order.
 *
 * The rule for borders: a pixel belongs to a shape when its centre is inside (even-odd). A centre exactly on a border counts as
 * inside on the left and top, as outside on the right and bottom, so that shapes with a common border share no pixel. The outline of a
 * mask runs along the outer edges of its border pixels, which it therefore includes: made a mask again it is the very same mask.
 */
type Edges = Map<number, number[]>

/** The pixels of an area; null for kinds that enclose nothing. */
export function rasterise(target: Target, picture: PictureSize): StoredMask | null {
  switch (target.kind) {
    case 'mask':
      return { x: target.x, y: target.y, width: target.width, height: target.height, counts: target.counts }
    case 'polygon':
      return rasteriseRings(target.rings, picture)
    case 'box':
      return rasteriseRings(
        outlinesOf(target).map(({ points }) => points),
        picture,
      )
    case 'ellipse':
      return rasteriseEllipse(target, picture)
    default:
      return null
  }
}

/** The pixels whose centre is inside rings by the even-odd rule: the same as `insideRings` says of every centre. */
export function rasteriseRings(rings: readonly (readonly Point[])[], picture: PictureSize): StoredMask {
  const rows: Edges = new Map()
  for (const ring of rings) {
    let previous = ring.at(-1)
    for (const current of ring) {
      if (previous !== undefined) addCrossings(rows, previous, current, picture)
      previous = current
    }
  }
  return maskOfEdges(edgesOfCrossings(rows))
}

function addCrossings(rows: Edges, previous: Point, current: Point, { widthPx, heightPx }: PictureSize): void {
  const first = Math.max(0, Math.ceil(Math.min(previous.y, current.y) - 0.5))
  const end = Math.min(heightPx, Math.ceil(Math.max(previous.y, current.y) - 0.5))
  for (let row = first; row < end; row++) {
    const crossing = current.x + ((row + 0.5 - current.y) * (previous.x - current.x)) / (previous.y - current.y)
    put(rows, row, firstFrom(crossing, widthPx))
  }
}

/** The first column whose centre is not left of a place, inside the picture. */
function firstFrom(x: number, widthPx: number): number {
  return Math.min(widthPx, Math.max(0, Math.ceil(x - 0.5)))
}

function put(rows: Edges, row: number, edge: number): void {
  const edges = rows.get(row)
  if (edges === undefined) rows.set(row, [edge])
  else edges.push(edge)
}

/** Each row meets an ellipse between the two roots of a quadratic. */
function rasteriseEllipse(ellipse: TargetOf<'ellipse'>, { widthPx, heightPx }: PictureSize): StoredMask {
  const { cx, cy, rx, ry, rotation } = ellipse
  const rows: Edges = new Map()
  if (rx === 0 || ry === 0) return maskOfEdges(edgesOfCrossings(rows))
  const { cos, sin } = directionOf(rotation)
  const reach = Math.hypot(rx * sin, ry * cos)
  const a = (cos / rx) ** 2 + (sin / ry) ** 2
  for (let row = Math.max(0, Math.floor(cy - reach)); row < Math.min(heightPx, Math.ceil(cy + reach)); row++) {
    const dy = row + 0.5 - cy
    const half = cos * sin * dy * (1 / rx ** 2 - 1 / ry ** 2)
    const rest = ((sin / rx) ** 2 + (cos / ry) ** 2) * dy * dy - 1
    const squared = half * half - a * rest
    if (squared <= 0) continue
    const root = Math.sqrt(squared)
    put(rows, row, firstFrom(cx + (-half - root) / a, widthPx))
    put(rows, row, firstFrom(cx + (-half + root) / a, widthPx))
  }
  return maskOfEdges(edgesOfCrossings(rows))
}
