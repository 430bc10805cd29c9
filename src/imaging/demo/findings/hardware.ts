import type { Anatomy } from '../anatomy.ts'
import { curveThrough } from '../curve.ts'
import { type Finding, signOf } from '../plan.ts'
import { createPlane, mapRegion, type Plane } from '../plane.ts'
import { addRod } from '../tube.ts'
import type { PlacedFinding, PointMm } from './placed-finding.ts'

/** A pacemaker below the collar bone with one lead to the right ventricle. */
export function placePacemaker(finding: Extract<Finding, { kind: 'pacemaker' }>, anatomy: Anatomy): PlacedFinding {
  const sign = signOf(finding.side)
  const [x, y] = [sign * 104, 128]
  const { heart } = anatomy
  const lead: readonly PointMm[] = [
    [x - sign * 14, y - 16],
    [sign * 66, 94],
    [sign * 26, 106],
    [-20, 132],
    [-26, heart.y - 10],
    [heart.x + 2, heart.y + 40],
    [heart.x + 46 * anatomy.plan.heart, heart.y + 44],
  ]
  return {
    finding,
    outline: [
      [x - 23, y - 19],
      [x + 23, y - 19],
      [x + 23, y + 19],
      [x - 23, y + 19],
    ],
    addHardware: (bone) => {
      mapRegion(bone, [x - 23, y - 19, x + 23, y + 19], (px, py, value) => {
        // A box with round corners, thinner towards its edge.
        const u = Math.abs(px - x) / 23
        const v = Math.abs(py - y) / 19
        const square = u * u * u * u + v * v * v * v
        if (square >= 1) return value
        // The connector on top lets more through than the can, whose battery is a box within it.
        const inner = Math.abs(py - y - 7) < 8 && Math.abs(px - x) < 15
        const strength = py < y - 11 ? 14 : inner ? 70 : 45
        return value + strength * Math.sqrt(Math.sqrt(1 - square))
      })
      addWire(bone, lead, 0.8, 18)
    },
  }
}

/** A tube in the windpipe with a dense line along it, its tip above the carina. */
export function placeTrachealTube(
  finding: Extract<Finding, { kind: 'tracheal-tube' }>,
  anatomy: Anatomy,
): PlacedFinding {
  const { x, y } = anatomy.carina
  const tip = y - 42
  return {
    finding,
    outline: [
      [x - 5, 24],
      [x + 5, 24],
      [x + 5, tip],
      [x - 5, tip],
    ],
    addHardware: (bone) => {
      const walls = [-4.6, 4.6].map((offset): readonly PointMm[] => [
        [x * 0.3 + offset, 0],
        [x * 0.6 + offset, tip / 2],
        [x + offset, tip],
      ])
      for (const wall of walls) addWire(bone, wall, 0.7, 2.5)
      addWire(
        bone,
        [
          [x * 0.3 + 1.5, 0],
          [x * 0.6 + 1.5, tip / 2],
          [x + 1.5, tip],
        ],
        0.5,
        8,
      )
    },
  }
}

/** @param strength length of bone that a mm of the wire stands for */
function addWire(bone: Plane, points: readonly PointMm[], radius: number, strength: number): void {
  const x = curveThrough(points.map(([px], i) => [i, px] as const))
  const y = curveThrough(points.map(([, py], i) => [i, py] as const))
  const wire = createPlane(bone)
  const steps = (points.length - 1) * 24
  for (let i = 0; i < steps; i++) {
    const [from, to] = [i / 24, (i + 1) / 24]
    addRod(wire, { x: x(from), y: y(from), z: 0 }, { x: x(to), y: y(to), z: 0 }, radius, radius)
  }
  for (let i = 0; i < wire.values.length; i++) {
    const length = wire.values[i] ?? 0
    if (length > 0) bone.values[i] = (bone.values[i] ?? 0) + Math.min(length, 2 * radius) * strength
  }
}
