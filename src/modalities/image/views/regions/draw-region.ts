import { type Affine, applyAffine, scalesOf } from '../../../../domain/geometry/affine.ts'
import { type Brush, cssColor } from './canvas-2d.ts'
import { drawMask } from './draw-mask.ts'
import { insideOfTraces } from './inside-pixels.ts'
import type { MaskLook } from './mask-image.ts'
import type { Opacity, Pen } from './pen.ts'
import type { Region } from './region.ts'
import { brightColor, rimColor, strokesOf, thinColor, type Weight } from './region-strokes.ts'
import type { Trace } from './traces.ts'

const linesAlone: Opacity = { fill: 0, outline: 1 }

/** Radius of the mark of a point, and height of its name, CSS pixels. */
const spotRadius = 4
const nameSize = 11.5

/** Smaller than this on the canvas a shape is drawn as a dot. */
const dotPixels = 3

/** Detail of lines, canvas pixels: what cannot be seen, and what cannot be seen in a crowd. */
const fineStep = 1
const thinStep = 2
/** Coordinates of a line from which on it is drawn with less detail. */
const longTrace = 2000

/** A line of the region's colour with what makes it seen on any part of a picture. What is in hand is never faint. */
export function drawRegion(context: Brush, region: Region, pen: Pen, weight: Weight = 'plain'): void {
  const { fill, outline } = pen.opacity ?? linesAlone
  const inside = region.inside ?? (weight !== 'plain' && isLongArea(region) ? insideOfTraces(region.traces) : null)
  if (inside !== null) {
    drawMask(context, { bounds: region.bounds, inside, look: maskLook(region.color, pen, weight) }, pen)
    return
  }
  if (region.names.length > 1) drawJoints(context, region, pen)
  tracePaths(context, region, pen)
  if (fill > 0) fillPath(context, region, fill)
  spotPaths(context, region, pen)
  context.globalAlpha = weight === 'plain' ? outline : 1
  // Round corners of thousands of vertices take many times as long, and cannot be told from plain ones.
  const isLong = region.traces.some(({ coordinates }) => coordinates.length > longTrace)
  context.lineJoin = isLong ? 'bevel' : 'round'
  context.lineCap = isLong ? 'butt' : 'round'
  for (const [width, color] of strokesOf(region.color, weight)) {
    context.lineWidth = width * pen.pixelRatio
    context.strokeStyle = color
    context.stroke()
  }
  context.globalAlpha = 1
  if (weight !== 'plain') drawNames(context, region, pen)
}

/**
 * An area of thousands of vertices: in hand it is drawn by the canvas pixels inside of it, as a mask is. Its lines as a path would take
 * longer than a frame.
 */
export function isLongArea(region: Region): boolean {
  // Those of a mask are not even asked for: it would take several frames to make them.
  return (
    region.inside === null && region.traces.some(({ coordinates, closed }) => closed && coordinates.length > longTrace)
  )
}

/** The same lines and fill for a mask, in canvas pixels. */
export function maskLook(color: string, { pixelRatio, opacity = linesAlone }: Pen, weight: Weight = 'plain'): MaskLook {
  const strength = weight === 'plain' ? opacity.outline : 1
  return {
    lines: strokesOf(color, weight).map(([width, style]) => ({
      widthPixels: width * pixelRatio,
      color: rgba(style, strength),
    })),
    fill: opacity.fill > 0 ? rgba(color, opacity.fill) : null,
  }
}

/** A mask in a crowd: one canvas pixel wide, without a rim. */
export function thinLook(color: string, pen: Pen): MaskLook {
  const { outline } = pen.opacity ?? linesAlone
  return { ...maskLook(color, pen), lines: [{ widthPixels: 1, color: rgba(thinColor(color), outline) }] }
}

function rgba(color: string, opacity: number): [number, number, number, number] {
  const [red, green, blue] = cssColor(color)
  return [red, green, blue, Math.round(255 * opacity)]
}

/** The fill of a region without its lines, holes left open. */
export function drawFill(context: Brush, region: Region, pen: Pen): void {
  const { fill } = pen.opacity ?? linesAlone
  if (fill === 0) return
  tracePaths(context, region, pen)
  fillPath(context, region, fill)
}

/** Makes the lines of a region the path at hand. */
function tracePaths(context: Brush, { traces }: Region, { toDevice }: Pen): void {
  context.beginPath()
  for (const trace of traces)
    tracePath(context, trace, toDevice, trace.coordinates.length > longTrace ? thinStep : fineStep)
}

