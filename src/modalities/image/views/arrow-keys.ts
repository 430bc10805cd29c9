import type { Point } from '../../../domain/records/target.ts'

/** Where each arrow key leads on screen, x right, y down. */
export const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Steps of an arrow key in image pixels, and with Shift. */
export const [arrowStepPx, longArrowStepPx] = [1, 10]
