import { type AreaSheets, createAreaSheets } from './regions/area-sheets.ts'
import { createPaintingSheet, type PaintingSheet } from './regions/painting-sheet.ts'

/** What an overlay keeps from frame to frame, so that not all of it has to be drawn anew. */
export interface OverlaySheets {
  readonly painting: PaintingSheet
  readonly areas: AreaSheets
}

export function createOverlaySheets(): OverlaySheets {
  return { painting: createPaintingSheet(), areas: createAreaSheets() }
}
