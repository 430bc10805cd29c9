import { applyAffine } from '../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Point } from '../../../domain/records/target.ts'
import type { Brush } from './regions/canvas-2d.ts'
import type { Pen } from './regions/pen.ts'
import type { Region } from './regions/region.ts'

/** A mark with the figures that stand beside it. */
export interface ValueLabel {
  readonly region: Region
  readonly text: string
}

/** CSS pixels. */
const textSize = 13
const gap = 10
const padding = 3
/** More labels than this in view are not readable, and are left out. */
const mostLabels = 200

/** Directions in which a label stands off a point of its mark, the most usual first. */
const directions: readonly Point[] = [
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 1, y: -1 },
  { x: 0, y: 1 },
  { x: 0, y: -1 },
  { x: -1, y: 0 },
  { x: -1, y: 1 },
  { x: -1, y: -1 },
]

/** Near the point first, farther off where a steep line comes in between. */
const standOffs: readonly Point[] = [1, 3].flatMap((reach) =>
  directions.map(({ x, y }) => ({ x: reach * x, y: reach * y })),
)

/**
 * Figures of one size at any zoom, in white with a dark rim within a fainter one, so that they are read on bone and on air. Each stands
 * where it covers neither its mark nor another label, if there is such a place in view.
 */
export function drawValueLabels(context: Brush, labels: readonly ValueLabel[], pen: Pen): void {
  if (labels.length === 0) return
  const { pixelRatio } = pen
  context.font = `600 ${textSize * pixelRatio}px system-ui, sans-serif`
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  const taken: Bounds[] = []
  for (const { region, text } of labels) {
    if (taken.length >= mostLabels) return
    const width = context.measureText(text).width + 2 * padding * pixelRatio
    const box = labelPlace(
      linesOf(region, pen),
      { width, height: (textSize + 2 * padding) * pixelRatio },
      context.canvas,
      {
        taken,
        gap: gap * pixelRatio,
      },
    )
    if (box === null) continue
    taken.push(box)
    const [x, y] = [box.x + padding * pixelRatio, box.y + box.height / 2]
    for (const [rim, style] of [
      [6, 'rgb(0 0 0 / 45%)'],
      [3, 'rgb(0 0 0 / 90%)'],
    ] as const) {
      context.lineWidth = rim * pixelRatio
      context.strokeStyle = style
      context.strokeText(text, x, y)
    }
    context.fillStyle = '#ffffff'
    context.fillText(text, x, y)
  }
}

/** The lines of a mark on the canvas; a point is a line of one place. */
function linesOf({ traces, spots }: Region, { toDevice }: Pen): readonly (readonly Point[])[] {
  const places = (coordinates: Float64Array) =>
    Array.from({ length: coordinates.length / 2 }, (_, i) =>
      applyAffine(toDevice, { x: coordinates[2 * i] ?? 0, y: coordinates[2 * i + 1] ?? 0 }),
    )
  return [...traces.map(({ coordinates }) => places(coordinates)), ...places(spots).map((at) => [at])]
}

/**
 * Where a label goes: beside one of the points of its mark, clear of its lines, of other labels and of the edge as far as can be. Null
 * where the mark is out of view. All in canvas pixels.
 */
export function labelPlace(
  lines: readonly (readonly Point[])[],
  { width, height }: { readonly width: number; readonly height: number },
  canvas: { readonly width: number; readonly height: number },
  { taken, gap }: { readonly taken: readonly Bounds[]; readonly gap: number },
): Bounds | null {
  const points = lines.flat()
  const inView = points.filter(({ x, y }) => x >= 0 && y >= 0 && x <= canvas.width && y <= canvas.height)
  let best: { readonly box: Bounds; readonly cost: number } | null = null
  // The rightmost first: text runs to the right.
  for (const point of [...inView].sort((a, b) => b.x - a.x)) {
    for (const direction of standOffs) {
      const box = {
        x: point.x + direction.x * gap - (direction.x === 0 ? width / 2 : direction.x < 0 ? width : 0),
        y: point.y + direction.y * gap - (direction.y === 0 ? height / 2 : direction.y < 0 ? height : 0),
        width,
        height,
      }
      const cost = costOf(box, lines, canvas, taken)
      if (best === null || cost < best.cost) best = { box, cost }
      if (cost === 0) return box
    }
  }
  return best?.box ?? null
}

function costOf(
  box: Bounds,
  lines: readonly (readonly Point[])[],
  canvas: { readonly width: number; readonly height: number },
  taken: readonly Bounds[],
): number {
  const isOutside = box.x < 0 || box.y < 0 || box.x + box.width > canvas.width || box.y + box.height > canvas.height
  const isOnLabel = taken.some((other) => overlap(box, other))
  const isOnMark = lines.some((line) => line.some((at, i) => segmentMeets(box, line[i - 1] ?? at, at)))
  return (isOutside ? 4 : 0) + (isOnLabel ? 2 : 0) + (isOnMark ? 1 : 0)
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether a segment has a point inside a rectangle (Liang and Barsky 1984). */
function segmentMeets({ x, y, width, height }: Bounds, a: Point, b: Point): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  let [from, to] = [0, 1]
  for (const [by, room] of [
    [-dx, a.x - x],
    [dx, x + width - a.x],
    [-dy, a.y - y],
    [dy, y + height - a.y],
  ] as const) {
    if (by === 0) {
      if (room < 0) return false
    } else if (by < 0) from = Math.max(from, room / by)
    else to = Math.min(to, room / by)
  }
  return from <= to
}
