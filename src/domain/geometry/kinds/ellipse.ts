import type { Point, TargetOf } from '../../records/target.ts'
import { fixedVertices, type TargetOperations } from '../kind-operations.ts'
import { turned } from '../plane.ts'
import { dragFrame, type Frame, frameHandles, toLocal } from './frame.ts'

type Ellipse = TargetOf<'ellipse'>

/** Points around an ellipse drawn as a line: at 72 the line is within 0.1 % of the radius. */
const outlinePoints = 72

function frameOf({ cx, cy, rx, ry, rotation }: Ellipse): Frame {
  return { centre: { x: cx, y: cy }, width: rx * 2, height: ry * 2, rotation }
}

export const ellipseOperations: TargetOperations<Ellipse> = {
  ...fixedVertices,
  isDegenerate: ({ rx, ry }) => rx <= 0 || ry <= 0,
  bounds({ cx, cy, rx, ry, rotation }) {
    const across = turned({ x: rx, y: 0 }, rotation)
    const down = turned({ x: 0, y: ry }, rotation)
    const width = Math.hypot(across.x, down.x)
    const height = Math.hypot(across.y, down.y)
    return { x: cx - width, y: cy - height, width: width * 2, height: height * 2 }
  },
  outlines({ cx, cy, rx, ry, rotation }) {
    const points = Array.from({ length: outlinePoints }, (_, index): Point => {
      const angle = (index / outlinePoints) * 2 * Math.PI
      const { x, y } = turned({ x: rx * Math.cos(angle), y: ry * Math.sin(angle) }, rotation)
      return { x: cx + x, y: cy + y }
    })
    return [{ points, closed: true }]
  },
  distance(ellipse, point) {
    const local = toLocal(frameOf(ellipse), point)
    return distanceOutside(Math.abs(local.x), Math.abs(local.y), ellipse.rx, ellipse.ry)
  },
  translate: (ellipse, dx, dy) => ({ ...ellipse, cx: ellipse.cx + dx, cy: ellipse.cy + dy }),
  handles: (ellipse, rotateReachPx) => frameHandles(frameOf(ellipse), rotateReachPx),
  dragHandle(ellipse, handleId, to, options) {
    const { centre, width, height, rotation } = dragFrame(frameOf(ellipse), handleId, to, options)
    return { ...ellipse, cx: centre.x, cy: centre.y, rx: width / 2, ry: height / 2, rotation }
  },
  area: ({ rx, ry }) => Math.PI * rx * ry,
}

/**
 * Distance from a point of the first quadrant to an upright ellipse about the origin; 0 inside. The nearest point is found by
 * stepping along the evolute's circle of curvature (C. Carrer, "Simple method for distance to ellipse", 2017): four steps are exact
 * to 1e-3 of the radius for any axis ratio.
 */
function distanceOutside(px: number, py: number, rx: number, ry: number): number {
  if (rx > 0 && ry > 0 && (px / rx) ** 2 + (py / ry) ** 2 <= 1) return 0
  let tx = Math.SQRT1_2
  let ty = Math.SQRT1_2
  for (let step = 0; step < 4; step++) {
    const x = rx * tx
    const y = ry * ty
    const ex = rx > 0 ? ((rx * rx - ry * ry) * tx ** 3) / rx : 0
    const ey = ry > 0 ? ((ry * ry - rx * rx) * ty ** 3) / ry : 0
    const radius = Math.hypot(x - ex, y - ey)
    const reach = Math.hypot(px - ex, py - ey)
    if (reach === 0) break
    tx = rx > 0 ? Math.min(1, Math.max(0, (((px - ex) * radius) / reach + ex) / rx)) : 0
    ty = ry > 0 ? Math.min(1, Math.max(0, (((py - ey) * radius) / reach + ey) / ry)) : 0
    const length = Math.hypot(tx, ty)
    if (length === 0) break
    tx /= length
    ty /= length
  }
  return Math.hypot(px - rx * tx, py - ry * ty)
}
