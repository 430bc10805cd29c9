import type { TargetOf } from '../../records/target.ts'
import { boundsOfPoints } from '../bounds.ts'
import { fixedVertices, type TargetOperations } from '../kind-operations.ts'
import { distanceToRing } from '../plane.ts'
import { dragFrame, type Frame, frameCorners, frameHandles, toLocal } from './frame.ts'

type Box = TargetOf<'box'>

function frameOf({ x, y, width, height, rotation }: Box): Frame {
  return { centre: { x: x + width / 2, y: y + height / 2 }, width, height, rotation }
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
    const { centre, width, height, rotation } = dragFrame(frameOf(box), handleId, to, options)
    return { ...box, x: centre.x - width / 2, y: centre.y - height / 2, width, height, rotation }
  },
  area: ({ width, height }) => width * height,
}
