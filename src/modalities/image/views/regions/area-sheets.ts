import {
  type Affine,
  applyAffine,
  followedBy,
  invertAffine,
  isSameAffine,
  mappedBounds,
} from '../../../../domain/geometry/affine.ts'
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
 * drawn anew, and nothing where they moved by whole pixels. While the view moves otherwise they move along with it as they are, blurred as
 * all else is, until it is at rest.
 */
export interface AreaSheets {
  /** @returns false where so many are kept in this frame that it is to be drawn some other way */
  draw(context: Brush, region: Region, pen: Pen, look: MaskLook): boolean
  /** All of a frame is drawn: what was not among it is given up. */
  endFrame(): void
}

interface Sheet {
  readonly region: Region
  /** What it was drawn with: views that moved since move the sheet. */
  readonly pen: Pen
  readonly look: MaskLook
  readonly context: OffscreenCanvasRenderingContext2D
  /** The part of the canvas that anything is drawn in. */
  readonly area: Bounds
  /** Where it was seen last, from image pixels to canvas pixels. */
  readonly seenAt: Affine
}

/** Each takes as much memory as the canvas. */
const mostKept = 4
/** What is cut off at the edge of the canvas may move by so much, canvas pixels and share, before it is drawn anew. */
const mostMissing = { pixels: 96, share: 0.1 }
/** A sheet is shown at most so many times as large or as small as it was drawn. */
const mostZoom = 1.5
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
    const area = areaOf(region.bounds, pen, canvas)
    const sheet = { region, pen, look, context: blankContext(canvas), area, seenAt: pen.toDevice }
    paint(sheet, sheet.area)
    return sheet
  }

  /** The sheet that this area was drawn on last, with what differs drawn anew: areas beside it may look alike. */
  function drawnOn(region: Region, pen: Pen, look: MaskLook, canvas: Brush['canvas']): Sheet | null {
    for (const sheet of before) {
      const changed = isAlike(sheet, pen, look, canvas) ? changedPlaces(sheet, region) : null
      if (changed === null) continue
      const now = { ...sheet, region, area: areaOf(region.bounds, sheet.pen, canvas), seenAt: pen.toDevice }
      const isMoving = !isSameAffine(sheet.seenAt, pen.toDevice)
      if (!mayMove(now, isMoving)) continue
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
      show(now, target)
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

function isAlike(sheet: Sheet, pen: Pen, look: MaskLook, { width, height }: Brush['canvas']): boolean {
  return (
    isSameLook(sheet.look, look) &&
    sheet.pen.pixelRatio === pen.pixelRatio &&
    sheet.context.canvas.width === width &&
    sheet.context.canvas.height === height
  )
}

/** From the pixels of a sheet to those of the canvas. */
const moveOf = ({ pen, seenAt }: Sheet): Affine => followedBy(invertAffine(pen.toDevice), seenAt)

/** Whether a sheet can be shown where it is to be seen, as it is. */
function mayMove(sheet: Sheet, isMoving: boolean): boolean {
  const move = moveOf(sheet)
  const isUnmoved = Math.round(move.e) === 0 && Math.round(move.f) === 0
  if (isWholeShift(move) && (isUnmoved || isWhole(sheet))) return true
  if (!isMoving || Math.abs(move.b) > 1e-9 || Math.abs(move.c) > 1e-9) return false
  const zoom = Math.max(move.a, 1 / move.a)
  if (isWhole(sheet)) return zoom > 0 && zoom <= mostZoom
  const { width, height } = sheet.context.canvas
  const middle = { x: width / 2, y: height / 2 }
  const moved = applyAffine(move, middle)
  const isNear = Math.hypot(moved.x - middle.x, moved.y - middle.y) <= mostMissing.pixels
  return isNear && zoom > 0 && zoom <= 1 + mostMissing.share
}

function show(sheet: Sheet, target: Brush): void {
  const { x, y, width, height } = sheet.area
  if (width <= 0 || height <= 0) return
  const move = moveOf(sheet)
  const { canvas } = sheet.context
  if (isWholeShift(move)) {
    target.drawImage(canvas, x, y, width, height, x + Math.round(move.e), y + Math.round(move.f), width, height)
    return
  }
  target.save()
  target.setTransform(move.a, move.b, move.c, move.d, move.e, move.f)
  target.imageSmoothingEnabled = false
  target.drawImage(canvas, x, y, width, height, x, y, width, height)
  target.restore()
}

function isWholeShift({ a, b, c, d, e, f }: Affine): boolean {
  const isShift = Math.abs(a - 1) < 1e-9 && Math.abs(d - 1) < 1e-9 && Math.abs(b) < 1e-9 && Math.abs(c) < 1e-9
  return isShift && Math.abs(e - Math.round(e)) < 1e-6 && Math.abs(f - Math.round(f)) < 1e-6
}

/** Nothing of it is cut off at the edge of the canvas. */
function isWhole({ region, pen, area }: Sheet): boolean {
  const all = pixelsAround(mappedBounds(pen.toDevice, region.bounds), lineReach * pen.pixelRatio)
  return all.x === area.x && all.y === area.y && all.width === area.width && all.height === area.height
}
