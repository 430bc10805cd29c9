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
  /** Whether the view moved with it. */
  move(event: PointerEvent, at: Point): boolean
  up(event: PointerEvent): void
  /** A pen is at or near the picture. */
  penSeen(timeStampMs: number): void
}

/** @param viewport moved so that what was under both fingers stays under them */
export function createTouchGesture(viewport: Viewport): TouchGesture {
  const fingers = new Map<number, Point>()
  let pinching = false
  let penAtMs = Number.NEGATIVE_INFINITY

  return {
    down(event, at) {
      const isPalm = event.timeStamp - penAtMs < palmMs || Math.max(event.width, event.height) > palmCssPx
      if (isPalm) return 'palm'
      fingers.set(event.pointerId, at)
      if (fingers.size === 1) return 'first'
      pinching = true
      return fingers.size === 2 ? 'second' : 'more'
    },
    move({ pointerId }, at) {
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
      // A finger that is left over does not begin to draw: it was moving the view.
      if (fingers.size === 0) pinching = false
    },
    penSeen(timeStampMs) {
      penAtMs = timeStampMs
    },
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
