import type { Point } from '../../../domain/records/target.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { valueAt } from '../../../imaging/pixels/value-at.ts'

/** What the pixel under a point says, in modality units: "-1024 HU", "no data" for padding, "R 12 G 0 B 255"; null outside of the picture. */
export function valueText(picture: Picture, at: Point): string | null {
  const reading = valueAt(picture, at.x, at.y)
  if (reading === undefined) return null
  if (reading.kind === 'color') return `R ${reading.red} G ${reading.green} B ${reading.blue}`
  if (reading.isPadding) return 'no data'
  const value = numberText(reading.value)
  return reading.unit === null ? value : `${value} ${reading.unit}`
}

/** Whole numbers as they are, others with four significant digits. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))
}
