import { curveThrough, smoothStep } from './stable-math.ts'

/** What shapes the lungs of one patient. */
export interface LungShape {
  /** Scale across; 1 is an average adult. */
  readonly width: number
  /** How far the diaphragm stands above an average deep breath, mm. */
  readonly diaphragmUp: number
}

/** Half width of the lungs at a height, for a width of 1. */
export const lungHalfWidth = curveThrough([
  [38, 20],
  [46, 42],
  [62, 68],
  [90, 95],
  [130, 114],
  [180, 125],
  [230, 131],
  [290, 134],
])
const medialRight = curveThrough([
  [30, 12],
  [70, 17],
  [110, 18],
  [160, 14],
  [300, 14],
])
const medialLeft = curveThrough([
  [30, 12],
  [70, 18],
  [95, 20],
  [160, 15],
  [300, 15],
])

/** Height of the diaphragm's dome above the side of the patient at x, in mm from the top: the right one stands higher. */
export function domeAt(x: number, { diaphragmUp, width }: LungShape): number {
  const across = x / width
  const top = across < 0 ? 246 : 257
  const centre = across < 0 ? -66 : 70
  const reach = across < 0 ? 66 : 63
  const t = (across - centre) / reach
  return top - diaphragmUp + 30 * t * t + 9 * t * t * t * t
}

/**
 * How many millimetres of lung a ray at (x, y) goes through: rounded like a flattened egg towards the side and the apex, sharp at
 * the mediastinum and at the dome, with a thin rest behind the dome (the posterior recess).
 */
export function lungDepth(x: number, y: number, shape: LungShape): number {
  const across = Math.abs(x) / shape.width
  const toSide = lungHalfWidth(y) - across
  const toMiddle = across - (x < 0 ? medialRight : medialLeft)(y)
  if (toSide <= 0 || toMiddle <= 0 || y < 38) return 0
  const round = (distance: number, radius: number) => {
    const t = Math.min(1, distance / radius)
    return Math.sqrt(t * (2 - t))
  }
  const apex = round(y - 38, 46)
  const above = domeAt(x, shape) - y
  const recess = 0.13 * smoothStep(-34, 0, above)
  const dome = recess + (1 - recess) * smoothStep(-1.2, 2.6, above)
  return 172 * round(toSide, 58) * round(toMiddle, 34) * apex * dome
}