/** Fills the path at hand, holes left open. */
function fillPath(context: Brush, { traces, color }: Region, opacity: number): void {
  if (!traces.some(({ closed }) => closed)) return
  context.globalAlpha = opacity
  context.fillStyle = color
  context.fill('evenodd')
  context.globalAlpha = 1
}

/** The thin line that joins points in their order. */
function drawJoints(context: Brush, { spots, color }: Region, { toDevice, pixelRatio, opacity }: Pen): void {
  context.beginPath()
  tracePath(context, { coordinates: spots, closed: false }, toDevice, 0)
  context.globalAlpha = (opacity ?? linesAlone).outline
  for (const [width, style] of [
    [2.5, rimColor],
    [1, thinColor(color)],
  ] as const) {
    context.lineWidth = width * pixelRatio
    context.strokeStyle = style
    context.stroke()
  }
  context.globalAlpha = 1
}

/** The points' names beside them. */
function drawNames(context: Brush, { spots, names }: Region, { toDevice, pixelRatio }: Pen): void {
  if (names.length === 0) return
  context.font = `${nameSize * pixelRatio}px system-ui, sans-serif`
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = 3 * pixelRatio
  context.strokeStyle = 'rgb(0 0 0 / 85%)'
  context.fillStyle = brightColor
  for (const [index, name] of names.entries()) {
    const { x, y } = applyAffine(toDevice, { x: spots[2 * index] ?? 0, y: spots[2 * index + 1] ?? 0 })
    const left = x + (spotRadius + 5) * pixelRatio
    context.strokeText(name, left, y)
    context.fillText(name, left, y)
  }
}

/** A line one canvas pixel wide without a rim, many times quicker: for thousands of regions; `drawRims` darkens around them all. */
export function drawRegionThin(context: Brush, region: Region, pen: Pen, color = thinColor(region.color)): void {
  const { bounds } = region
  const { fill, outline } = pen.opacity ?? linesAlone
  if (region.inside !== null) {
    drawMask(context, { bounds, inside: region.inside, look: thinLook(color, pen) }, pen)
    return
  }
  const { traces } = region
  // Set only where it differs: this runs for thousands.
  if (outline < 1) context.globalAlpha = outline
  const scales = scalesOf(pen.toDevice)
  const extent = Math.max(bounds.width * scales.x, bounds.height * scales.y)
  if (extent < dotPixels && traces.length > 0) {
    const { x, y } = applyAffine(pen.toDevice, bounds)
    context.fillStyle = color
    context.fillRect(Math.floor(x), Math.floor(y), 2, 2)
    if (outline < 1) context.globalAlpha = 1
    return
  }
  context.beginPath()
  for (const trace of traces) tracePath(context, trace, pen.toDevice, thinStep)
  if (fill > 0) {
    fillPath(context, region, fill)
    context.globalAlpha = outline
  }
  spotPaths(context, region, pen)
  context.lineWidth = 1
  context.strokeStyle = color
  context.stroke()
  if (outline < 1) context.globalAlpha = 1
}

/** Adds a line to the path, without vertices nearer than `step` canvas pixels (across plus down) to the one before. */
function tracePath(context: Brush, { coordinates, closed }: Trace, { a, b, c, d, e, f }: Affine, step: number): void {
  let lastX = Infinity
  let lastY = Infinity
  for (let i = 0; i < coordinates.length; i += 2) {
    const x = coordinates[i] ?? 0
    const y = coordinates[i + 1] ?? 0
    const toX = a * x + c * y + e
    const toY = b * x + d * y + f
    if (i === 0) context.moveTo(toX, toY)
    else if (Math.abs(toX - lastX) + Math.abs(toY - lastY) < step && i + 2 < coordinates.length) continue
    else context.lineTo(toX, toY)
    lastX = toX
    lastY = toY
  }
  if (closed) context.closePath()
}

/** A ring around each spot, open in the middle so that what is pointed at stays visible; a cross where it is occluded. */
function spotPaths(context: Brush, { spots, occluded }: Region, { toDevice, pixelRatio }: Pen): void {
  const radius = spotRadius * pixelRatio
  for (let i = 0; i < spots.length; i += 2) {
    const { x, y } = applyAffine(toDevice, { x: spots[i] ?? 0, y: spots[i + 1] ?? 0 })
    if (occluded.has(i / 2)) {
      context.moveTo(x - radius, y - radius)
      context.lineTo(x + radius, y + radius)
      context.moveTo(x - radius, y + radius)
      context.lineTo(x + radius, y - radius)
    } else {
      context.moveTo(x + radius, y)
      context.arc(x, y, radius, 0, 2 * Math.PI)
    }
  }
}
