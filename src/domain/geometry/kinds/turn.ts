import type { Point } from '../../records/target.ts'
import type { DragOptions } from '../kind-operations.ts'
import { turned } from '../plane.ts'
import { type Frame, frameCorners } from './frame.ts'

/** Steps of the rotate handle, degrees. */
const rotateStepDegrees = 15
/** So near to a right angle a box that is turned stays one, where at other angles it could not: less than the degree that a key turns by. */
const nearRightDegrees = 0.75

/** What turning does to a frame: by how many degrees clockwise, as seen; and where its top faces then, 0: up. */
export interface Turn {
  readonly byDegrees: number
  readonly facesDegrees: number
}

/** How a frame is turned whose top is to face a point; null: it stays. */
export function turnTowards({ centre, rotation }: Frame, to: Point, options: DragOptions): Turn | null {
  const { keepAspect: inSteps, shownAspect = 1 } = options
  const towards = { x: to.x - centre.x, y: to.y - centre.y }
  if (towards.x === 0 && towards.y === 0) return null
  const seen = directionOf(towards, shownAspect)
  const faces = inSteps ? Math.round(seen / rotateStepDegrees) * rotateStepDegrees : seen
  return { byDegrees: faces - facing(rotation, shownAspect), facesDegrees: normalDegrees(faces) }
}

/** Degrees in (-180, 180]. */
export function normalDegrees(degrees: number): number {
  const turn = ((degrees % 360) + 360) % 360
  return turn > 180 ? turn - 360 : turn
}

/**
 * A box turned where pixels are not square: as it is seen it only turns, and its sides stay as long as they are. By right angles it is a box of
 * the picture again; at any other angle its corners are those of no box of pixels, and are answered.
 * @param aspect height of a pixel by its width, as it is shown
 */
export function turnedBox(frame: Frame, { byDegrees, facesDegrees }: Turn, aspect: number): Frame | readonly Point[] {
  const right = 90 * Math.round(facesDegrees / 90)
  if (frame.rotation % 90 !== 0 || Math.abs(facesDegrees - right) > nearRightDegrees) {
    return frameCorners(frame).map((corner) => turnedAbout(frame.centre, corner, byDegrees, aspect))
  }
  // Sides as they are seen, in widths of a pixel.
  const [wide, high] = isAcross(frame.rotation)
    ? [frame.width * aspect, frame.height]
    : [frame.width, frame.height * aspect]
  const [width, height] = isAcross(right) ? [wide / aspect, high] : [wide, high / aspect]
  return { ...frame, width, height, rotation: normalDegrees(right) }
}

/** Whether what is turned so lies on its side. */
function isAcross(degrees: number): boolean {
  return degrees % 180 !== 0
}

function turnedAbout(centre: Point, { x, y }: Point, degrees: number, aspect: number): Point {
  const arm = turned({ x: x - centre.x, y: (y - centre.y) * aspect }, degrees)
  return { x: centre.x + arm.x, y: centre.y + arm.y / aspect }
}

/**
 * The same for an ellipse: through pixels of any shape it is an ellipse, of other axes. Of its four descriptions (two axes, two ends) the one
 * whose top faces most nearly where it was turned to.
 */
export function turnedEllipse(frame: Frame, { byDegrees, facesDegrees }: Turn, aspect: number): Frame {
  const { centre, width, height, rotation } = frame
  // Where the ends of both half axes go: the columns of a map that takes the unit circle to the ellipse.
  const end = (axis: Point) => turnedAbout({ x: 0, y: 0 }, turned(axis, rotation), byDegrees, aspect)
  const [p, q] = [end({ x: width / 2, y: 0 }), end({ x: 0, y: height / 2 })]
  // Its singular values are the half axes, and the turn on the left is theirs.
  const [even, odd] = [Math.hypot(p.x + q.y, p.y - q.x) / 2, Math.hypot(p.x - q.y, p.y + q.x) / 2]
  const [long, short] = [2 * (even + odd), 2 * Math.abs(even - odd)]
  const turn = (Math.atan2(p.y + q.x, p.x - q.y) + Math.atan2(p.y - q.x, p.x + q.y)) / 2
  const degrees = (turn * 180) / Math.PI
  const descriptions = [0, 90, 180, -90].map((more) => {
    const [wide, high] = more % 180 === 0 ? [long, short] : [short, long]
    return { centre, width: wide, height: high, rotation: normalDegrees(degrees + more) }
  })
  const offBy = (one: Frame) => Math.abs(normalDegrees(facing(one.rotation, aspect) - facesDegrees))
  return descriptions.reduce((best, one) => (offBy(one) < offBy(best) ? one : best))
}

/** Where the top of a frame faces as it is seen, degrees clockwise from up. */
function facing(rotation: number, aspect: number): number {
  return directionOf(turned({ x: 0, y: -1 }, rotation), aspect)
}

function directionOf({ x, y }: Point, aspect: number): number {
  return (Math.atan2(y * aspect, x) * 180) / Math.PI + 90
}
