import { addTree, type Plate, solid, type TubePoint } from './plate.ts'
import type { Random } from './random.ts'
import { cosOfTurn, sinOfTurn } from './stable-math.ts'

interface Branch {
  readonly x: number
  readonly y: number
  /** Direction as a part of a full turn, 0 to the right, clockwise. */
  readonly turn: number
  readonly radius: number
  readonly lengthMm: number
}

/** Thinner than this a vessel is lost in the noise. */
const thinnestMm = 0.42

/** Vessels run with their bronchi and veins: a ray that meets one meets more tissue than its own. */
function crossed(d: number, radius: number): number {
  return 1.7 * solid(d, radius)
}

/** One vessel with all that springs from it: it bends a little, tapers, and forks at its end and along its way. */
function grow(branches: TubePoint[][], from: Branch, random: Random): void {
  const points = [{ x: from.x, y: from.y, radius: from.radius }]
  const bend = random.between(-0.035, 0.035)
  let { x, y, turn } = from
  const steps = 5
  for (let step = 1; step <= steps; step++) {
    turn += bend / steps + random.between(-0.012, 0.012)
    x += (from.lengthMm / steps) * cosOfTurn(turn)
    y += (from.lengthMm / steps) * sinOfTurn(turn)
    points.push({ x, y, radius: from.radius * (1 - (0.2 * step) / steps) })
    if (step === 3 && from.radius > 1.1) {
      const side = random.unit() < 0.5 ? -1 : 1
      const twig = { x, y, turn: turn + side * random.between(0.1, 0.17), radius: from.radius * 0.5 }
      grow(branches, { ...twig, lengthMm: from.lengthMm * 0.7 }, random)
    }
  }
  branches.push(points)
  const radius = from.radius * random.between(0.66, 0.78)
  if (radius < thinnestMm) return
  const spread = random.between(0.05, 0.1)
  for (const side of [-1, 1]) {
    const scale = side < 0 ? 1 : random.between(0.75, 1)
    const lengthMm = from.lengthMm * random.between(0.72, 0.9)
    grow(branches, { x, y, turn: turn + side * spread, radius: radius * scale, lengthMm }, random)
  }
}

/**
 * The vessels of both lungs, fanning out from the hila, the lower ones stronger as in a standing person; and the hilar trunks.
 * @param weightAt 0 to 1: how far a pixel lies in air, where alone a vessel shows
 */
export function addVessels(blood: Plate, weightAt: (index: number) => number, random: Random): void {
  for (const side of [-1, 1] as const) {
    const root = { x: side * (side < 0 ? 33 : 38), y: side < 0 ? 150 : 141 }
    const fan = [-0.215, -0.165, -0.105, -0.04, 0.03, 0.09, 0.145, 0.195, 0.235]
    for (const [index, lift] of fan.entries()) {
      const strength = 3.1 + 0.2 * index
      const turn = side > 0 ? lift : 0.5 - lift
      const branches: TubePoint[][] = []
      grow(
        branches,
        {
          ...root,
          y: root.y + (index - 4) * 3.2,
          turn,
          radius: strength * random.between(0.85, 1.12),
          lengthMm: random.between(24, 31),
        },
        random,
      )
      addTree(blood, branches, crossed, weightAt)
    }
    const down = side < 0 ? 46 : 42
    const trunk = [
      { x: root.x - side * 6, y: root.y - 9, radius: 7 },
      { x: root.x + side * 4, y: root.y + 6, radius: 8 },
      { x: root.x + side * 9, y: root.y + down, radius: 5 },
    ]
    addTree(blood, [trunk], solid, weightAt)
  }
}
