import type { Anatomy } from './anatomy.ts'
import { cos, length, sin } from './portable-math.ts'
import { fade, hump } from './thorax.ts'

/** An ellipsoid: centre, half axes across, down and front to back, turned clockwise in the film's plane. */
interface Ellipsoid {
  readonly x: number
  readonly y: number
  readonly across: number
  readonly down: number
  readonly depth: number
  readonly sine: number
  readonly cosine: number
  /** A little more than how far it reaches from its centre along x and y. */
  readonly reachX: number
  readonly reachY: number
}

function ellipsoid(x: number, y: number, across: number, down: number, depth: number, turn = 0): Ellipsoid {
  const [sine, cosine] = [sin(turn), cos(turn)]
  const reachX = length(across * cosine, down * sine) + 0.01
  const reachY = length(across * sine, down * cosine) + 0.01
  return { x, y, across, down, depth, sine, cosine, reachX, reachY }
}

/** Adds the fourth powers of the lengths through shapes to a sum: without a call for each, which would leave a number on the heap. */
function plusFourths(shapes: readonly Ellipsoid[], px: number, py: number, before: number): number {
  let sum = before
  for (let i = 0; i < shapes.length; i++) {
    const shape = shapes[i]
    if (shape === undefined) continue
    const dx = px - shape.x
    const dy = py - shape.y
    if (dx > shape.reachX || dx < -shape.reachX || dy > shape.reachY || dy < -shape.reachY) continue
    const u = (dx * shape.cosine + dy * shape.sine) / shape.across
    const v = (dy * shape.cosine - dx * shape.sine) / shape.down
    const square = u * u + v * v
    if (square >= 1) continue
    const chord = 2 * shape.depth * Math.sqrt(1 - square)
    sum += chord * chord * (chord * chord)
  }
  return sum
}

/** Front-to-back length of heart, great vessels and the tissue between them. */
export function mediastinumLength(anatomy: Anatomy): (x: number, y: number) => number {
  const { heart, carina, plan } = anatomy
  const s = plan.heart
  const shapes = [
    // Left ventricle, long axis down to the patient's left; right atrium; right ventricle; left atrium.
    ellipsoid(heart.x + 14 * s, heart.y + 13, 65 * s, 44 * s, 54, 0.6),
    ellipsoid(heart.x - 20, heart.y + 8, 34 * s, 46 * s, 40),
    ellipsoid(heart.x + 10, heart.y + 38, 60 * s, 38 * s, 54, 0.1),
    ellipsoid(heart.x + 4, heart.y - 24, 42 * s, 30, 34),
    // Fat where the heart meets the diaphragm.
    ellipsoid(heart.x + 56 * s, heart.y + 52, 34, 18, 13, 0.25),
    ellipsoid(heart.x - 44 * s, heart.y + 52, 20, 14, 11, -0.4),
    // Pulmonary trunk, ascending aorta, aortic arch.
    ellipsoid(22, carina.y + 24, 25, 27, 22, 0.5),
    ellipsoid(-12, carina.y + 20, 22, 52, 20, -0.06),
    ellipsoid(20, carina.y - 16, 20, 20, 26),
    ellipsoid(0, carina.y - 14, 32, 16, 18, -0.2),
  ]
  const row: RowShares = { y: Number.NaN, vein: 0, aorta: 0, aortaX: 0, bandHalf: 1, band: 0, column: 0 }
  return (x, y) => {
    if (row.y !== y) toRow(row, y, carina.y)
    const fromVein = Math.abs(x + 20) / 12
    const vein = fromVein >= 1 ? 0 : 26 * Math.sqrt(1 - fromVein * fromVein) * row.vein
    // Shapes lie within and beside each other: the sum of fourth powers grows little where they overlap.
    const fourths = plusFourths(shapes, x, y, vein * vein * (vein * vein))
    const d = Math.abs(x) / row.bandHalf
    const band = d >= 1 ? 0 : row.band * Math.sqrt(1 - d * d * d)
    const fromAorta = Math.abs(x - row.aortaX) / 12
    const aorta = fromAorta >= 1 ? 0 : 15 * Math.sqrt(1 - fromAorta * fromAorta) * row.aorta
    const joined = Math.sqrt(Math.sqrt(fourths + band * band * (band * band)))
    return joined + 20 * hump(x, 0, 27) * row.column + aorta
  }
}

/** What is the same all along a row of pixels. */
interface RowShares {
  y: number
  /** Of the vein and the aorta, how much of them is there; where the aorta has its middle. */
  vein: number
  aorta: number
  aortaX: number
  /** Above the heart the vessels of the neck, gullet and windpipe fill the middle: half their width and their thickness. */
  bandHalf: number
  band: number
  /** Below, the spine juts into the chest. */
  column: number
}

function toRow(row: RowShares, y: number, carinaY: number): void {
  row.y = y
  row.vein = fade(y, carinaY + 50, carinaY + 100)
  row.aorta = y < carinaY - 10 ? 0 : 1 - fade(y, carinaY - 10, carinaY + 10)
  row.aortaX = 25 - 0.13 * Math.max(0, y - carinaY)
  row.bandHalf = 24 + 7 * fade(y, 60, 112)
  row.band = 84 * fade(y, 150, 215)
  row.column = 1 - fade(y, 70, 110)
}
