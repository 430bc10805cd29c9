import type { Anatomy } from './anatomy.ts'
import { cos, length, sin } from './portable-math.ts'
import { ellipse, fade, hump, sq } from './thorax.ts'

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

function chord(shape: Ellipsoid, px: number, py: number): number {
  const { across, down, depth, sine, cosine } = shape
  const dx = px - shape.x
  const dy = py - shape.y
  if (dx > shape.reachX || dx < -shape.reachX || dy > shape.reachY || dy < -shape.reachY) return 0
  const u = (dx * cosine + dy * sine) / across
  const v = (dy * cosine - dx * sine) / down
  const square = u * u + v * v
  return square >= 1 ? 0 : 2 * depth * Math.sqrt(1 - square)
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
  const vein = (x: number, y: number) => 26 * ellipse(Math.abs(x + 20) / 12) * fade(y, carina.y + 50, carina.y + 100)
  const aorta = (x: number, y: number) => {
    const centre = 25 - 0.13 * Math.max(0, y - carina.y)
    return y < carina.y - 10 ? 0 : 15 * ellipse(Math.abs(x - centre) / 12) * (1 - fade(y, carina.y - 10, carina.y + 10))
  }
  // Above the heart the vessels of the neck, gullet and windpipe fill the middle; below, the spine juts into the chest.
  const band = (x: number, y: number) => {
    const d = Math.abs(x) / (24 + 7 * fade(y, 60, 112))
    return d >= 1 ? 0 : 84 * fade(y, 150, 215) * Math.sqrt(1 - d * d * d)
  }
  const column = (x: number, y: number) => 20 * hump(x, 0, 27) * (1 - fade(y, 70, 110))
  return (x, y) => {
    let fourths = sq(sq(vein(x, y)))
    // Shapes lie within and beside each other: the sum of fourth powers grows little where they overlap.
    for (const shape of shapes) fourths += sq(sq(chord(shape, x, y)))
    return Math.sqrt(Math.sqrt(fourths + sq(sq(band(x, y))))) + column(x, y) + aorta(x, y)
  }
}
