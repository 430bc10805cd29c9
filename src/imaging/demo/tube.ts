import { columnAt, type Plane, rowAt, splat } from './plane.ts'
import { cos, length, sin } from './portable-math.ts'
import type { Random } from './random.ts'

export interface Point3 {
  readonly x: number
  readonly y: number
  /** Towards the patient's back. */
  readonly z: number
}

/** A bone as a bent tube with a hard wall and a spongy inside. */
export interface BoneTube {
  /** Middle of the tube for t from 0 to 1. */
  readonly middle: (t: number) => Point3
  /** Half the height (as near to vertical as the tube lies) and half the thickness at t. */
  readonly halfHeight: (t: number) => number
  readonly halfThickness: (t: number) => number
  readonly wallMm: number
  /** Bone in the inside, against solid. */
  readonly spongy: number
  /** Share of the bone that is there at t: bone turns into cartilage. */
  readonly density?: (t: number) => number
}

const wallFibres = 72
const innerFibres = 28
const fibreSets = 12
const stepMm = 0.5

/** The fibres of one layout, those of the wall first, by their numbers: a film has some millions of steps of them. */
interface Fibres {
  readonly up: Float64Array
  readonly out: Float64Array
  /** How deep in the wall: 0 on the outer surface, 1 on the inner one. */
  readonly depth: Float64Array
}

/** Several layouts of the fibres, taken in turn: one alone would show as stripes along the bone. */
function layOutFibres(random: Random): readonly Fibres[] {
  return Array.from({ length: fibreSets }, () => {
    const count = wallFibres + innerFibres
    const fibres = { up: new Float64Array(count), out: new Float64Array(count), depth: new Float64Array(count) }
    for (let i = 0; i < count; i++) {
      const isWall = i < wallFibres
      const angle = isWall ? (6.2831853 * (i + random.unit())) / wallFibres : random.between(0, 6.2831853)
      const reach = isWall ? 1 : Math.sqrt(random.unit()) * 0.9
      fibres.up[i] = cos(angle) * reach
      fibres.out[i] = sin(angle) * reach
      if (isWall) fibres.depth[i] = random.unit()
    }
    return fibres
  })
}

/**
 * Adds the length of bone that each ray meets: the tube is laid out as fibres along it, and each step of a fibre leaves its volume
 * on the pixels it falls on. So walls come out bright where the ray grazes them, whichever way the tube turns.
 */
export function addBoneTube(plane: Plane, tube: BoneTube, random: Random): void {
  const pixelArea = plane.mmPerPx * plane.mmPerPx
  const total = tubeLength(tube)
  const steps = Math.ceil(total / stepMm)
  const sets = layOutFibres(random)
  const [xs, ys] = [new Float64Array(wallFibres + innerFibres), new Float64Array(wallFibres + innerFibres)]
  for (let step = 0; step < steps; step++) {
    const t = (step + 0.5) / steps
    const at = tube.middle(t)
    const before = tube.middle(Math.max(0, t - 0.004))
    const after = tube.middle(Math.min(1, t + 0.004))
    const along = unit(after.x - before.x, after.y - before.y, after.z - before.z)
    // Upwards as far as the direction of the tube allows (across where it stands upright), and outwards at right angles to both.
    const up =
      Math.abs(along.y) < 0.9
        ? unit(-along.x * along.y, 1 - along.y * along.y, -along.z * along.y)
        : unit(1 - along.x * along.x, -along.y * along.x, -along.z * along.x)
    const out = { x: along.y * up.z - along.z * up.y, y: along.z * up.x - along.x * up.z }
    const halfHeight = tube.halfHeight(t)
    const halfThickness = tube.halfThickness(t)
    const volume = (total / steps / pixelArea) * (tube.density?.(t) ?? 1)
    const around = 6.2831853 * Math.sqrt((halfHeight * halfHeight + halfThickness * halfThickness) / 2)
    const wall = (volume * around * tube.wallMm) / wallFibres
    const inner = (volume * Math.PI * halfHeight * halfThickness * tube.spongy) / innerFibres
    const fibres = sets[step % fibreSets]
    if (fibres === undefined) continue
    const thinner = Math.min(halfHeight, halfThickness)
    for (let i = 0; i < wallFibres + innerFibres; i++) {
      const shrink = 1 - ((fibres.depth[i] ?? 0) * tube.wallMm) / thinner
      const rise = (fibres.up[i] ?? 0) * halfHeight * shrink
      const reach = (fibres.out[i] ?? 0) * halfThickness * shrink
      xs[i] = at.x + up.x * rise + out.x * reach
      ys[i] = at.y + up.y * rise + out.y * reach
    }
    splat(plane, xs, ys, 0, wallFibres, wall)
    splat(plane, xs, ys, wallFibres, wallFibres + innerFibres, inner)
  }
}

function tubeLength({ middle }: BoneTube): number {
  let sum = 0
  let last = middle(0)
  for (let i = 1; i <= 24; i++) {
    const next = middle(i / 24)
    sum += length(next.x - last.x, next.y - last.y, next.z - last.z)
    last = next
  }
  return sum
}

function unit(x: number, y: number, z: number): Point3 {
  const size = length(x, y, z) || 1
  return { x: x / size, y: y / size, z: z / size }
}

/**
 * The length through a straight solid rod between two points, thinning from one radius to the other. Thin rods add to what is
 * there, as vessels that cross; thick ones, with round ends, join with it, as the pieces of one trunk.
 */
export function addRod(plane: Plane, from: Point3, to: Point3, fromRadius: number, toRadius: number): void {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const across = length(dx, dy)
  const slant = length(dx, dy, to.z - from.z)
  const reach = Math.max(fromRadius, toRadius)
  if (across < 0.05 * slant) return
  const isThick = reach > 2.2
  // A rod that leans towards the ray is met over a longer way, up to its own length.
  const lean = Math.min(slant / across, 1 + slant / (4 * reach))
  const { widthPx, heightPx, mmPerPx, topMm, values } = plane
  const fromColumn = Math.max(0, Math.floor(columnAt(plane, Math.min(from.x, to.x) - reach)))
  const endColumn = Math.min(widthPx, Math.ceil(columnAt(plane, Math.max(from.x, to.x) + reach)))
  const fromRow = Math.max(0, Math.floor(rowAt(plane, Math.min(from.y, to.y) - reach)))
  const endRow = Math.min(heightPx, Math.ceil(rowAt(plane, Math.max(from.y, to.y) + reach)))
  const square = across * across
  for (let row = fromRow; row < endRow; row++) {
    const y = topMm + (row + 0.5) * mmPerPx - from.y
    for (let column = fromColumn; column < endColumn; column++) {
      const x = (column + 0.5 - widthPx / 2) * mmPerPx - from.x
      const t = (x * dx + y * dy) / square
      // Half open, so that thin rods laid end to end do not count a pixel twice.
      if (!isThick && (t < 0 || t >= 1)) continue
      const along = t < 0 ? 0 : t > 1 ? 1 : t
      const radius = fromRadius + (toRadius - fromRadius) * along
      const u = x - along * dx
      const v = y - along * dy
      const inside = radius * radius - u * u - v * v
      if (inside <= 0) continue
      const index = row * widthPx + column
      const chord = 2 * Math.sqrt(inside) * lean
      const present = values[index] ?? 0
      values[index] = isThick ? Math.max(present, chord) : present + chord
    }
  }
}
