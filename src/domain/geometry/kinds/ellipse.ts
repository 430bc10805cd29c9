import type { Point, TargetOf } from '../../records/target.ts'
import { type DragOptions, fixedVertices, type TargetOperations } from '../kind-operations.ts'
import { distanceToRing, turned } from '../plane.ts'
import { dragFrame, type Frame, frameHandles, toLocal } from './frame.ts'
import { turnedEllipse, turnTowards } from './turn.ts'

type Ellipse = TargetOf<'ellipse'>

/** Points around an ellipse drawn as a line: at 72 the line is within 0.1 % of the radius. */
const outlinePoints = 72

function frameOf({ cx, cy, rx, ry, rotation }: Ellipse): Frame {
  return { centre: { x: cx, y: cy }, width: rx * 2, height: ry * 2, rotation }
}

/** So many corners on an ellipse, from the end of its first axis on. */
function ringOfEllipse({ cx, cy, rx, ry, rotation }: Ellipse, corners: number): Point[] {
  return Array.from({ length: corners }, (_, index): Point => {
    const angle = (index / corners) * 2 * Math.PI
    const { x, y } = turned({ x: rx * Math.cos(angle), y: ry * Math.sin(angle) }, rotation)
    return { x: cx + x, y: cy + y }
  })
}

/**
 * A ring that stands for an ellipse of any size: its sides are nowhere farther inside of it than `withinPx`, and it has as many corners as
 * that takes, though no fewer than it is drawn with.
 */
export function fineRingOfEllipse(ellipse: Ellipse, withinPx: number): Point[] {
  // A side of n lies inside by r (1 - cos(pi / n)), about r pi^2 / 2 n^2.
  const needed = Math.ceil(Math.PI * Math.sqrt(Math.max(ellipse.rx, ellipse.ry) / (2 * withinPx)))
  return ringOfEllipse(ellipse, Math.max(outlinePoints, needed))
}

function turnedTo(frame: Frame, to: Point, options: DragOptions): Frame {
  const { shownAspect = 1 } = options
  const turn = turnTowards(frame, to, options)
  if (turn === null) return frame
  return shownAspect === 1 ? { ...frame, rotation: turn.facesDegrees } : turnedEllipse(frame, turn, shownAspect)
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
  outlines: (ellipse) => [{ points: outlineOf(ellipse), closed: true }],
  distance(ellipse, point, pixelAspect) {
    const local = toLocal(frameOf(ellipse), point)
    const away = distanceOutside(Math.abs(local.x), Math.abs(local.y), ellipse.rx, ellipse.ry)
    return away === 0 || pixelAspect === 1 ? away : distanceToRing(point, outlineOf(ellipse), pixelAspect)
  },
  translate: (ellipse, dx, dy) => ({ ...ellipse, cx: ellipse.cx + dx, cy: ellipse.cy + dy }),
  handles: (ellipse, rotateReachPx) => frameHandles(frameOf(ellipse), rotateReachPx),
  dragHandle(ellipse, handleId, to, options) {
    const frame = frameOf(ellipse)
    const dragged = handleId === 'rotate' ? turnedTo(frame, to, options) : dragFrame(frame, handleId, to, options)
    const { centre, width, height, rotation } = dragged
    return { ...ellipse, cx: centre.x, cy: centre.y, rx: width / 2, ry: height / 2, rotation }
  },
  area: ({ rx, ry }) => Math.PI * rx * ry,
}

function outlineOf(ellipse: Ellipse): readonly Point[] {
  return ringOfEllipse(ellipse, outlinePoints)
}

/** Distance from a point of the first quadrant to an upright ellipse about the origin; 0 inside. */
function distanceOutside(px: number, py: number, rx: number, ry: number): number {
  if (rx <= 0 || ry <= 0) return Math.hypot(Math.max(0, px - rx), Math.max(0, py - ry))
  if ((px / rx) ** 2 + (py / ry) ** 2 <= 1) return 0
  return rx >= ry ? distanceFrom(px, py, rx, ry) : distanceFrom(py, px, ry, rx)
}

/** Enough to halve any interval of doubles down to one value. */
const halvings = 100

/**
 * Distance from a point outside to an ellipse whose first axis is the longer, by bisection, which no axis ratio upsets.
 * Source: D. Eberly, "Distance from a Point to an Ellipse, an Ellipsoid, or a Hyperellipsoid" (2013), §2.9.
 */
function distanceFrom(x: number, y: number, long: number, short: number): number {
  if (y === 0) return x - long
  if (x === 0) return y - short
  const ratio = (long / short) ** 2
  const scaledX = x / long
  const scaledY = y / short
  let low = scaledY - 1
  let high = Math.hypot(ratio * scaledX, scaledY) - 1
  let root = low
  for (let step = 0; step < halvings; step++) {
    root = (low + high) / 2
    if (root === low || root === high) break
    const excess = ((ratio * scaledX) / (root + ratio)) ** 2 + (scaledY / (root + 1)) ** 2 - 1
    if (excess === 0) break
    if (excess > 0) low = root
    else high = root
  }
  return Math.hypot((ratio * x) / (root + ratio) - x, y / (root + 1) - y)
}
