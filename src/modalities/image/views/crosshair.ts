import type { Point } from '../../../domain/records/target.ts'
import type { PointedAt } from './pointed-at.ts'
import type { Viewport } from './viewport.ts'

/** Where the keyboard points: the mouse of those who draw by keys. In image pixels. */
export interface Crosshair {
  /** Null while it is not shown. */
  at(): Point | null
  /** Where it would appear: under the pointer, else in the middle of what is seen. */
  start(): Point
  /** Shows it, and moves it inside the picture; the view follows. */
  move(dx: number, dy: number): Point
  /** Whether keys point, and not the mouse: it is shown, or nothing points at the picture yet. */
  isDrawing(): boolean
  /** Whether it was moved since the last `press`. */
  hasMoved(): boolean
  /** Shows it, and notes that something was done where it is. */
  press(): Point
  hide(): void
}

/** The crosshair keeps this far from the edge of the view, CSS pixels. */
const room = 24

export function createCrosshair(
  viewport: Viewport,
  pointedAt: PointedAt,
  root: HTMLElement,
  onChange: () => void,
): Crosshair {
  let point: Point | null = null
  let moved = false

  function start(): Point {
    const { x, y } = pointedAt.get() ?? viewport.toImage({ x: root.clientWidth / 2, y: root.clientHeight / 2 })
    return inside({ x: Math.round(x), y: Math.round(y) })
  }

  function inside({ x, y }: Point): Point {
    const { width, height } = viewport.image
    return { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) }
  }

  function show(at: Point): Point {
    point = at
    pointedAt.set(at)
    bringIntoView(viewport.toView(at))
    onChange()
    return at
  }

  function bringIntoView({ x, y }: Point): void {
    const dx = Math.max(0, room - x) - Math.max(0, x - root.clientWidth + room)
    const dy = Math.max(0, room - y) - Math.max(0, y - root.clientHeight + room)
    if (dx !== 0 || dy !== 0) viewport.pan(dx, dy)
  }

  return {
    at: () => point,
    start,
    move(dx, dy) {
      const from = point ?? start()
      moved = true
      return show(inside({ x: from.x + dx, y: from.y + dy }))
    },
    isDrawing: () => point !== null || pointedAt.get() === null,
    hasMoved: () => moved,
    press() {
      moved = false
      return show(point ?? start())
    },
    hide() {
      moved = false
      if (point === null) return
      point = null
      onChange()
    },
  }
}
