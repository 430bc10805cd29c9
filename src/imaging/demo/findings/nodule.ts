import type { Anatomy } from '../anatomy.ts'
import type { Finding } from '../plan.ts'
import { length, sin } from '../portable-math.ts'
import type { Random } from '../random.ts'
import { outlineAround, type PlacedFinding, zoneCentre } from './placed-finding.ts'

/** A round mass of soft tissue with a slightly uneven edge. */
export function placeNodule(
  finding: Extract<Finding, { kind: 'nodule' }>,
  anatomy: Anatomy,
  random: Random,
): PlacedFinding {
  const [zoneX, zoneY] = zoneCentre(anatomy, finding.side, finding.zone)
  const x = zoneX + random.between(-6, 6)
  const y = zoneY + random.between(-5, 5)
  const half = finding.diameterMm / 2
  const phase = random.between(0, 6.28)
  const radius = (angle: number) => half * (0.95 + 0.03 * sin(3 * angle + phase) + 0.02 * sin(5 * angle - 2 * phase))
  return {
    finding,
    outline: outlineAround([x, y], radius),
    massLength: (px, py) => {
      const distance = length(px - x, py - y)
      if (distance >= half) return 0
      // The angle only shades the edge: the slope of the direction stands for it.
      const u = (px - x) / (distance || 1)
      const v = (py - y) / (distance || 1)
      const edge = half * (0.95 + 0.03 * (3 * u - 4 * u * u * u) + 0.02 * v)
      const inside = edge * edge - distance * distance
      return inside <= 0 ? 0 : 2 * Math.sqrt(inside)
    },
  }
}
