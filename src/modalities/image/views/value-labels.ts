import { applyAffine } from '../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Point } from '../../../domain/records/target.ts'
import type { Brush } from './regions/canvas-2d.ts'
import type { Pen } from './regions/pen.ts'
import type { Region } from './regions/region.ts'

/** A mark with the figures that stand beside it. */
export interface ValueLabel {
  readonly region: Region
  /** The mark is the pointer, whose lines may go on to all sides: the figures stand aslant of it. */
  readonly isPointer?: boolean
  /** Lines are set off by line feeds. */
  readonly text: string
}

/** CSS pixels. */
const textSize = 13
const lineHeight = 17
const gap = 10
const padding = 3
/** Among more than so many labels none looks for a place that is clear of the others' marks: it would take too long. */
const fewLabels = 40
/** Of an outline of thousands of points so many are tried: each is held against all others, in every frame. */
const mostTried = 16
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

/** How far off a label stands: near first, farther where a steep line comes in between. */
const reaches = [1, 2, 3, 5, 8, 12]
const farthest = Math.max(...reaches)

const standOffs: readonly Point[] = reaches.flatMap((reach) =>
  directions.map(({ x, y }) => ({ x: reach * x, y: reach * y })),
)

/** Farther off it is no longer plain whose figures they are: rather across the line of another mark. */
const nearReach = 2
const farCost = 1.5

const aslant = standOffs.filter(({ x, y }) => x !== 0 && y !== 0)

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
  const lines = new Map(labels.length > fewLabels ? [] : labels.map(({ region }) => [region, linesOf(region, pen)]))
  const all = [...lines.values()].flatMap(fewLines)
  for (const { region, text, isPointer } of labels) {
    if (taken.length >= mostLabels) return
    const rows = text.split('\n')
    const width = Math.max(...rows.map((row) => context.measureText(row).width)) + 2 * padding * pixelRatio
    const height = (textSize + lineHeight * (rows.length - 1) + 2 * padding) * pixelRatio
    const around = { taken, gap: gap * pixelRatio, all, offsets: isPointer === true ? aslant : standOffs }
    const box = labelPlace(lines.get(region) ?? linesOf(region, pen), { width, height }, context.canvas, around)
    if (box === null) continue
    taken.push(box)
    const x = box.x + padding * pixelRatio
    const first = box.y + (padding + textSize / 2) * pixelRatio
    for (const [index, row] of rows.entries())
      drawText(context, row, x, first + index * lineHeight * pixelRatio, pixelRatio)
  }
}

function drawText(context: Brush, text: string, x: number, y: number, pixelRatio: number): void {
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

/** The lines of a mark that measures; an outline has too many to be kept clear of. */
function fewLines(lines: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  return lines.every(({ length }) => length <= 4) ? lines : []
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
  {
    taken,
    gap,
    all = [],
    offsets = standOffs,
  }: {
    readonly taken: readonly Bounds[]
    readonly gap: number
    /** Lines of other marks, to be kept clear of where that costs nothing else. */
    readonly all?: readonly (readonly Point[])[]
    readonly offsets?: readonly Point[]
  },
): Bounds | null {
  const points = lines.flat()
  const inView = points.filter(({ x, y }) => x >= 0 && y >= 0 && x <= canvas.width && y <= canvas.height)
  let best: { readonly box: Bounds; readonly cost: number } | null = null
  // The rightmost first: text runs to the right. The middles are for a line from corner to corner, beside whose ends there is no room.
  const rightmost = [...inView]
    .sort((a, b) => b.x - a.x)
    .filter((_, i) => i % Math.ceil(inView.length / mostTried) === 0)
  for (const point of inView.length === 0 ? [] : [...rightmost, ...lines.flatMap(middleOf)]) {
    let near: readonly (readonly Point[])[] | null = null
    for (const direction of offsets) {
      const box = {
        x: point.x + direction.x * gap - (direction.x === 0 ? width / 2 : direction.x < 0 ? width : 0),
        y: point.y + direction.y * gap - (direction.y === 0 ? height / 2 : direction.y < 0 ? height : 0),
        width,
        height,
      }
      const reach = Math.max(Math.abs(direction.x), Math.abs(direction.y))
      const placeCost = placeCostOf(box, canvas, taken) + (reach > nearReach ? farCost : 0)
      // An outline of thousands of points is not held against what is no better than what was found.
      if (best !== null && placeCost >= best.cost) continue
      const within = best !== null && best.cost <= farCost ? nearReach : farthest
      near ??= piecesNear(lines, point, { x: width + within * gap, y: height + within * gap })
      const cost = placeCost + (meets(box, near) ? 2 : 0) + (meets(box, all) ? 1 : 0)
      if (best === null || cost < best.cost) best = { box, cost }
      if (cost === 0) return box
    }
  }
  return best?.box ?? null
}

/** Beyond an edge, or on another label. */
function placeCostOf(
  box: Bounds,
  canvas: { readonly width: number; readonly height: number },
  taken: readonly Bounds[],
): number {
  const isOutside = box.x < 0 || box.y < 0 || box.x + box.width > canvas.width || box.y + box.height > canvas.height
  return (isOutside ? 8 : 0) + (taken.some((other) => overlap(box, other)) ? 4 : 0)
}

/** The segments of lines, each by itself, that come near enough to a point for a label that stands off it. */
function piecesNear(
  lines: readonly (readonly Point[])[],
  { x, y }: Point,
  reach: { readonly x: number; readonly y: number },
): readonly (readonly Point[])[] {
  const pieces: (readonly Point[])[] = []
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      const to = line[i]
      const from = line[i - 1] ?? to
      if (from === undefined || to === undefined) continue
      const isOff =
        (from.x < x - reach.x && to.x < x - reach.x) ||
        (from.x > x + reach.x && to.x > x + reach.x) ||
        (from.y < y - reach.y && to.y < y - reach.y) ||
        (from.y > y + reach.y && to.y > y + reach.y)
      if (!isOff) pieces.push([from, to])
    }
  }
  return pieces
}

/** The middle of a line of two points. */
function middleOf([a, b, ...rest]: readonly Point[]): readonly Point[] {
  return a === undefined || b === undefined || rest.length > 0 ? [] : [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }]
}

function meets(box: Bounds, lines: readonly (readonly Point[])[]): boolean {
  return lines.some((line) => line.some((at, i) => segmentMeets(box, line[i - 1] ?? at, at)))
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
