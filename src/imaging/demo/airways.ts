import type { Anatomy } from './anatomy.ts'
import { length } from './portable-math.ts'
import { type ColumnTops, ellipse, fade } from './thorax.ts'

/** Length of air in the windpipe, the main bronchi and the stomach. */
export function gasLength(anatomy: Anatomy, tops: ColumnTops, x: number, y: number): number {
  return windpipe(anatomy, x, y) + stomachBubble(anatomy, tops, x, y)
}

function windpipe({ carina }: Anatomy, x: number, y: number): number {
  const centre = carina.x * (y / carina.y)
  const main = 14 * ellipse(Math.abs(x - centre) / 8.4) * fade(y, carina.y - 8, carina.y + 6)
  const below = y - carina.y + 6
  if (below < 0 || below > 46) return main
  // The right bronchus goes down steeply, the left one more level.
  const right = ellipse(Math.abs(x - carina.x + 3 + below * 0.62) / 7.5)
  const left = ellipse(Math.abs(x - carina.x - 3 - below * 0.95) / 8)
  return Math.max(main, 7 * Math.max(right, left) * fade(below, 16, 46))
}

/** Gas in the stomach lies under the left dome and, in a patient who stands, ends below at the level of what it floats on. */
function stomachBubble(anatomy: Anatomy, { dome }: ColumnTops, x: number, y: number): number {
  const under = y - dome - 8
  const level = anatomy.dome.left + 36
  const isUpright = anatomy.plan.view === 'PA'
  if (under <= 0 || (isUpright && y >= level)) return 0
  const large = ellipse(length((x - 60 - 0.25 * (y - level)) / 33, (y - level + 6) / (isUpright ? 28 : 20)))
  const small = ellipse(length((x - 86) / 14, (y - level + 9) / 13))
  const surface = isUpright ? Math.min(1, (level - y) / 2.5) : 0.7
  return Math.max(24 * large, 15 * small) * Math.sqrt(Math.min(1, under / 10)) * surface
}
