import { scaleAt } from '../measure/scale.ts'
import type { Item } from '../records/case.ts'

/** Distance of the centres of neighbouring pixels, in millimetres. */
export interface PixelSpacing {
  readonly rowMm: number
  readonly columnMm: number
}

/** The spacing that the item's facts tell; null where they tell none for the whole picture: its pixels then have no size. */
export function pixelSpacing({ facts }: Pick<Item, 'facts'>): PixelSpacing | null {
  const scale = scaleAt(facts, null)
  return scale === null ? null : { rowMm: scale.rowMm, columnMm: scale.columnMm }
}
