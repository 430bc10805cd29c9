import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PixelValues, ToolSettings } from '../../../contracts/tool.ts'
import { numberText } from '../views/value-text.ts'

/** What drawing begins with. */
export const plainSettings: ToolSettings = {
  brushPx: 20,
  range: null,
  tolerance: 0.08,
  // What noise of a CT makes is a few pixels large, 4 mm across at most; a vessel or a lesion larger than that stays a hole.
  mostHolePx: 20,
  evensNoise: true,
  sharesBorders: true,
}

/** The drawing tools' settings: those of this tab, whatever case is open. They are no one's work, and are never stored. */
export const toolSettings: StoreApi<ToolSettings> = createStore(() => plainSettings)

/** Largest brush, image pixels. */
export const largestBrushPx = 999

/** The next larger or smaller brush: a tenth of its size, a pixel at least. */
export function steppedBrush(brushPx: number, direction: 1 | -1): number {
  const step = Math.max(1, Math.round(brushPx / 10))
  return Math.min(largestBrushPx, Math.max(1, brushPx + direction * step))
}

/** The greatest tolerance that still makes a difference: the whole range of the picture's values. */
export function mostTolerance({ lowest, highest, usualSpan }: PixelValues): number {
  return (highest - lowest) / usualSpan
}

/** The next larger or smaller tolerance: a tenth of it, half a hundredth at least. */
export function steppedTolerance(tolerance: number, direction: 1 | -1, values: PixelValues): number {
  return toleranceWithin(tolerance + direction * Math.max(0.005, tolerance / 10), values)
}

/** A tolerance that a picture has use for, to a thousandth. */
export function toleranceWithin(tolerance: number, values: PixelValues): number {
  return Math.round(Math.min(mostTolerance(values), Math.max(0, tolerance)) * 1000) / 1000
}

/** "±33 HU": how far a tolerance reaches to either side of a value. */
export function toleranceText(tolerance: number, { usualSpan, unit, step }: PixelValues): string {
  const reach = tolerance * usualSpan
  // Two digits are as fine as anybody sets it.
  const shown = step > 0 && Number.isInteger(step) ? Math.floor(reach) : Number(reach.toPrecision(2))
  return `±${numberText(shown)}${unit === null ? '' : ` ${unit}`}`
}

/** Holes that a key goes through, pixels. */
const holeSteps = [0, plainSettings.mostHolePx, 100, 500, Infinity]

/** The next larger limit for holes, none after all. */
export function steppedHoles(mostHolePx: number): number {
  return holeSteps.find((step) => step > mostHolePx) ?? 0
}

/** Pieces of a mask of so many pixels or fewer are specks: no larger than a hole that noise makes. */
export function speckPxOf({ mostHolePx }: ToolSettings): number {
  return mostHolePx > 0 && mostHolePx < Infinity ? mostHolePx : plainSettings.mostHolePx
}

/** "holes up to 20 px closed". */
export function holesText(mostHolePx: number): string {
  if (mostHolePx === 0) return 'holes kept'
  return mostHolePx === Infinity ? 'all holes closed' : `holes up to ${mostHolePx.toLocaleString('en-GB')} px closed`
}

/** How values are compared. */
export function noiseText(evensNoise: boolean): string {
  return evensNoise ? '3 × 3 medians' : 'every pixel by its own value'
}
