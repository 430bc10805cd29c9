import type { Affine } from '../../../domain/geometry/affine.ts'
import { invertAffine } from '../../../domain/geometry/affine.ts'
import { shortScaleText } from '../../../domain/measure/measurement-text.ts'
import { scaleAt } from '../../../domain/measure/scale.ts'
import type { Item } from '../../../domain/records/case.ts'

/** Distance of neighbouring rows and columns, and what is known of it. */
export interface ItemSpacing {
  readonly rowMm: number
  readonly columnMm: number
  /** Where the figure is from: "PixelSpacing", "at detector", "calibrated by a reader". */
  readonly source: string
}

/** The spacing of an item; undefined where it is not known for the whole picture, which then has no size in mm. */
export function spacingOf({ facts }: Pick<Item, 'facts'>): ItemSpacing | undefined {
  const scale = scaleAt(facts, null)
  if (scale === null) return undefined
  return { rowMm: scale.rowMm, columnMm: scale.columnMm, source: shortScaleText(scale) }
}

/** A bar of a round length. */
export interface ScaleBarLength {
  readonly lengthMm: number
  readonly widthCssPx: number
}

/** Steps between powers of ten. */
const roundSteps = [5, 2, 1] as const

/**
 * The longest bar of a round length (1, 2 or 5 times a power of ten) that is no wider than `mostCssPx`, laid along the screen's
 * horizontal; null where the view is flat.
 */
export function scaleBarLength(view: Affine, spacing: ItemSpacing, mostCssPx: number): ScaleBarLength | null {
  const { a, b } = invertAffine(view)
  const mmPerCssPx = Math.hypot(a * spacing.columnMm, b * spacing.rowMm)
  const mostMm = mmPerCssPx * mostCssPx
  if (!(mostMm > 0) || !Number.isFinite(mostMm)) return null
  const power = 10 ** Math.floor(Math.log10(mostMm))
  const step = roundSteps.find((candidate) => candidate * power <= mostMm * (1 + 1e-9)) ?? 1
  // Divided where the power is a fraction: 0.1 * 2 has a digit too many.
  const lengthMm = power < 1 ? step / Math.round(1 / power) : step * power
  return { lengthMm, widthCssPx: lengthMm / mmPerCssPx }
}

/** "20 mm", "5 cm": whole centimetres from 10 cm on. */
export function lengthText(lengthMm: number): string {
  return lengthMm >= 100 ? `${lengthMm / 10} cm` : `${lengthMm} mm`
}
