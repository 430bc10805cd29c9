import type { Anatomy } from '../anatomy.ts'
import { type Finding, type Side, signOf, type Zone } from '../plan.ts'
import type { Plane } from '../plane.ts'
import { cos, sin } from '../portable-math.ts'

/** In mm, as `Plane` counts them. */
export type PointMm = readonly [xMm: number, yMm: number]

/** A finding in its place: its outline, and what it does to the lengths that the film is made from. */
export interface PlacedFinding {
  readonly finding: Finding
  /** Closed outline of what can be seen of it. */
  readonly outline: readonly PointMm[]
  /** How much of the lung is still air-filled there, 0 to 1; fluid is in place of the rest. */
  readonly lungShare?: (x: number, y: number) => number
  /** Length of soft tissue in place of lung. */
  readonly massLength?: (x: number, y: number) => number
  /** Where there is air and no lung. */
  readonly isFreeAir?: (x: number, y: number) => boolean
  /** Adds what is denser than bone, in lengths of bone. */
  readonly addHardware?: (bone: Plane) => void
}

/** The middle of a zone of a lung. */
export function zoneCentre(anatomy: Anatomy, side: Side, zone: Zone): PointMm {
  const heights = { upper: anatomy.apexTop + 62, middle: anatomy.carina.y + 34, lower: anatomy.carina.y + 92 }
  const y = heights[zone]
  // Lateral to the heart, where there is one.
  const share = zone === 'lower' && side === 'left' ? 0.78 : 0.6
  return [signOf(side) * anatomy.cavityHalfWidth(y) * share, y]
}

/** An outline of 24 points whose distance from the middle is `radius(angle)`. */
export function outlineAround([x, y]: PointMm, radius: (angle: number) => number): PointMm[] {
  return Array.from({ length: 24 }, (_, i) => {
    const angle = (i * 6.283185307179586) / 24
    return [x + radius(angle) * cos(angle), y + radius(angle) * sin(angle)] as const
  })
}
