import { isSameAffine } from '../../../../domain/geometry/affine.ts'
import { type AreaSheet, changedPlaces, isAlike, mayMove, paintSheet, showSheet } from './area-sheet.ts'
import { type Brush, readableContext } from './canvas-2d.ts'
import { areaOf, lineReach, pixelsAround } from './draw-mask.ts'
import type { MaskLook } from './mask-image.ts'
import type { Pen } from './pen.ts'
import type { Region } from './region.ts'

/**
 * Areas of thousands of vertices, and large masks, that are in hand, kept as they were drawn last: in the next frame only what changed is
 * drawn anew, and nothing where they moved by whole pixels. While the view moves otherwise they move along with it as they are, blurred as
 * all else is, until it is at rest.
 */
export interface AreaSheets {
  /** @returns false where so many are kept in this frame that it is to be drawn some other way */
  draw(context: Brush, region: Region, pen: Pen, look: MaskLook): boolean
  /** All of a frame is drawn: what was not among it is given up. */
  endFrame(): void
}

/** Each takes as much memory as the canvas. */
const mostKept = 4
/** Canvases kept for what is drawn next: making one takes as long as drawing half an area. */
const mostSpare = 1

export function createAreaSheets(): AreaSheets {
  /** Drawn in the frame before and not yet in this one. */
  let before: readonly AreaSheet[] = []
  let drawn: readonly AreaSheet[] = []
  let spare: readonly OffscreenCanvasRenderingContext2D[] = []

  function blankContext({ width, height }: Brush['canvas']): OffscreenCanvasRenderingContext2D {
    const fitting = spare.find(({ canvas }) => canvas.width === width && canvas.height === height)
    if (fitting === undefined) return readableContext(new OffscreenCanvas(width, height))
    spare = spare.filter((context) => context !== fitting)
    fitting.clearRect(0, 0, width, height)
    return fitting
  }

  function giveUp(sheets: readonly AreaSheet[]): void {
    before = before.filter((sheet) => !sheets.includes(sheet))
    spare = [...sheets.map(({ context }) => context), ...spare].slice(0, mostSpare)
  }

  function drawnAnew(region: Region, pen: Pen, look: MaskLook, canvas: Brush['canvas']): AreaSheet {
    // As it looked before it is not wanted any more.
    const old = before.find((sheet) => sheet.region.id === region.id)
    if (old !== undefined) giveUp([old])
    const area = areaOf(region.bounds, pen, canvas)
    const sheet = { region, pen, look, context: blankContext(canvas), area, seenAt: pen.toDevice }
    paintSheet(sheet, sheet.area)
    return sheet
  }

  /** The sheet that this area was drawn on last, with what differs drawn anew: areas beside it may look alike. */
  function drawnOn(region: Region, pen: Pen, look: MaskLook, canvas: Brush['canvas']): AreaSheet | null {
    for (const sheet of before) {
      const changed = isAlike(sheet, pen, look, canvas) ? changedPlaces(sheet, region) : null
      if (changed === null) continue
      const now = { ...sheet, region, area: areaOf(region.bounds, sheet.pen, canvas), seenAt: pen.toDevice }
      const isMoving = !isSameAffine(sheet.seenAt, pen.toDevice)
      if (!mayMove(now, isMoving)) continue
      before = before.filter((other) => other !== sheet)
      for (const bounds of changed) paintSheet(now, pixelsAround(bounds, lineReach * pen.pixelRatio))
      return now
    }
    return null
  }

  return {
    draw(target, region, pen, look) {
      if (drawn.length >= mostKept) return false
      const now = drawnOn(region, pen, look, target.canvas) ?? drawnAnew(region, pen, look, target.canvas)
      drawn = [...drawn, now]
      showSheet(now, target)
      return true
    },
    endFrame() {
      giveUp(before)
      before = drawn
      drawn = []
    },
  }
}
