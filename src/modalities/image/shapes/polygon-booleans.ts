import { booleanOpDWithPolyTree, ClipType, FillRule, type PolyPathD, PolyTreeD } from 'clipper2-ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import { boundsOfPoints } from '../../../domain/geometry/bounds.ts'
import { ringArea } from '../../../domain/geometry/plane.ts'
import type { Point } from '../../../domain/records/target.ts'

type Rings = readonly (readonly Point[])[]
/** One border with its holes. */
type Polygon = readonly Point[][]

/** Decimal places of a pixel that results are exact to: more would leave the whole numbers that clipping calculates with. */
const decimals = 4
/** Less than this of a square pixel is what rounding leaves between borders that were one. */
const leastArea = 0.01

function clip(type: ClipType, subject: Rings, other: Rings, rule = FillRule.EvenOdd): Polygon[] {
  const tree = new PolyTreeD()
  booleanOpDWithPolyTree(type, withoutSpikes(subject), withoutSpikes(other), tree, rule, decimals)
  return polygonsOf(tree).filter(([outer = []]) => ringArea(outer) > leastArea)
}

function copies(rings: Rings): Point[][] {
  return rings.map((ring) => ring.map(({ x, y }) => ({ x, y })))
}

/**
 * The same areas without vertices at which a border turns straight back over itself: such a spike encloses nothing, and clipping loses
 * whole corners by one that lies along a row.
 */
function withoutSpikes(rings: Rings): Point[][] {
  return copies(rings).map((ring) => {
    const kept: Point[] = []
    for (const point of ring) {
      while (turnsBack(kept.at(-2), kept.at(-1), point)) kept.pop()
      kept.push(point)
    }
    // Where the ring closes, it may turn back at its last vertex or at its first.
    while (true) {
      if (turnsBack(kept.at(-2), kept.at(-1), kept[0])) kept.pop()
      else if (turnsBack(kept.at(-1), kept[0], kept[1])) kept.shift()
      else return kept
    }
  })
}

/** Whether the way from `a` by `b` to `c` stands still at `b` or goes back from there. */
function turnsBack(a: Point | undefined, b: Point | undefined, c: Point | undefined): boolean {
  if (a === undefined || b === undefined || c === undefined) return false
  const [toB, toC] = [
    { x: b.x - a.x, y: b.y - a.y },
    { x: c.x - b.x, y: c.y - b.y },
  ]
  return toB.x * toC.y === toB.y * toC.x && toB.x * toC.x + toB.y * toC.y <= 0
}

/** Borders with their holes; what lies inside a hole is a polygon of its own. */
function polygonsOf(path: PolyPathD): Polygon[] {
  const polygons: Polygon[] = []
  for (let i = 0; i < path.count; i++) {
    const outer = path.child(i)
    const rings = [copies([outer.poly ?? []])[0] ?? []]
    for (let h = 0; h < outer.count; h++) {
      const hole = outer.child(h)
      const ring = copies([hole.poly ?? []])[0] ?? []
      if (ringArea(ring) > leastArea) rings.push(ring)
      polygons.push(...polygonsOf(hole))
    }
    polygons.push(rings)
  }
  return polygons.toSorted((a, b) => ringArea(b[0] ?? []) - ringArea(a[0] ?? []))
}

/** The polygons that areas make together, the largest first; rings are even-odd, results never cross themselves. */
export function unite(areas: readonly Rings[]): Polygon[] {
  const [first = [], ...others] = areas
  return others.reduce<Polygon[]>(
    (sum, area) => clip(ClipType.Union, sum.flat(), area),
    clip(ClipType.Union, first, []),
  )
}

/** What is left of an area without the others, the largest piece first. */
export function subtract(area: Rings, others: readonly Rings[]): Polygon[] {
  return others.reduce<Polygon[]>(
    (left, other) => clip(ClipType.Difference, left.flat(), other),
    clip(ClipType.Union, area, []),
  )
}

/** What all areas have in common, the largest piece first. */
export function intersect(areas: readonly Rings[]): Polygon[] {
  const [first = [], ...others] = areas
  return others.reduce<Polygon[]>(
    (common, area) => clip(ClipType.Intersection, common.flat(), area),
    clip(ClipType.Union, first, []),
  )
}

/** The outermost border of a ring that may cross itself, the largest where there are several; null where it encloses nothing. */
export function outerOf(ring: readonly Point[]): Point[] | null {
  const [largest] = clip(ClipType.Union, [ring], [], FillRule.NonZero)
  return largest?.[0] ?? null
}

/**
 * One side of a line, as a ring that covers it within bounds: a cut along the line is what lies on it and what does not. The line is
 * lengthened straight on beyond both its ends.
 */
export function sideOfLine(line: readonly Point[], bounds: Bounds): Point[] {
  const around =
    boundsOfPoints([
      ...line,
      { x: bounds.x, y: bounds.y },
      { x: bounds.x + bounds.width, y: bounds.y + bounds.height },
    ]) ?? bounds
  const centre = { x: around.x + around.width / 2, y: around.y + around.height / 2 }
  const radius = 2 * Math.hypot(around.width, around.height) + 1
  const [first, second] = line
  const [last, beforeLast] = [line.at(-1), line.at(-2)]
  if (first === undefined || second === undefined || last === undefined || beforeLast === undefined) return []
  const start = onCircle(second, first, centre, radius)
  const end = onCircle(beforeLast, last, centre, radius)
  // Back from the end to the start along a circle that is far away.
  const [from, to] = [angleOf(centre, end), angleOf(centre, start)]
  const sweep = to > from ? to - from : to - from + 2 * Math.PI
  const arc = Array.from({ length: 31 }, (_, i) => from + (sweep * (i + 1)) / 32).map((angle) => ({
    x: centre.x + 2 * radius * Math.cos(angle),
    y: centre.y + 2 * radius * Math.sin(angle),
  }))
  // Both ends of the line lie on the way to where it is lengthened to.
  return [start, ...line.slice(1, -1), end, ...arc]
}

function angleOf(centre: Point, { x, y }: Point): number {
  return Math.atan2(y - centre.y, x - centre.x)
}

/** Where a ray from `a` through `b` meets a circle that both lie inside of. */
function onCircle(a: Point, b: Point, centre: Point, radius: number): Point {
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  const direction = { x: (b.x - a.x) / length, y: (b.y - a.y) / length }
  const along = (b.x - centre.x) * direction.x + (b.y - centre.y) * direction.y
  const off = (b.x - centre.x) ** 2 + (b.y - centre.y) ** 2 - radius * radius
  const way = -along + Math.sqrt(along * along - off)
  return { x: b.x + direction.x * way, y: b.y + direction.y * way }
}
