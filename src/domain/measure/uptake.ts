import type { Facts } from '../records/case.ts'

/** What standardised uptake values by body weight are called. */
export const uptakeUnit = 'SUV bw'

/** What modality values of an item are multiplied by to be told as standardised uptake; null where they are no concentration, or the header does not tell how. */
export function uptakeFactor({ units, suvFactor }: Facts): number | null {
  const factor = suvFactor?.value
  return units?.value === 'BQML' && typeof factor === 'number' && factor > 0 ? factor : null
}
