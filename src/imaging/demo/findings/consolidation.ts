import type { Anatomy } from '../anatomy.ts'
import { smoothStep } from '../curve.ts'
import { smoothNoise } from '../noise.ts'
import { type Finding, signOf } from '../plan.ts'
import { length } from '../portable-math.ts'
import type { Random } from '../random.ts'
import { domeTop } from '../thorax.ts'
import { outlineAround, type PlacedFinding, type PointMm, zoneCentre } from './placed-finding.ts'

const halfWidthMm = 42
const halfHeightMm = 36

/** A patch of lung filled with fluid, with an indistinct edge and air left in its larger airways. */
export function placeConsolidation(
  finding: Extract<Finding, { kind: 'consolidation' }>,
  anatomy: Anatomy,
  random: Random,
): PlacedFinding {
  const [x, zoneY] = zoneCentre(anatomy, finding.side, finding.zone)
  // At the left base it lies on the diaphragm and hides part of it.
  const y = finding.zone === 'lower' && finding.side === 'left' ? domeTop(anatomy, x) - 20 : zoneY
  const coarse = smoothNoise(random, 24)
  const fine = smoothNoise(random, 6)
  const bronchi = airBronchograms(signOf(finding.side), anatomy, [x, y])
  return {
    finding,
    outline: outlineAround([x, y], () => 1).map(([px, py]) => [
      x + (px - x) * halfWidthMm,
      y + (py - y) * halfHeightMm,
    ]),
    lungShare: (px, py) => {
      const distance = length((px - x) / halfWidthMm, (py - y) / halfHeightMm)
      if (distance > 1.7) return 1
      const edge = distance + 0.28 * coarse(px, py) + 0.1 * fine(px, py)
      const filled = 0.52 * (1 - smoothStep(0.15, 1.15, edge)) * (1 + 0.12 * fine(px, py))
      return 1 - filled * (1 - 0.17 * bronchi(px, py))
    },
  }
}

/** Air in the bronchi that run from the hilum through the patch: 1 in the middle of one, 0 beside it. */
function airBronchograms(sign: -1 | 1, { carina }: Anatomy, [x, y]: PointMm): (px: number, py: number) => number {
  const from: PointMm = [sign * 34, carina.y + 34]
  const reach = length(x - from[0], y - from[1])
  const u = (x - from[0]) / reach
  const v = (y - from[1]) / reach
  return (px, py) => {
    const along = ((px - from[0]) * u + (py - from[1]) * v) / reach
    const across = (px - from[0]) * v - (py - from[1]) * u
    if (along < 0.4 || along > 1.2) return 0
    let most = 0
    for (const spread of [-15, -3, 10]) {
      // They part on their way and thin out.
      const offset = Math.abs(across - spread * (along * along) - 2 * along) / (2.4 - along)
      if (offset < 1) most = Math.max(most, (1 - offset * offset) * Math.min(1, (1.2 - along) * 4))
    }
    return most
  }
}
