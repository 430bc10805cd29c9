import { type Affine, applyAffine, mappedBounds, scalesOf } from '../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Handle } from '../../../domain/geometry/kind-operations.ts'
import type { Point } from '../../../domain/records/target.ts'
import { brushCentre } from '../paint/brush-disc.ts'
import type { AreaSheets } from './regions/area-sheets.ts'
import type { Brush } from './regions/canvas-2d.ts'
import { drawGuides } from './regions/draw-guides.ts'
import { drawInHand } from './regions/draw-in-hand.ts'
import { drawRegionThin } from './regions/draw-region.ts'
import type { Opacity, Pen } from './regions/pen.ts'
import type { Region } from './regions/region.ts'
import type { Weight } from './regions/region-strokes.ts'
import { drawValueLabels, type ValueLabel } from './value-labels.ts'

/** What is drawn anew in every frame, above all else. */
export interface Overlay {
  readonly regions: readonly {
    readonly region: Region
    readonly weight: Weight
    /** Nothing of it is drawn below: it is filled here. */
    readonly isAlone: boolean
  }[]
  /** The brush: its middle and diameter in image pixels. */
  readonly brush: { readonly at: Point; readonly sizePx: number } | null
  /** Regions on their way, drawn where they would lie. */
  readonly moving: { readonly regions: readonly Region[]; readonly dx: number; readonly dy: number } | null
  /** A rectangle that marks are being picked with. */
  readonly marquee: Bounds | null
  readonly handles: readonly Handle[]
  /** Figures beside the marks that they are of. */
  readonly labels: readonly ValueLabel[]
  /** The one that keys move. */
  readonly held: Handle | null
  /** Where the keyboard points, in image pixels. */
  readonly crosshair: Point | null
}

/** Whether nothing is shown: most of the time while the view moves. */
export function isBlank({ regions, brush, moving, marquee, handles, labels, held, crosshair }: Overlay): boolean {
  const isNothingPointedAt = brush === null && marquee === null && held === null && crosshair === null
  return isNothingPointedAt && moving === null && regions.length + handles.length + labels.length === 0
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
  areas: AreaSheets,
): void {
  const pen = { toDevice, pixelRatio, opacity }
  // What is filled below already would be twice as strong.
  const unfilled = { ...pen, opacity: { ...opacity, fill: 0 } }
  for (const { region } of overlay.regions) drawGuides(context, region, pen)
  for (const { region, weight, isAlone } of overlay.regions) {
    drawInHand(context, region, isAlone ? pen : unfilled, weight, areas)
  }
  if (overlay.moving !== null) drawMoving(context, overlay.moving, pen, areas)
  drawValueLabels(context, overlay.labels, pen)
  if (overlay.marquee !== null) drawMarquee(context, overlay.marquee, pen)
  drawHandles(context, overlay.handles, pen)
  if (overlay.held !== null) drawHeld(context, overlay.held, pen)
  if (overlay.brush !== null) drawBrush(context, overlay.brush, pen)
  if (overlay.crosshair !== null) drawCrosshair(context, overlay.crosshair, pen)
  areas.endFrame()
}

function drawMoving(
  context: Brush,
  { regions, dx, dy }: NonNullable<Overlay['moving']>,
  pen: Pen,
  areas: AreaSheets,
): void {
  const { a, b, c, d, e, f } = pen.toDevice
  // By whole pixels of the canvas what is drawn already only moves along.
  const shift = { x: Math.round(a * dx + c * dy), y: Math.round(b * dx + d * dy) }
  const along = { ...pen, toDevice: { a, b, c, d, e: e + shift.x, f: f + shift.y } }
  for (const region of regions) {
    if (regions.length > mostInFull) drawRegionThin(context, region, along, '#ffffff')
    else drawInHand(context, region, along, 'selected', areas)
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

/** Nearer to the one before than this, CSS pixels, a handle of a crowded border is not drawn: it would be a band, and take a frame. */
const handleGap = 5
/** Up to so many handles each is drawn, however near they are. */
const sparseHandles = 200

/** The handles in view, each a copy of one drawn once: thousands are drawn in a frame. */
function drawHandles(context: Brush, handles: readonly Handle[], { toDevice, pixelRatio }: Pen): void {
  const reach = handleReach * pixelRatio
  const gap = handles.length > sparseHandles ? handleGap * pixelRatio : 0
  const { width, height } = context.canvas
  const looks = new Map<Handle['kind'], OffscreenCanvas>()
  let [lastX, lastY] = [Infinity, Infinity]
  for (const { at, kind } of handles) {
    const { x, y } = applyAffine(toDevice, at)
    if (x < -reach || y < -reach || x > width + reach || y > height + reach) continue
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < gap) continue
    ;[lastX, lastY] = [x, y]
    if (gap > 0) {
      drawPlainHandle(context, x, y, pixelRatio)
      continue
    }
    const look = looks.get(kind) ?? handleLook(kind, reach, pixelRatio)
    looks.set(kind, look)
    context.drawImage(look, x - look.width / 2, y - look.height / 2)
  }
}

/** A vertex in a crowd of them. */
function drawPlainHandle(context: Brush, x: number, y: number, pixelRatio: number): void {
  const reach = 2 * pixelRatio
  context.fillStyle = '#000000'
  context.fillRect(x - reach - 1, y - reach - 1, 2 * reach + 2, 2 * reach + 2)
  context.fillStyle = '#ffffff'
  context.fillRect(x - reach, y - reach, 2 * reach, 2 * reach)
}

function handleLook(kind: Handle['kind'], reach: number, pixelRatio: number): OffscreenCanvas {
  const middle = Math.ceil(reach + pixelRatio)
  const canvas = new OffscreenCanvas(2 * middle, 2 * middle)
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  context.beginPath()
  if (kind === 'corner' || kind === 'edge') context.rect(middle - reach, middle - reach, 2 * reach, 2 * reach)
  else context.arc(middle, middle, reach, 0, 2 * Math.PI)
  context.fillStyle = kind === 'rotate' ? '#000000' : '#ffffff'
  context.strokeStyle = kind === 'rotate' ? '#ffffff' : '#000000'
  context.lineWidth = 1.5 * pixelRatio
  context.fill()
  context.stroke()
  return canvas
}

function drawBrush(context: Brush, { at, sizePx }: NonNullable<Overlay['brush']>, { toDevice, pixelRatio }: Pen): void {
  const { x, y } = applyAffine(toDevice, brushCentre(at, sizePx))
  const scales = scalesOf(toDevice)
  const [along, across] = [Math.max(1, (sizePx / 2) * scales.x), Math.max(1, (sizePx / 2) * scales.y)]
  context.beginPath()
  context.ellipse(x, y, along, across, Math.atan2(toDevice.b, toDevice.a), 0, 2 * Math.PI)
  context.lineWidth = 3 * pixelRatio
  context.strokeStyle = 'rgb(0 0 0 / 60%)'
  context.stroke()
  context.lineWidth = pixelRatio
  context.strokeStyle = '#ffffff'
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
