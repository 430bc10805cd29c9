import type { Point } from '../../records/target.ts'
import type { DragOptions, Handle } from '../kind-operations.ts'
import { turned } from '../plane.ts'

/** A turned rectangle by its centre: what a box and an ellipse have in common. */
export interface Frame {
  readonly centre: Point
  readonly width: number
  readonly height: number
  /** Degrees clockwise on screen. */
  readonly rotation: number
}

/** Where the handles sit, in half widths and half heights from the centre, clockwise from the top left. */
const places = [
  ['nw', -1, -1],
  ['n', 0, -1],
  ['ne', 1, -1],
  ['e', 1, 0],
  ['se', 1, 1],
  ['s', 0, 1],
  ['sw', -1, 1],
  ['w', -1, 0],
] as const

function toWorld({ centre, rotation }: Frame, local: Point): Point {
  const { x, y } = turned(local, rotation)
  return { x: centre.x + x, y: centre.y + y }
}

/** A point as seen from the centre with the rotation taken out. */
export function toLocal({ centre, rotation }: Frame, point: Point): Point {
  return turned({ x: point.x - centre.x, y: point.y - centre.y }, -rotation)
}

/** The four corners, clockwise from the (unrotated) top left. */
export function frameCorners(frame: Frame): readonly Point[] {
  return places
    .filter(([, x, y]) => x !== 0 && y !== 0)
    .map(([, x, y]) => toWorld(frame, { x: (x * frame.width) / 2, y: (y * frame.height) / 2 }))
}

/** Corners, edges, and the rotate handle `rotateReachPx` beyond the middle of the top edge. */
export function frameHandles(frame: Frame, rotateReachPx: number): readonly Handle[] {
  const handles = places.map(
    ([id, x, y]): Handle => ({
      id,
      at: toWorld(frame, { x: (x * frame.width) / 2, y: (y * frame.height) / 2 }),
      kind: x === 0 || y === 0 ? 'edge' : 'corner',
    }),
  )
  const rotate = toWorld(frame, { x: 0, y: -frame.height / 2 - rotateReachPx })
  return [...handles, { id: 'rotate', at: rotate, kind: 'rotate' }]
}

/**
 * The frame with a corner or an edge dragged to a point. The opposite corner or edge stays where it is in the picture (with `fromCentre`, the
 * centre does). Dragged past the other side, the frame unfolds on that side: width and height are never negative.
 */
export function dragFrame(frame: Frame, handleId: string, to: Point, options: DragOptions): Frame {
  const place = places.find(([id]) => id === handleId)
  if (place === undefined) return frame
  const [, sideX, sideY] = place
  const local = toLocal(frame, to)
  const anchor = options.fromCentre ? { x: 0, y: 0 } : { x: (-sideX * frame.width) / 2, y: (-sideY * frame.height) / 2 }
  const reach = options.fromCentre ? 2 : 1
  // Signed extent away from the anchor, along the side dragged.
  let width = sideX === 0 ? frame.width : (local.x - anchor.x) * sideX * reach
  let height = sideY === 0 ? frame.height : (local.y - anchor.y) * sideY * reach
  if (options.keepAspect && frame.width > 0 && frame.height > 0) {
    const scaleX = sideX === 0 ? 0 : Math.abs(width) / frame.width
    const scaleY = sideY === 0 ? 0 : Math.abs(height) / frame.height
    const scale = Math.max(scaleX, scaleY)
    width = Math.sign(width || 1) * frame.width * scale
    height = Math.sign(height || 1) * frame.height * scale
  }
  const centre = options.fromCentre
    ? frame.centre
    : toWorld(frame, { x: anchor.x + (sideX * width) / 2, y: anchor.y + (sideY * height) / 2 })
  return { ...frame, centre, width: Math.abs(width), height: Math.abs(height) }
}
