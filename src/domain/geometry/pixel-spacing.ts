import { isPlainObject } from '../../lib/json.ts'
import type { Item } from '../records/case.ts'

/** Distance of the centres of neighbouring pixels, in millimetres. */
export interface PixelSpacing {
  readonly rowMm: number
  readonly columnMm: number
}

/** The spacing that the item's facts tell; null where they tell none: its pixels then have no size. */
export function pixelSpacing({ facts }: Pick<Item, 'facts'>): PixelSpacing | null {
  const value = facts.spacing?.value
  if (!isPlainObject(value)) return null
  const { rowMm, columnMm } = value
  if (typeof rowMm !== 'number' || typeof columnMm !== 'number' || !(rowMm > 0) || !(columnMm > 0)) return null
  return { rowMm, columnMm }
}
