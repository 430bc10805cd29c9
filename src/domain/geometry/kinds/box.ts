import type { Point, Target, TargetOf } from '../../records/target.ts'
import { boundsOfPoints } from '../bounds.ts'
import { type DragOptions, fixedVertices, type TargetOperations } from '../kind-operations.ts'
import { distanceToRing } from '../plane.ts'
import { dragFrame, type Frame, frameCorners, frameHandles, toLocal } from './frame.ts'
import { turnedBox, turnTowards } from './turn.ts'

type Box = TargetOf<'box'>

function frameOf({ x, y, width, height, rotation }: Box): Frame {
  return { centre: { x: x + width / 2, y: y + height / 2 }, width, height, rotation }
}

function withFrame(box: Box, { centre, width, height, rotation }: Frame): Box {
  return { ...box, x: centre.x - width / 2, y: centre.y - height / 2, width, height, rotation }
}

/** Where pixels are not square a box turned by other than right angles is a polygon: no box of pixels is seen as a rectangle then. */
function turnedTo(box: Box, to: Point, options: DragOptions): Target {
  const frame = frameOf(box)
  const { shownAspect = 1 } = options
  const turn = turnTowards(frame, to, options)
  if (turn === null) return box
  if (shownAspect === 1) return { ...box, rotation: turn.facesDegrees }
  const seen = turnedBox(frame, turn, shownAspect)
  if ('centre' in seen) return withFrame(box, seen)
  const { slice } = box
  return { kind: 'polygon', rings: [[...seen]], ...(slice === undefined ? {} : { slice }) }
}

export const boxOperations: TargetOperations<Box> = {
  ...fixedVertices,
  isDegenerate: ({ width, height }) => width <= 0 || height <= 0,
  bounds: (box) => boundsOfPoints(frameCorners(frameOf(box))),
  outlines: (box) => [{ points: frameCorners(frameOf(box)), closed: true }],
  distance(box, point, pixelAspect) {
    const local = toLocal(frameOf(box), point)
    const across = Math.max(0, Math.abs(local.x) - box.width / 2)
    const down = Math.max(0, Math.abs(local.y) - box.height / 2)
    const away = Math.hypot(across, down)
    // Through pixels that are not square a turned box is seen as a parallelogram.
    return away === 0 || pixelAspect === 1 ? away : distanceToRing(point, frameCorners(frameOf(box)), pixelAspect)
  },
  translate: (box, dx, dy) => ({ ...box, x: box.x + dx, y: box.y + dy }),
  handles: (box, rotateReachPx) => frameHandles(frameOf(box), rotateReachPx),
  dragHandle(box, handleId, to, options) {
    if (handleId === 'rotate') return turnedTo(box, to, options)
    return withFrame(box, dragFrame(frameOf(box), handleId, to, options))
  },
  area: ({ width, height }) => width * height,
}
