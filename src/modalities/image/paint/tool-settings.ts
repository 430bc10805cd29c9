import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ToolSettings } from '../../../contracts/tool.ts'

/** What drawing begins with. */
export const plainSettings: ToolSettings = { brushPx: 20, range: null, tolerance: 0.08, sharesBorders: true }

/** The drawing tools' settings: those of this tab, whatever case is open. They are no one's work, and are never stored. */
export const toolSettings: StoreApi<ToolSettings> = createStore(() => plainSettings)

/** Largest brush, image pixels. */
export const largestBrushPx = 999

/** The next larger or smaller brush: a tenth of its size, a pixel at least. */
export function steppedBrush(brushPx: number, direction: 1 | -1): number {
  const step = Math.max(1, Math.round(brushPx / 10))
  return Math.min(largestBrushPx, Math.max(1, brushPx + direction * step))
}

/** A tolerance a hundredth larger or smaller. */
export function steppedTolerance(tolerance: number, direction: 1 | -1): number {
  return Math.round(Math.min(1, Math.max(0, tolerance + direction * 0.01)) * 1000) / 1000
}
