import { mappedBounds } from '../../../../domain/geometry/affine.ts'
import type { AreaSheets } from './area-sheets.ts'
import type { Brush } from './canvas-2d.ts'
import { drawFill, drawRegion, isLongArea, maskLook } from './draw-region.ts'
import type { Pen } from './pen.ts'
import type { Region } from './region.ts'
import type { Weight } from './region-strokes.ts'

/** A mask that takes up more canvas pixels than this takes longer to draw than a frame should. */
const largeMaskPixels = 200 ** 2

/** Draws what is hovered, selected or being changed: of what takes long, only what differs from the frame before is drawn anew. */
export function drawInHand(context: Brush, region: Region, pen: Pen, weight: Weight, areas: AreaSheets): void {
  const look = maskLook(region.color, pen, weight)
  if (isLongArea(region)) {
    // The fill comes and goes with an edit, and is quick as a path.
    drawFill(context, region, pen)
    if (areas.draw(context, region, pen, { ...look, fill: null })) return
    drawRegion(context, region, { ...pen, opacity: { outline: 1, fill: 0 } }, weight)
    return
  }
  const { width, height } = mappedBounds(pen.toDevice, region.bounds)
  const isLargeMask = region.inside !== null && width * height > largeMaskPixels
  if (!isLargeMask || !areas.draw(context, region, pen, look)) drawRegion(context, region, pen, weight)
}
