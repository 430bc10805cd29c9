import { type Affine, applyAffine, followedBy, invertAffine, mappedBounds } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import { differingWindow } from '../../../../domain/geometry/mask.ts'
import type { Brush } from './canvas-2d.ts'
import { lineReach, pixelsAround, replaceMask } from './draw-mask.ts'
import { insideOfTraces } from './inside-pixels.ts'
import { isSameLook, type MaskLook } from './mask-image.ts'
import { windowsPainted } from './painted-region.ts'
import type { Pen } from './pen.ts'
import type { Region } from './region.ts'
import { changedBetween } from './traces.ts'

/** One region as it was drawn on a canvas of its own. */
export interface AreaSheet {
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

/** What is cut off at the edge of the canvas may move by so much, canvas pixels and share, before it is drawn anew. */
const mostMissing = { pixels: 96, share: 0.1 }
/** A sheet is shown at most so many times as large or as small as it was drawn. */
const mostZoom = 1.5

/** Where a region looks other than on a sheet, in the canvas pixels of the sheet; null: altogether. */
export function changedPlaces({ region: before, pen }: AreaSheet, now: Region): readonly Bounds[] | null {
  const isPainted = before.painted !== null || now.painted !== null
  if (before.target === now.target && !isPainted) return []
  if (before.target.kind !== 'mask' || now.target.kind !== 'mask') {
    return changedBetween(before.traces, now.traces, pen.toDevice)
  }
  // Another mask has little in common with this one, and to find out how little takes long.
  if (before.id !== now.id) return null
  const windows = isPainted ? windowsPainted(before, now) : [differingWindow(before.target, now.target)]
  return windows?.flatMap((window) => (window.width === 0 ? [] : mappedBounds(pen.toDevice, window))) ?? null
}

/** Draws one part of a sheet anew. */
export function paintSheet({ region, pen, look, context }: AreaSheet, part: Bounds): void {
  replaceMask(context, region.inside ?? insideOfTraces(region.traces), pen.toDevice, part, look)
}

/** Whether a sheet looks as is asked, wherever it is seen. */
export function isAlike(sheet: AreaSheet, pen: Pen, look: MaskLook, { width, height }: Brush['canvas']): boolean {
  return (
    isSameLook(sheet.look, look) &&
    sheet.pen.pixelRatio === pen.pixelRatio &&
    sheet.context.canvas.width === width &&
    sheet.context.canvas.height === height
  )
}

/** From the pixels of a sheet to those of the canvas. */
const moveOf = ({ pen, seenAt }: AreaSheet): Affine => followedBy(invertAffine(pen.toDevice), seenAt)

/** Whether a sheet can be shown where it is to be seen, as it is. */
export function mayMove(sheet: AreaSheet, isMoving: boolean): boolean {
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

/** Draws a sheet where it is seen. */
export function showSheet(sheet: AreaSheet, target: Brush): void {
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
function isWhole({ region, pen, area }: AreaSheet): boolean {
  const all = pixelsAround(mappedBounds(pen.toDevice, region.bounds), lineReach * pen.pixelRatio)
  return all.x === area.x && all.y === area.y && all.width === area.width && all.height === area.height
}
