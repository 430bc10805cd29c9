import { uptakeUnit } from '../../../domain/measure/uptake.ts'
import type { Facts } from '../../../domain/records/case.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'

/** What modality values are multiplied by to be shown, and the unit they have then. */
export interface ShownUnit {
  readonly factor: number
  readonly unit: string | null
}

/** Activity concentrations as standardised uptake values by body weight where the header told how; all else as it is. */
export function shownUnit(picture: Picture, facts: Facts): ShownUnit {
  if (picture.kind === 'color') return { factor: 1, unit: null }
  const factor = facts.suvFactor?.value
  if (picture.unit === 'Bq/ml' && typeof factor === 'number' && factor > 0) return { factor, unit: uptakeUnit }
  return { factor: 1, unit: picture.unit }
}
