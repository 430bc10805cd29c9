import { isSameAffine } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import { type Brush, readableContext } from './canvas-2d.ts'
import { areaOf, common, lineReach, pixelsAround } from './draw-mask.ts'
import { maskLook } from './draw-region.ts'
import { insideOfTraces } from './inside-pixels.ts'
import { maskImage } from './mask-image.ts'
import type { Pen } from './pen.ts'
import type { Region } from './region.ts'
import type { Weight } from './region-strokes.ts'
import { changedBetween } from './traces.ts'

/**
 * Areas of thousands of vertices that are in hand, kept as they were drawn last: in the next frame only what lies around the vertex that
 * moved is drawn anew.
 */
export interface AreaSheets {
  draw(context: Brush, region: Region, pen: Pen, weight: Weight): void
}

interface Sheet {
  readonly region: Region
  readonly pen: Pen
  readonly weight: Weight
  readonly context: OffscreenCanvasRenderingContext2D
  /** The part of the canvas that anything is drawn in. */
  readonly area: Bounds
}

/** Kept at most: what is dragged, what goes along with it, and what the pointer rests on. */
const mostSheets = 3

export function createAreaSheets(): AreaSheets {
  /** The one used last at the end. */
  let sheets: readonly Sheet[] = []

  function drawnAnew(region: Region, pen: Pen, weight: Weight, { width, height }: Brush['canvas']): Sheet {
    const [oldest] = sheets
    const spare = sheets.length < mostSheets ? undefined : oldest?.context
    if (spare !== undefined) sheets = sheets.slice(1)
    const canReuse = spare?.canvas.width === width && spare.canvas.height === height
    const context = canReuse ? spare : readableContext(new OffscreenCanvas(width, height))
    context.clearRect(0, 0, width, height)
    const area = areaOf(region.bounds, pen, { width, height })
    const sheet = { region, pen, weight, context, area }
    paint(sheet, area)
    return sheet
  }

  /** The sheet that this area was drawn on last, and where it differs: areas beside it may look alike. */
  function knownOf(region: Region, pen: Pen, weight: Weight, canvas: Brush['canvas']) {
    for (const sheet of sheets.toReversed()) {
      if (!looksAlike(sheet, region, pen, weight, canvas)) continue
      const changed = changedBetween(sheet.region.traces, region.traces, pen.toDevice)
      if (changed !== null) return { sheet, changed }
    }
    return null
  }

  return {
    draw(target, region, pen, weight) {
      const known = knownOf(region, pen, weight, target.canvas)
      let now: Sheet
      if (known === null) now = drawnAnew(region, pen, weight, target.canvas)
      else {
        now = { ...known.sheet, region, area: areaOf(region.bounds, pen, target.canvas) }
        for (const bounds of known.changed) paint(now, pixelsAround(bounds, lineReach * pen.pixelRatio))
      }
      sheets = [...sheets.filter((sheet) => sheet.context !== now.context), now]
      const { x, y, width, height } = now.area
      if (width > 0 && height > 0) target.drawImage(now.context.canvas, x, y, width, height, x, y, width, height)
    },
  }
}

/** Draws one part of a sheet anew. */
function paint({ region, pen, weight, context }: Sheet, part: Bounds): void {
  const area = common(part, { x: 0, y: 0, width: context.canvas.width, height: context.canvas.height })
  if (area.width <= 0 || area.height <= 0) return
  const image = maskImage(insideOfTraces(region.traces), pen.toDevice, area, maskLook(region.color, pen, weight))
  if (image === null) context.clearRect(area.x, area.y, area.width, area.height)
  else context.putImageData(image, area.x, area.y)
}

function looksAlike(sheet: Sheet, region: Region, pen: Pen, weight: Weight, { width, height }: Brush['canvas']) {
  return (
    sheet.weight === weight &&
    sheet.region.color === region.color &&
    sheet.pen.pixelRatio === pen.pixelRatio &&
    sheet.pen.opacity?.fill === pen.opacity?.fill &&
    sheet.pen.opacity?.outline === pen.opacity?.outline &&
    isSameAffine(sheet.pen.toDevice, pen.toDevice) &&
    sheet.context.canvas.width === width &&
    sheet.context.canvas.height === height
  )
}
