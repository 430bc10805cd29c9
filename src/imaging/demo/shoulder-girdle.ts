import type { Anatomy } from './anatomy.ts'
import { curveThrough } from './curve.ts'
import { mapRegion, type Plane } from './plane.ts'
import type { Random } from './random.ts'
import { sq } from './thorax.ts'
import { addBoneTube } from './tube.ts'

/** A path through points in the film's plane. */
function pathThrough(points: readonly (readonly [number, number])[], z: number) {
  const x = curveThrough(points.map(([px], i) => [i / (points.length - 1), px] as const))
  const y = curveThrough(points.map(([, py], i) => [i / (points.length - 1), py] as const))
  return (t: number) => ({ x: x(t), y: y(t), z })
}

/** Collar bones, shoulder blades, and the heads of the upper arms. */
export function addShoulderGirdle(bone: Plane, anatomy: Anatomy, random: Random): void {
  const isFrontal = anatomy.plan.view === 'AP'
  for (const side of [-1, 1] as const) {
    const dy = random.between(-3, 3) + (isFrontal ? -12 : 0)
    const place = (points: readonly (readonly [number, number])[]) =>
      points.map(([x, y]) => [side * x * anatomy.plan.build, y + dy] as const)
    addBoneTube(
      bone,
      {
        middle: pathThrough(
          place([
            [14, 112],
            [30, 105],
            [58, 100],
            [88, 90],
            [116, 77],
            [142, 73],
            [162, 77],
          ]),
          -40,
        ),
        halfHeight: (t) =>
          (5.8 + 2.2 * sq(Math.max(0, 1 - t / 0.2))) * Math.sqrt(Math.min(1, t / 0.03, (1.002 - t) / 0.02)),
        halfThickness: () => 6,
        wallMm: 1,
        spongy: 0.12,
      },
      random,
    )
    // Raised arms turn the blades out of the lungs; beside a patient on his back they lie over them.
    const inwards = isFrontal ? 16 : 0
    const blade = place([
      [120 - inwards, 98],
      [124 - inwards, 130],
      [127 - inwards, 166],
      [130 - inwards, 188],
      [137 - inwards, 203],
      [145 - inwards * 0.9, 198],
      [150 - inwards * 0.8, 176],
      [157 - inwards * 0.6, 142],
      [166 - inwards * 0.4, 106],
    ])
    addBlade(bone, blade)
    addBoneTube(
      bone,
      {
        middle: pathThrough(blade, 60),
        halfHeight: (t) => 1.6 + 2.2 * t * t,
        halfThickness: (t) => 1.6 + 1.6 * t * t,
        wallMm: 0.8,
        spongy: 0.1,
        density: (t) => 0.6 + 0.9 * t,
      },
      random,
    )
    addBoneTube(
      bone,
      {
        middle: pathThrough(
          place([
            [122 - inwards, 116],
            [142 - inwards * 0.7, 100],
            [164 - inwards * 0.3, 87],
            [178, 86],
          ]),
          70,
        ),
        halfHeight: (t) => 2.5 + 4 * t,
        halfThickness: (t) => 2 + 2 * t,
        wallMm: 0.8,
        spongy: 0.1,
        density: (t) => 0.6 + 0.9 * t,
      },
      random,
    )
    addHumerus(bone, side, anatomy, dy, random)
  }
}

/** The thin plate between the borders of a shoulder blade. */
function addBlade(bone: Plane, corners: readonly (readonly [number, number])[]): void {
  const xs = Float64Array.from(corners, ([x]) => x)
  const ys = Float64Array.from(corners, ([, y]) => y)
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const
  mapRegion(bone, box, (x, y, value) => {
    let isInside = false
    for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
      const xi = xs[i] ?? 0
      const yi = ys[i] ?? 0
      const xj = xs[j] ?? 0
      const yj = ys[j] ?? 0
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) isInside = !isInside
    }
    return isInside ? value + 1.8 : value
  })
}

function addHumerus(bone: Plane, side: number, anatomy: Anatomy, dy: number, random: Random): void {
  const x = side * 184 * anatomy.plan.build
  const y = 108 + dy
  const radius = 24
  mapRegion(bone, [x - radius, y - radius, x + radius, y + radius], (px, py, value) => {
    const square = sq(px - x) + sq(py - y)
    const outer = radius * radius - square
    if (outer <= 0) return value
    const inner = sq(radius - 0.9) - square
    const wall = 2 * (Math.sqrt(outer) - (inner > 0 ? Math.sqrt(inner) : 0))
    return value + wall + (inner > 0 ? 0.4 * Math.sqrt(inner) : 0)
  })
  addBoneTube(
    bone,
    {
      middle: pathThrough(
        [
          [x + side * 3, y + 12],
          [x + side * 9, y + 70],
          [x + side * 14, y + 140],
        ],
        0,
      ),
      halfHeight: () => 12,
      halfThickness: () => 12,
      wallMm: 3.2,
      spongy: 0.04,
    },
    random,
  )
}
