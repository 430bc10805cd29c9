import type { Anatomy } from './anatomy.ts'
import { length } from './portable-math.ts'
import { ellipse, fade, sq } from './thorax.ts'

/** Length of what lies on the chest beyond its even thickness: pectoral muscles, and breasts in a woman. */
export function overlyingLength({ plan }: Anatomy, x: number, y: number): number {
  const distance = Math.abs(x) / plan.build
  const square = sq((distance - 118) / 70) + sq((y - 135) / 85)
  const muscle = square >= 1 ? 0 : 24 * (1 - square) * (1 - square)
  return plan.sex === 'F' ? muscle * 0.7 + breast(distance, y) : muscle
}

/** Round below, running out above. */
function breast(distance: number, y: number): number {
  const u = (distance - 78) / 58
  const v = (y - 236) / (y > 236 ? 46 : 90)
  const dome = ellipse(length(u, v))
  return 24 * dome * (y > 236 ? 0.6 + 0.4 * dome : Math.max(0, 1 - v * v)) * fade(distance, 130, 190)
}
