import { shortMeasurementText } from '../../../domain/measure/measurement-text.ts'
import type { Facts } from '../../../domain/records/case.ts'
import type { Target } from '../../../domain/records/target.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { valueText } from '../views/value-text.ts'
import { shownUnit } from './suv.ts'

/** What stands beside a mark that measures; null for all others. */
export function markText(target: Target, picture: Picture, facts: Facts): string | null {
  if (target.kind !== 'point') return shortMeasurementText(target, facts)
  return target.probe === true ? probeText(picture, target, facts) : null
}

/** A place on the far edge of the picture belongs to its last pixel. */
function probeText(picture: Picture, { x, y }: { readonly x: number; readonly y: number }, facts: Facts) {
  const at = { x: Math.min(x, picture.widthPx - 0.5), y: Math.min(y, picture.heightPx - 0.5) }
  return valueText(picture, at, shownUnit(picture, facts))
}
