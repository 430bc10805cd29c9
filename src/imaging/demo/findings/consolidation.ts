import type { Anatomy } from '../anatomy.ts'
import { smoothStep } from '../curve.ts'
import { smoothNoise } from '../noise.ts'
import type { Finding } from '../plan.ts'
import { length } from '../portable-math.ts'
import type { Random } from '../random.ts'
import { outlineAround, type PlacedFinding, zoneCentre } from './placed-finding.ts'

const halfWidthMm = 42
const halfHeightMm = 36

/** A patch of lung filled with fluid, with an indistinct edge and air left in its larger airways. */
export function placeConsolidation(
  finding: Extract<Finding, { kind: 'consolidation' }>,
  anatomy: Anatomy,
  random: Random,
): PlacedFinding {
  const [x, y] = zoneCentre(anatomy, finding.side, finding.zone)
  const coarse = smoothNoise(random, 24)
  const fine = smoothNoise(random, 6)
  return {
    finding,
    outline: outlineAround([x, y], () => 1).map(([px, py]) => [
      x + (px - x) * halfWidthMm,
      y + (py - y) * halfHeightMm,
    ]),
    lungShare: (px, py) => {
      const distance = length((px - x) / halfWidthMm, (py - y) / halfHeightMm)
      const edge = distance + 0.28 * coarse(px, py) + 0.08 * fine(px, py)
      return 1 - 0.42 * (1 - smoothStep(0.1, 1.05, edge)) * (1 + 0.12 * fine(px, py))
    },
  }
}
