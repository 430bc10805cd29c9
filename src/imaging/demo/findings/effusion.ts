import type { Anatomy } from '../anatomy.ts'
import { smoothStep } from '../curve.ts'
import { type Finding, signOf } from '../plan.ts'
import { domeTop } from '../thorax.ts'
import type { PlacedFinding, PointMm } from './placed-finding.ts'

/** Fluid at the base of a lung: it hides the diaphragm, and its upper edge climbs towards the chest wall. */
export function placeEffusion(finding: Extract<Finding, { kind: 'effusion' }>, anatomy: Anatomy): PlacedFinding {
  const sign = signOf(finding.side)
  const level = domeTop(anatomy, sign * 70) - finding.depthMm
  const half = anatomy.cavityHalfWidth(level)
  const surface = (x: number) => {
    const out = Math.max(0, Math.min(1, (sign * x) / half))
    return level + 10 * (1 - out) - 46 * out * out * out * out
  }
  const inner = 20
  const steps = 14
  const top: PointMm[] = Array.from({ length: steps + 1 }, (_, i) => {
    const x = sign * (inner + ((half - inner) * i) / steps)
    return [x, surface(x)]
  })
  const bottom: PointMm[] = Array.from({ length: steps + 1 }, (_, i) => {
    const x = sign * (half - ((half - inner) * i) / steps)
    return [x, domeTop(anatomy, x)]
  })
  return {
    finding,
    outline: [...top, ...bottom],
    lungShare: (x, y) => {
      if (sign * x < 0) return 1
      // The layer is thin at its upper edge and thickens downwards.
      const below = y - surface(x)
      return 1 - 0.97 * smoothStep(-8, 34, below)
    },
  }
}
