import type { Anatomy } from './anatomy.ts'
import { curveThrough } from './curve.ts'
import type { Plane } from './plane.ts'
import { cos, sin } from './portable-math.ts'
import type { Random } from './random.ts'
import { addBoneTube } from './tube.ts'

/** Height at which rib n (1 to 12) leaves the spine, how far it has fallen at the side, and how far round it goes (radians from the back). */
const headHeight = curveThrough([
  [1, 62],
  [2, 72],
  [3, 87],
  [4, 106],
  [5, 126],
  [6, 147],
  [7, 168],
  [8, 189],
  [9, 211],
  [10, 233],
  [11, 256],
  [12, 280],
])
const fall = curveThrough([
  [1, 21],
  [2, 32],
  [3, 42],
  [4, 51],
  [5, 58],
  [6, 63],
  [7, 68],
  [8, 72],
  [9, 76],
  [10, 76],
  [11, 62],
  [12, 44],
])
const reach = curveThrough([
  [1, 2.75],
  [2, 2.6],
  [3, 2.5],
  [4, 2.45],
  [5, 2.4],
  [6, 2.36],
  [7, 2.3],
  [8, 2.18],
  [9, 2.05],
  [10, 1.9],
  [11, 1.35],
  [12, 1.0],
])
/** Width of the arch against that of the cavity. */
const span = curveThrough([
  [1, 0.7],
  [2, 0.88],
  [3, 0.97],
  [4, 1],
])

/** Both sides of the rib cage. */
export function addRibs(bone: Plane, anatomy: Anatomy, random: Random): void {
  const shift = anatomy.apexTop - 64
  for (let n = 1; n <= 12; n++) {
    for (const side of [-1, 1] as const) {
      const head = headHeight(n) + shift + random.between(-1.2, 1.2)
      const drop = fall(n) * random.between(0.96, 1.04)
      const end = reach(n) + random.between(-0.06, 0.06)
      const width = (anatomy.cavityHalfWidth(head + drop) + 5) * span(n)
      const depth = anatomy.cavityDepth(head + drop) / 2
      const height = 6.2 + random.between(-0.4, 0.4) - (n > 10 ? 1.4 : 0)
      addBoneTube(
        bone,
        {
          middle: (t) => {
            const angle = 0.04 + t * (end - 0.04)
            // From the spine a rib goes back and a little up before it turns down; in front it falls steeper.
            const lift = (n > 2 ? 5 : 2) * sin(Math.min(angle * 2.2, Math.PI))
            const cosine = cos(angle)
            const y = head - lift + drop * (1 - cosine) * (1 + 0.1 * t)
            return { x: side * (10 + (width - 10) * sin(angle)), y, z: depth * cosine }
          },
          halfHeight: (t) =>
            height *
            (0.7 + 0.3 * Math.min(1, t / 0.12)) *
            (t > 0.75 ? 1.08 : 1) *
            Math.sqrt(Math.min(1, (1.005 - t) / 0.012)),
          halfThickness: () => (n === 1 ? 4.5 : 3.4),
          wallMm: 0.55,
          spongy: 0.12,
          density: (t) => (n === 1 ? 0.75 : 1.2) * (1 - 0.42 * Math.max(0, (t - 0.5) / 0.5)),
        },
        random,
      )
    }
  }
}
