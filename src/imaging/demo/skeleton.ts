import { lungHalfWidth } from './lung-fields.ts'
import { addTube, corticalBone, eachPixel, type Plate, solid, type TubePoint } from './plate.ts'
import type { Random } from './random.ts'
import { smoothStep } from './stable-math.ts'

type Side = -1 | 1
const sides: readonly Side[] = [-1, 1]

/** Points on a smooth curve through the given ones (Catmull-Rom), eight to a stretch. */
export function along(points: readonly (readonly [x: number, y: number, radius: number])[]): TubePoint[] {
  const out: TubePoint[] = []
  for (let i = 0; i + 1 < points.length; i++) {
    const at = (k: number) => points[Math.min(points.length - 1, Math.max(0, k))] ?? [0, 0, 0]
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    for (let step = 0; step <= 8; step++) {
      const t = step / 8
      const blend = (a: number, b: number, c: number, d: number) =>
        0.5 * (2 * b + t * (c - a) + t * t * (2 * a - 5 * b + 4 * c - d) + t * t * t * (3 * b - a - 3 * c + d))
      out.push({
        x: blend(p0[0], p1[0], p2[0], p3[0]),
        y: blend(p0[1], p1[1], p2[1], p3[1]),
        radius: p1[2] + t * (p2[2] - p1[2]),
      })
    }
  }
  return out
}

/**
 * Ribs 1 to 12, each one bow: the back part from the spine outwards and down, around the side, and for the upper ten the front part
 * inwards and down until it turns to cartilage, which does not show.
 */
function addRibs(bone: Plate, width: number, random: Random): void {
  for (const side of sides) {
    for (let rib = 1; rib <= 12; rib++) {
      const y = 44 + 19.6 * rib + random.between(-1, 1)
      const drop = 10 + 4.4 * Math.min(rib, 8)
      const turnY = y + drop * 1.5
      const out = side * width * (lungHalfWidth(turnY) + 4)
      const back = [
        [side * 14, y, 4.2],
        [side * 32, y - 4, 4.6],
        [out * 0.56, y + drop * 0.02, 4.7],
        [out * 0.86, y + drop * 0.6, 4.4],
      ] as const
      const end = [out, turnY, 3.6] as const
      const front = [
        [out * 0.985, y + drop * 2.1, 4],
        [out * 0.83, y + drop * 2.65, 4.5],
        [out * 0.58 + side * 6, y + drop * 3.1, 4.8],
      ] as const
      addTube(bone, along([...back, end]), corticalBone(0.85))
      if (rib <= 10) addTube(bone, along([end, ...front]), (d, radius) => 0.62 * corticalBone(0.75)(d, radius))
    }
  }
}

function addShoulders(bone: Plate, width: number): void {
  for (const side of sides) {
    const s = side * width
    const clavicle = [
      [s * 13, 80, 6.6],
      [s * 34, 70, 6],
      [s * 78, 60, 5],
      [s * 122, 47, 5.5],
      [s * 148, 42, 6],
    ] as const
    addTube(bone, along(clavicle), corticalBone(1.3))
    const blade = (d: number, radius: number) => 0.5 * corticalBone(1)(d, radius)
    addTube(
      bone,
      along([
        [s * 108, 62, 2.6],
        [s * 116, 100, 2.2],
        [s * 124, 140, 2.4],
        [s * 137, 172, 3.2],
      ]),
      blade,
    )
    addTube(
      bone,
      along([
        [s * 137, 172, 3.2],
        [s * 149, 130, 3.8],
        [s * 158, 92, 4.5],
      ]),
      blade,
    )
    addTube(
      bone,
      along([
        [s * 104, 66, 3],
        [s * 130, 60, 4],
        [s * 164, 50, 5],
      ]),
      blade,
    )
    addTube(
      bone,
      [
        { x: s * 176, y: 84, radius: 23 },
        { x: s * 182, y: 92, radius: 22 },
      ],
      (d, r) => 0.3 * corticalBone(2)(d, r),
    )
    addTube(
      bone,
      along([
        [s * 184, 96, 17],
        [s * 190, 140, 13],
        [s * 194, 220, 12],
      ]),
      corticalBone(3.4),
    )
  }
}

/** Vertebral bodies with their end plates, pedicles and spinous processes; discs between them. */
function addSpine(bone: Plate, random: Random): void {
  let y = 6
  for (let vertebra = 0; y < 380; vertebra++) {
    const height = 15.5 + 0.75 * vertebra
    const halfWidth = 13 + 0.55 * vertebra
    const shift = random.between(-0.6, 0.6)
    const box = { left: shift - halfWidth - 3, right: shift + halfWidth + 3, top: y, bottom: y + height }
    eachPixel(bone, box, (index, x, py) => {
      const waist = halfWidth - 1.6 * Math.max(0, 1 - (2 * Math.abs(py - y - height / 2)) / height)
      const inside =
        smoothStep(0, 2, waist - Math.abs(x - shift)) * smoothStep(0, 1.2, Math.min(py - y, y + height - py))
      const plateEdge = Math.min(py - y, y + height - py) < 1.6 ? 1.9 : 0
      bone.mm[index] = (bone.mm[index] ?? 0) + inside * (4.6 + plateEdge)
    })
    for (const side of sides) {
      const pedicle = { x: shift + side * halfWidth * 0.62, y: y + height * 0.36, radius: 3.6 }
      addTube(bone, [pedicle, { ...pedicle, y: pedicle.y + 2.5 }], (d, r) => 0.5 * corticalBone(1.3)(d, r))
      addTube(
        bone,
        along([
          [shift + side * halfWidth, y + 5, 3.2],
          [shift + side * (halfWidth + 13), y + 3, 3],
        ]),
        (d, r) => 0.3 * solid(d, r),
      )
    }
    const process = { x: shift, y: y + height * 0.75, radius: 3.1 }
    addTube(bone, [process, { ...process, y: process.y + 6 }], (d, r) => 0.6 * corticalBone(1)(d, r))
    y += height + 4.2
  }
}

/** Everything of bone that a chest film shows, as millimetres of compact bone. */
export function addSkeleton(bone: Plate, width: number, random: Random): void {
  addSpine(bone, random)
  addRibs(bone, width, random)
  addShoulders(bone, width)
}
