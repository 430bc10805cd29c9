import type { Point } from '../../../domain/records/target.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { valueAt } from '../../../imaging/pixels/value-at.ts'
import type { ShownUnit } from '../measure/suv.ts'

/**
 * What the pixel under a point says, in modality units: "-1024 HU", "no data" for padding, "R 12 G 0 B 255"; null outside of the
 * picture.
 * @param shown another unit to tell it in
 */
export function valueText(picture: Picture, at: Point, shown?: ShownUnit): string | null {
  const reading = valueAt(picture, at.x, at.y)
  if (reading === undefined) return null
  if (reading.kind === 'color') return `R ${reading.red} G ${reading.green} B ${reading.blue}`
  if (reading.isPadding) return 'no data'
  const value = numberText(reading.value * (shown?.factor ?? 1))
  const unit = shown === undefined ? reading.unit : shown.unit
  return unit === null ? value : `${value} ${unit}`
}

/** Whole numbers as they are, others with four significant digits, or with all before the point. */
export function numberText(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value)
  return String(Number(value.toPrecision(Math.max(4, Math.min(21, wholeDigits(value))))))
}

/** Both ends of a range, to a thousandth of it or finer, so that two that differ look different: of 0 to 6.25, say, and of 1023 to 1024. */
export function rangeTexts(low: number, high: number): readonly [low: string, high: string] {
  const width = Math.abs(high - low)
  if (width === 0 || !Number.isFinite(width)) return [numberText(low), numberText(high)]
  const decimals = Math.max(0, Math.min(20, 3 - wholeDigits(width)))
  const text = (value: number) => String(Number(value.toFixed(decimals)))
  return [text(low), text(high)]
}

/** Digits before the point: 1 of 6.25, 0 of 0.5, -1 of 0.05. */
function wholeDigits(value: number): number {
  return Math.floor(Math.log10(Math.abs(value))) + 1
}

/** A number of four digits that is no smaller (`towards` 1) or no larger (-1); whole numbers as they are. */
export function roundedOut(value: number, towards: 1 | -1): number {
  if (Number.isInteger(value)) return value
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 3)
  return Number((towards * Math.ceil((towards * value) / unit - 1e-9) * unit).toPrecision(5))
}
