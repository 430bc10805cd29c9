import type { Anatomy } from './anatomy.ts'
import type { Plane } from './plane.ts'
import { cos, sin } from './portable-math.ts'
import type { Random } from './random.ts'
import { addRod, type Point3 } from './tube.ts'

/** Where a branch begins and where it goes: radians in the film's plane, 0 to the patient's side, positive downwards. */
interface Branch {
  readonly at: Point3
  readonly angle: number
  /** Out of the film's plane, radians. */
  readonly tilt: number
  readonly radius: number
}

/** Thinner than this a vessel is not resolved. */
const thinnest = 0.46

/**
 * The vessels of both lungs, branching from the hila: a stem goes on a little thinner and bends a little, and gives off a thinner
 * branch to alternating sides. `isLung` says where there is lung to grow into.
 */
export function addVessels(
  plane: Plane,
  anatomy: Anatomy,
  isLung: (x: number, y: number) => boolean,
  random: Random,
): void {
  const { carina } = anatomy
  for (const side of [-1, 1] as const) {
    const tree: Tree = { plane, side, isLung, random }
    const hilum: Point3 = { x: 0, y: carina.y + (side < 0 ? 22 : 14), z: 0 }
    const trunks = side < 0 ? rightTrunks : leftTrunks
    for (const points of trunks) addTrunk(tree, hilum, points)
    // Veins come in from the side, below the arteries.
    for (const angle of [0.15, 0.5, 0.85]) {
      const at = { x: side * 26, y: carina.y + 60, z: 0 }
      grow(
        tree,
        {
          at,
          angle: angle + random.between(-0.12, 0.12),
          tilt: random.between(-0.3, 0.3),
          radius: random.between(2.6, 3.2),
        },
        1,
      )
    }
  }
}

interface Tree {
  readonly plane: Plane
  readonly side: -1 | 1
  readonly isLung: (x: number, y: number) => boolean
  readonly random: Random
}

/** A place on a pulmonary artery, mm lateral to the midline and below the hilum, with the directions of what leaves it there. */
type TrunkPoint = readonly [lateral: number, down: number, stems: readonly number[]]

/** The right pulmonary artery divides in the mediastinum; the left one arches over its bronchus. */
const rightTrunks: readonly (readonly TrunkPoint[])[] = [
  [
    [22, -2, []],
    [35, 6, [-0.2]],
    [42, 22, [0.2, 0.5]],
    [45, 40, [0.75, 0.3]],
    [47, 58, [1.0, 1.5, 1.25]],
  ],
  [
    [24, -6, []],
    [37, -14, [-0.45]],
    [44, -25, [-0.8, -1.35, -1.05]],
  ],
]
const leftTrunks: readonly (readonly TrunkPoint[])[] = [
  [
    [20, -4, []],
    [37, -6, [-0.3, -0.75]],
    [45, 6, [0.1]],
    [48, 26, [0.55, 0.9]],
    [49, 46, [1.0, 1.5, 1.25]],
  ],
  [
    [32, -8, []],
    [41, -20, [-0.9, -1.3, -1.1]],
  ],
]

/** A trunk that thins on its way, and the branches that it gives off. */
function addTrunk(tree: Tree, hilum: Point3, points: readonly TrunkPoint[]): void {
  const { plane, side, random } = tree
  const radiusAt = (index: number) => 7.6 - 1.15 * index
  let before: Point3 | undefined
  for (const [index, [lateral, down, stems]] of points.entries()) {
    const at = { x: side * lateral, y: hilum.y + down, z: 0 }
    if (before !== undefined) addRod(plane, before, at, radiusAt(index - 1), radiusAt(index))
    for (const angle of stems) {
      const radius = Math.min(radiusAt(index), random.between(2.7, 4))
      grow(tree, { at, angle: angle + random.between(-0.12, 0.12), tilt: random.between(-0.5, 0.5), radius }, 1)
    }
    before = at
  }
}

function grow(tree: Tree, branch: Branch, turn: 1 | -1): void {
  const { plane, side, isLung, random } = tree
  const { radius } = branch
  if (radius < thinnest) return
  const pieces = 3
  const pieceLength = (6 + 2.6 * radius) / pieces
  const bend = random.between(-0.1, 0.1)
  let { at, angle } = branch
  const { tilt } = branch
  for (let i = 0; i < pieces; i++) {
    angle += bend + random.between(-0.05, 0.05)
    const flat = cos(tilt) * pieceLength
    const next = {
      x: at.x + side * cos(angle) * flat,
      y: at.y + sin(angle) * flat,
      z: at.z + sin(tilt) * pieceLength,
    }
    if (!isLung(next.x, next.y)) return
    const thin = (piece: number) => radius * (1 - 0.09 * (piece / pieces))
    addRod(plane, at, next, thin(i), thin(i + 1))
    at = next
  }
  const other = turn === 1 ? -1 : 1
  const onward = angle - turn * 0.16 * random.between(0.6, 1)
  grow(
    tree,
    { at, angle: onward, tilt: tilt * 0.9 + random.between(-0.25, 0.25), radius: radius * random.between(0.84, 0.91) },
    other,
  )
  const aside = angle + turn * random.between(0.5, 0.95)
  grow(tree, { at, angle: aside, tilt: random.between(-0.8, 0.8), radius: radius * random.between(0.48, 0.68) }, other)
}
