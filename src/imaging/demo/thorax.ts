import type { Anatomy } from './anatomy.ts'
import { smoothStep } from './curve.ts'
import { length } from './portable-math.ts'

/** What is needed at every pixel of a column and depends on its x alone. */
export interface ColumnTops {
  /** The outline of neck and shoulders. */
  readonly shoulder: number
  /** The top of the lung. */
  readonly apex: number
  /** The outline of the diaphragm. */
  readonly dome: number
}

export function columnTops(anatomy: Anatomy, x: number): ColumnTops {
  const distance = Math.abs(x)
  return {
    shoulder: anatomy.shoulderTop(distance),
    apex: apexHeight(anatomy.apexTop, distance),
    dome: domeTop(anatomy, x),
  }
}

/** Front-to-back length in mm of the body, as if it were all soft tissue; 0 beside it. */
export function bodyLength(anatomy: Anatomy, { shoulder: top }: ColumnTops, x: number, y: number): number {
  const distance = Math.abs(x)
  const below = y - top
  if (below <= 0) return 0
  const torso = superellipse(distance / anatomy.bodyHalfWidth(y), 3.2) * anatomy.bodyDepth(y)
  // Neck and shoulders are round on top: the first centimetres below the outline are thinner.
  const roundness = Math.sqrt(Math.min(1, below / (26 + 0.12 * distance)))
  const shoulder =
    roundness * (130 + 16 * hump(distance, 0, 95) + 16 * hump(distance, 120, 70)) * (1 - smoothStep(105, 245, y))
  return softMaximum(softMaximum(torso * rise(y, 20, 120), shoulder), roundness * armLength(distance, y))
}

/** The upper arm, hanging a little away from the body. */
function armLength(distance: number, y: number): number {
  const along = Math.max(0, Math.min(1, (0.16 * (distance - 172) + 0.987 * (y - 110)) / 230))
  const offset = length(distance - (172 + 37 * along), y - (110 + 227 * along))
  return 92 * ellipse(offset / (45 - 6 * along))
}

/** Length of the chest cavity, heart and all, above the diaphragm; 0 outside. */
export function cavityLength(anatomy: Anatomy, { apex }: ColumnTops, x: number, y: number): number {
  // Each apex is a dome of its own, highest halfway between spine and chest wall.
  if (y <= apex) return 0
  const distance = Math.abs(x)
  const wall = superellipse(distance / anatomy.cavityHalfWidth(y), 3.4) * anatomy.cavityDepth(y)
  const underApex = 78 * Math.sqrt((y - apex) / 40)
  return Math.min(wall, underApex)
}

/** Top of the lung at a distance from the midline: rounder towards the spine than towards the shoulder. */
export function apexHeight(apexTop: number, distance: number): number {
  return apexTop + 31 * sq((distance - 58) / (distance < 58 ? 36 : 48))
}

/** How much of a length through the cavity lies below the diaphragm. */
export function belowDiaphragm(anatomy: Anatomy, { dome: top }: ColumnTops, x: number, y: number): number {
  if (y <= top) return 0
  const depth = anatomy.cavityDepth(y)
  // Seen from the side the dome falls 30 mm to the front and 75 mm to the back: between lies abdomen.
  // Under the heart it is flat: the lower border of the heart does not show through it.
  const fallMm = 30 - 26 * hump(x, anatomy.heart.x, 100)
  const toFront = 0.42 * depth * Math.min(1, Math.sqrt((y - top) / fallMm))
  const toBack = 0.58 * depth * Math.min(1, Math.sqrt((y - top) / 75))
  return toFront + toBack
}

/** Height at which the diaphragm's outline stands over a point of its width. Under the heart the two domes run into each other. */
export function domeTop(anatomy: Anatomy, x: number): number {
  const left = 1 - fade(x, -22, 22)
  if (left === 0 || left === 1) return domeOutline(anatomy, x, left === 0 ? -1 : 1)
  return domeOutline(anatomy, x, -1) * (1 - left) + domeOutline(anatomy, x, 1) * left
}

function domeOutline(anatomy: Anatomy, x: number, side: -1 | 1): number {
  const half = anatomy.cavityHalfWidth(300)
  const top = side < 0 ? anatomy.dome.right : anatomy.dome.left
  const peak = side < 0 ? 0.46 : 0.52
  const t = ((side * x) / half - peak) / (1 - peak)
  // Flat to the middle, steep towards the costophrenic angle.
  return top + (t > 0 ? 46 * t * t * (0.55 + 0.45 * t * t) : 7 * t * t)
}

export function sq(x: number): number {
  return x * x
}

/** Chord of a unit circle at a distance from its centre, 1 at the centre. */
export function ellipse(distance: number): number {
  return distance >= 1 ? 0 : Math.sqrt(1 - distance * distance)
}

/** Like `ellipse`, fuller: 1 - distance^2.6, roughly, under the root. */
function superellipse(distance: number, power: number): number {
  if (distance >= 1) return 0
  const square = distance * distance
  // distance^power for a power between 2 and 4, without a power function.
  const raised = square * (1 + ((power - 2) / 2) * (square - 1))
  return Math.sqrt(1 - raised)
}

/** 1 up to `from`, 0 from `to` on. */
export function fade(x: number, from: number, to: number): number {
  return Math.max(0, Math.min(1, (to - x) / (to - from)))
}

/** 1 at a place, falling smoothly to 0 at `reach` from it. */
export function hump(x: number, at: number, reach: number): number {
  const d = (x - at) / reach
  const inside = 1 - d * d
  return inside <= 0 ? 0 : inside * inside
}

function rise(x: number, from: number, to: number): number {
  return 1 - fade(x, from, to)
}

/** The larger of two, rounded where they cross: as tissue that lies side by side. */
function softMaximum(a: number, b: number): number {
  return length(a, b) * 0.3 + 0.7 * Math.max(a, b)
}
