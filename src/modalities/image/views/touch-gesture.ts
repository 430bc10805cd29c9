import type { Point } from '../../../domain/records/target.ts'
import type { Viewport } from './viewport.ts'

/** A touch this long after a pen was near is the hand that holds it. */
const palmMs = 700
/** A touch with a contact wider or higher than this is no fingertip, CSS pixels. */
const palmCssPx = 60

/** Fingers on the picture: two of them pan and pinch. */
export interface TouchGesture {
  /**
   * Takes a finger that came down. `palm`: it is to be left alone; `second`: from now on the view moves, and what the first finger began
   * is to be given up; `more`: a third and further one; `first`: it may draw.
   */
  down(event: PointerEvent, at: Point): 'first' | 'second' | 'more' | 'palm'
  /** Whether that was all: the view moved with it, or it is a palm. */
  move(event: PointerEvent, at: Point): boolean
  /** A finger or the pen was lifted. */
  up(event: PointerEvent): void
  /** A pen is at or near the picture. */
  penSeen(timeStampMs: number): void
  /**
   * A pen came down: until it is lifted every touch is the hand that holds it, and so is what lay on the picture before.
   * @returns whether something did, and what it began is to be given up
   */
  penDown(event: PointerEvent): boolean
}

/** @param viewport moved so that what was under both fingers stays under them */
export function createTouchGesture(viewport: Viewport): TouchGesture {
  const fingers = new Map<number, Point>()
  let pinching = false
  const palms = new Set<number>()
  let penAtMs = Number.NEGATIVE_INFINITY
  let penId: number | null = null

  return {
    down(event, at) {
      const isNearPen = penId !== null || event.timeStamp - penAtMs < palmMs
      if (isNearPen || Math.max(event.width, event.height) > palmCssPx) {
        palms.add(event.pointerId)
        return 'palm'
      }
      fingers.set(event.pointerId, at)
      if (fingers.size === 1) return 'first'
      pinching = true
      return fingers.size === 2 ? 'second' : 'more'
    },
    move({ pointerId }, at) {
      if (palms.has(pointerId)) return true
      const before = fingers.get(pointerId)
      if (before === undefined) return false
      fingers.set(pointerId, at)
      const other = [...fingers].find(([id]) => id !== pointerId)?.[1]
      if (!pinching || other === undefined) return pinching
      const [was, is] = [distance(before, other), distance(at, other)]
      viewport.pan((at.x - before.x) / 2, (at.y - before.y) / 2)
      if (was > 0 && is > 0) viewport.zoom({ x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }, is / was)
      return true
    },
    up({ pointerId }) {
      fingers.delete(pointerId)
      palms.delete(pointerId)
      if (penId === pointerId) penId = null
      // A finger that is left over does not begin to draw: it was moving the view.
      if (fingers.size === 0) pinching = false
    },
    penSeen(timeStampMs) {
      penAtMs = timeStampMs
    },
    penDown({ pointerId, timeStamp }) {
      penAtMs = timeStamp
      penId = pointerId
      const lay = fingers.size > 0
      for (const finger of fingers.keys()) palms.add(finger)
      fingers.clear()
      pinching = false
      return lay
    },
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
