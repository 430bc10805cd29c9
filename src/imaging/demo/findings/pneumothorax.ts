import type { Anatomy } from '../anatomy.ts'
import { type Finding, signOf } from '../plan.ts'
import { apexHeight } from '../thorax.ts'
import type { PlacedFinding, PointMm } from './placed-finding.ts'

/** Air around the upper lung: a thin line runs beside the chest wall, and no vessel crosses it. */
export function placePneumothorax(
  finding: Extract<Finding, { kind: 'pneumothorax' }>,
  anatomy: Anatomy,
): PlacedFinding {
  const sign = signOf(finding.side)
  const { apexTop } = anatomy
  const end = anatomy.carina.y + 90
  // Widest at the apex, running out at the height of the heart.
  const gap = (y: number) => finding.widthMm * Math.max(0, Math.min(1, (end - y) / (end - apexTop)))
  const pleura = (y: number) => anatomy.cavityHalfWidth(y) - 3 - gap(y)
  const crown = (distance: number) => apexHeight(apexTop, distance + 0.3 * finding.widthMm) + 0.7 * finding.widthMm
  /** Distance outside the pleura of the lung, about; negative within. */
  const outside = (x: number, y: number) => Math.max(sign * x - pleura(y), crown(sign * x) - y)
  const heights = Array.from({ length: 24 }, (_, i) => apexTop + 3 + ((end - apexTop - 3) * i) / 23)
  const wall = heights.map((y): PointMm => [sign * (anatomy.cavityHalfWidth(y) - 1), y])
  const edge = heights
    .map(
      (y): PointMm => [
        sign *
          Math.max(
            24,
            firstInside((distance) => outside(sign * distance, y), pleura(y)),
          ),
        y,
      ],
    )
    .reverse()
  return {
    finding,
    outline: [...wall, ...edge],
    isFreeAir: (x, y) => sign * x > 0 && y < end && outside(x, y) > 0,
    // The pleura itself, seen edge on.
    massLength: (x, y) => (sign * x > 22 && y < end && gap(y) > 2 && Math.abs(outside(x, y)) < 0.55 ? 8 : 0),
  }
}

/** Going inwards from a distance, the first place where a function is not positive; 0 where there is none. */
function firstInside(outside: (distance: number) => number, from: number): number {
  for (let distance = from; distance > 0; distance -= 1) if (outside(distance) <= 0) return distance
  return 0
}
