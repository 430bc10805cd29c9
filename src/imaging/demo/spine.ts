import { smoothStep } from './curve.ts'
import { mapRegion, type Plane } from './plane.ts'
import type { Random } from './random.ts'
import { ellipse } from './thorax.ts'

/** The vertebrae from the lower neck to the upper loins. */
export function addSpine(bone: Plane, random: Random): void {
  const sway = random.between(-2.5, 2.5)
  let top = -12
  for (let n = 0; top < 400; n++) {
    // From the sixth of the neck on: bodies grow from 13 mm to 27 mm in height.
    const height = 13 + Math.min(14, 0.95 * n)
    const disc = 3 + 0.28 * n
    const halfWidth = 12.5 + Math.min(9.5, 0.62 * n)
    const middle = top + height / 2
    const x = sway * smoothStep(60, 200, middle) * (1 - smoothStep(200, 360, middle))
    addBody(bone, x, middle, halfWidth, height, 0.1 + 0.06 * Math.max(0, 1 - n / 8))
    addArch(bone, x, middle, halfWidth, height, random)
    top += height + disc
  }
}

/** A block of sponge with harder plates above and below and a thin wall at its waisted sides. */
function addBody(bone: Plane, cx: number, cy: number, halfWidth: number, height: number, density: number): void {
  const half = height / 2
  mapRegion(bone, [cx - halfWidth - 2, cy - half - 2, cx + halfWidth + 2, cy + half + 2], (x, y, value) => {
    const v = Math.abs(y - cy) / half
    const side = halfWidth * (0.9 + 0.1 * v * v) - Math.abs(x - cx)
    const end = half - Math.abs(y - cy)
    if (side <= 0 || end <= 0) return value
    const depth = 26 * ellipse(Math.min(0.98, Math.abs(x - cx) / (halfWidth * 1.08)))
    const sponge = density * depth
    const plate = 0.1 * depth * (1 - smoothStep(0.3, 2.6, end))
    const wall = 2 * (1 - smoothStep(0.2, 2.2, side))
    return value + (sponge + plate + wall) * smoothStep(0, 2.4, Math.min(side, end))
  })
}

/** Pedicles as two rings, the spinous process as a drop in the midline below, transverse processes as bars. */
function addArch(bone: Plane, cx: number, cy: number, halfWidth: number, height: number, random: Random): void {
  const ring = (x0: number, y0: number, across: number, down: number, wall: number) =>
    mapRegion(bone, [x0 - across, y0 - down, x0 + across, y0 + down], (x, y, value) => {
      const u = (x - x0) / across
      const v = (y - y0) / down
      const distance = Math.sqrt(u * u + v * v)
      if (distance >= 1) return value
      return (
        value +
        wall * smoothStep(0.45, 0.8, distance) * (1 - smoothStep(0.82, 1, distance)) +
        0.35 * wall * (1 - smoothStep(0.8, 1, distance))
      )
    })
  for (const side of [-1, 1] as const) {
    ring(
      cx + side * halfWidth * 0.66,
      cy - height * 0.16 + random.between(-0.6, 0.6),
      3.6,
      height * random.between(0.26, 0.34),
      1.4,
    )
    ring(cx + side * halfWidth * 1.28, cy - height * 0.1, halfWidth * 0.62, height * 0.2, 0.8)
  }
  ring(cx + random.between(-0.7, 0.7), cy + height * 0.42, 3, height * random.between(0.28, 0.4), 1.3)
}
