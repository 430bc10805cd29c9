import { type Affine, applyAffine, mappedBounds } from '../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Handle } from '../../../domain/geometry/kind-operations.ts'
import type { Point } from '../../../domain/records/target.ts'
import type { Brush } from './regions/canvas-2d.ts'
import { drawRegion, drawRegionThin, type Opacity, type Pen, type Weight } from './regions/draw-region.ts'
import type { Region } from './regions/region.ts'

/** What is drawn anew in every frame, above all else. */
export interface Overlay {
  readonly regions: readonly {
    readonly region: Region
    readonly weight: Weight
    /** Nothing of it is drawn below: it is filled here. */
    readonly isAlone: boolean
  }[]
  /** Regions on their way, drawn where they would lie. */
  readonly moving: { readonly regions: readonly Region[]; readonly dx: number; readonly dy: number } | null
  /** A rectangle that marks are being picked with. */
  readonly marquee: Bounds | null
  readonly handles: readonly Handle[]
  /** The one that keys move. */
  readonly held: Handle | null
  /** Where the keyboard points, in image pixels. */
  readonly crosshair: Point | null
}

/** More than so many regions on their way are drawn as thin lines. */
const mostInFull = 300
/** Half the side of a handle, CSS pixels. */
const handleReach = 3.5
/** Radius of the ring around a handle in hand, CSS pixels. */
const heldRadius = 9
/** Free middle of the crosshair, CSS pixels: what is pointed at stays visible. */
const crosshairGap = 5

export function drawOverlay(
  context: Brush,
  toDevice: Affine,
  pixelRatio: number,
  opacity: Opacity,
  overlay: Overlay,
): void {
  const pen = { toDevice, pixelRatio, opacity }
  // What is filled below already would be twice as strong.
  const unfilled = { ...pen, opacity: { ...opacity, fill: 0 } }
  for (const { region, weight, isAlone } of overlay.regions)
    drawRegion(context, region, isAlone ? pen : unfilled, weight)
  if (overlay.moving !== null) drawMoving(context, overlay.moving, pen)
  if (overlay.marquee !== null) drawMarquee(context, overlay.marquee, pen)
  for (const handle of overlay.handles) drawHandle(context, handle, pen)
  if (overlay.held !== null) drawHeld(context, overlay.held, pen)
  if (overlay.crosshair !== null) drawCrosshair(context, overlay.crosshair, pen)
}

function drawMoving(context: Brush, { regions, dx, dy }: NonNullable<Overlay['moving']>, pen: Pen): void {
  const { a, b, c, d, e, f } = pen.toDevice
  const moved = { ...pen, toDevice: { a, b, c, d, e: e + a * dx + c * dy, f: f + b * dx + d * dy } }
  for (const region of regions) {
    if (regions.length > mostInFull) drawRegionThin(context, region, moved, '#ffffff')
    else drawRegion(context, region, moved, 'selected')
  }
}

function drawMarquee(context: Brush, bounds: Bounds, { toDevice, pixelRatio }: Pen): void {
  const { x, y, width, height } = mappedBounds(toDevice, bounds)
  context.lineWidth = pixelRatio
  context.fillStyle = 'rgb(255 255 255 / 8%)'
  context.fillRect(x, y, width, height)
  for (const [style, from] of [
    ['#000000', 0],
    ['#ffffff', 4],
  ] as const) {
    context.setLineDash([4 * pixelRatio, 4 * pixelRatio])
    context.lineDashOffset = from * pixelRatio
    context.strokeStyle = style
    context.strokeRect(x, y, width, height)
  }
  context.setLineDash([])
}

function drawHandle(context: Brush, { at, kind }: Handle, { toDevice, pixelRatio }: Pen): void {
  const { x, y } = applyAffine(toDevice, at)
  const reach = handleReach * pixelRatio
  context.beginPath()
  if (kind === 'corner' || kind === 'edge') context.rect(x - reach, y - reach, 2 * reach, 2 * reach)
  else context.arc(x, y, reach, 0, 2 * Math.PI)
  context.fillStyle = kind === 'rotate' ? '#000000' : '#ffffff'
  context.strokeStyle = kind === 'rotate' ? '#ffffff' : '#000000'
  context.lineWidth = 1.5 * pixelRatio
  context.fill()
  context.stroke()
}

/** A ring around the handle that keys move: seen on white and on black. */
function drawHeld(context: Brush, { at }: Handle, { toDevice, pixelRatio }: Pen): void {
  const { x, y } = applyAffine(toDevice, at)
  context.beginPath()
  context.arc(x, y, heldRadius * pixelRatio, 0, 2 * Math.PI)
  for (const [style, width] of [
    ['#000000', 5],
    ['#ffffff', 2],
  ] as const) {
    context.strokeStyle = style
    context.lineWidth = width * pixelRatio
    context.stroke()
  }
}

function drawCrosshair(context: Brush, at: Point, { toDevice, pixelRatio }: Pen): void {
  const { x, y } = applyAffine(toDevice, at)
  const { width, height } = context.canvas
  const gap = crosshairGap * pixelRatio
  context.beginPath()
  for (const [fromX, fromY, toX, toY] of [
    [0, y, x - gap, y],
    [x + gap, y, width, y],
    [x, 0, x, y - gap],
    [x, y + gap, x, height],
  ] as const) {
    context.moveTo(fromX, fromY)
    context.lineTo(toX, toY)
  }
  context.lineWidth = 3 * pixelRatio
  context.strokeStyle = 'rgb(0 0 0 / 60%)'
  context.stroke()
  context.lineWidth = pixelRatio
  context.strokeStyle = '#ffffff'
  context.stroke()
}
