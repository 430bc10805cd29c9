import { type Affine, isSameAffine, mappedBounds, pannedBy } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import { differingWindow } from '../../../../domain/geometry/mask.ts'
import { type Brush, readableContext } from './canvas-2d.ts'
import { areaOf, common, lineReach, pixelsAround } from './draw-mask.ts'
import { insideOfTraces } from './inside-pixels.ts'
import { isSameLook, type MaskLook, maskImage } from './mask-image.ts'
import type { Pen } from './pen.ts'
import type { Region } from './region.ts'
import { changedBetween } from './traces.ts'

/**
 * Areas of thousands of vertices, and large masks, that are in hand, kept as they were drawn last: in the next frame only what changed is
 * drawn anew, and nothing where they moved by whole pixels.
 */
export interface AreaSheets {
  /** @returns false where so many are kept in this frame that it is to be drawn some other way */
  draw(context: Brush, region: Region, pen: Pen, look: MaskLook): boolean
  /** All of a frame is drawn: what was not among it is given up. */
  endFrame(): void
}

interface Sheet {
  readonly region: Region
  /** What it was drawn with first: views moved by whole pixels since move the sheet. */
  readonly pen: Pen
  readonly look: MaskLook
  readonly context: OffscreenCanvasRenderingContext2D
  /** The part of the canvas that anything is drawn in. */
  readonly area: Bounds
}

interface Shift {
  readonly dx: number
  readonly dy: number
}

/** Each takes as much memory as the canvas. */
const mostKept = 4
/** Canvases kept for what is drawn next: making one takes as long as drawing half an area. */
const mostSpare = 1

export function createAreaSheets(): AreaSheets {
  /** Drawn in the frame before and not yet in this one. */
  let before: readonly Sheet[] = []
  let drawn: readonly Sheet[] = []
  let spare: readonly OffscreenCanvasRenderingContext2D[] = []

  function blankContext({ width, height }: Brush['canvas']): OffscreenCanvasRenderingContext2D {
    const fitting = spare.find(({ canvas }) => canvas.width === width && canvas.height === height)
    if (fitting === undefined) return readableContext(new OffscreenCanvas(width, height))
    spare = spare.filter((context) => context !== fitting)
    fitting.clearRect(0, 0, width, height)
    return fitting
  }

  function giveUp(sheets: readonly Sheet[]): void {
    before = before.filter((sheet) => !sheets.includes(sheet))
    spare = [...sheets.map(({ context }) => context), ...spare].slice(0, mostSpare)
  }

  function drawnAnew(region: Region, pen: Pen, look: MaskLook, canvas: Brush['canvas']): Sheet {
    // As it looked before it is not wanted any more.
    const old = before.find((sheet) => sheet.region.id === region.id)
    if (old !== undefined) giveUp([old])
    const sheet = { region, pen, look, context: blankContext(canvas), area: areaOf(region.bounds, pen, canvas) }
    paint(sheet, sheet.area)
    return sheet
  }

  /** The sheet that this area was drawn on last, with what differs drawn anew: areas beside it may look alike. */
  function drawnOn(region: Region, pen: Pen, look: MaskLook, canvas: Brush['canvas']): Sheet | null {
    for (const sheet of before) {
      const shift = shiftOf(sheet, pen, look, canvas)
      const changed = shift === null ? null : changedPlaces(sheet, region)
      if (shift === null || changed === null) continue
      const now = { ...sheet, region, area: areaOf(region.bounds, sheet.pen, canvas) }
      // What lies outside of the canvas is not drawn, and would be missing where it comes in.
      if (!isNone(shift) && !isWhole(now)) continue
      before = before.filter((other) => other !== sheet)
      for (const bounds of changed) paint(now, pixelsAround(bounds, lineReach * pen.pixelRatio))
      return now
    }
    return null
  }

  return {
    draw(target, region, pen, look) {
      if (drawn.length >= mostKept) return false
      const now = drawnOn(region, pen, look, target.canvas) ?? drawnAnew(region, pen, look, target.canvas)
      drawn = [...drawn, now]
      const { x, y, width, height } = now.area
      const { dx, dy } = wholeShift(now.pen.toDevice, pen.toDevice)
      if (width > 0 && height > 0)
        target.drawImage(now.context.canvas, x, y, width, height, x + dx, y + dy, width, height)
      return true
    },
    endFrame() {
      giveUp(before)
      before = drawn
      drawn = []
    },
  }
}

/** Where a region looks other than on a sheet, in the canvas pixels of the sheet; null: altogether. */
function changedPlaces({ region: before, pen }: Sheet, now: Region): readonly Bounds[] | null {
  if (before.target === now.target) return []
  if (before.target.kind !== 'mask' || now.target.kind !== 'mask') {
    return changedBetween(before.traces, now.traces, pen.toDevice)
  }
  // Another mask has little in common with this one, and to find out how little takes long.
  if (before.id !== now.id) return null
  const { x, y, width, height } = differingWindow(before.target, now.target)
  return width === 0 ? [] : [mappedBounds(pen.toDevice, { x, y, width, height })]
}

/** Draws one part of a sheet anew. */
function paint({ region, pen, look, context }: Sheet, part: Bounds): void {
  const area = common(part, { x: 0, y: 0, width: context.canvas.width, height: context.canvas.height })
  if (area.width <= 0 || area.height <= 0) return
  const image = maskImage(region.inside ?? insideOfTraces(region.traces), pen.toDevice, area, look)
  if (image === null) context.clearRect(area.x, area.y, area.width, area.height)
  else context.putImageData(image, area.x, area.y)
}

/** By how much a sheet has to move to look as is asked; null where it looks otherwise. */
function shiftOf(sheet: Sheet, pen: Pen, look: MaskLook, { width, height }: Brush['canvas']): Shift | null {
  const isAlike =
    isSameLook(sheet.look, look) &&
    sheet.pen.pixelRatio === pen.pixelRatio &&
    sheet.context.canvas.width === width &&
    sheet.context.canvas.height === height
  if (!isAlike) return null
  const { dx, dy } = wholeShift(sheet.pen.toDevice, pen.toDevice)
  const moved = pannedBy(sheet.pen.toDevice, dx, dy)
  const isExact = Math.abs(moved.e - pen.toDevice.e) < 1e-6 && Math.abs(moved.f - pen.toDevice.f) < 1e-6
  return isExact && isSameAffine({ ...moved, e: 0, f: 0 }, { ...pen.toDevice, e: 0, f: 0 }) ? { dx, dy } : null
}

const wholeShift = (from: Affine, to: Affine): Shift => ({
  dx: Math.round(to.e - from.e),
  dy: Math.round(to.f - from.f),
})

const isNone = ({ dx, dy }: Shift) => dx === 0 && dy === 0

function isWhole({ region, pen, area }: Sheet): boolean {
  const all = pixelsAround(mappedBounds(pen.toDevice, region.bounds), lineReach * pen.pixelRatio)
  return all.x === area.x && all.y === area.y && all.width === area.width && all.height === area.height
}
