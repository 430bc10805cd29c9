import type { Point } from '../records/target.ts'
import { maskOutlines } from './mask-outlines.ts'
import { insideRings } from './plane.ts'
import type { CroppedMask } from './row-edges.ts'

/**
 * A mask as polygons along its pixel edges, each with its holes: `[outer, hole, ...]`, in the order of their topmost rows. They enclose
 * exactly the pixels that are set, border pixels included. Pixels that touch at a corner only are apart.
 */
export function polygonsOfMask(mask: CroppedMask): Point[][][] {
  const rings = maskOutlines(mask).map(({ points }) => [...points])
  const polygons = rings.filter((ring) => twiceArea(ring) > 0).map((ring) => [ring])
  // Small first: a hole belongs to the smallest border around it.
  const byArea = polygons.toSorted(([a = []], [b = []]) => twiceArea(a) - twiceArea(b))
  for (const hole of rings.filter((ring) => twiceArea(ring) < 0)) {
    const [first = { x: 0, y: 0 }, second = first] = hole
    // The pixel to the right of the way is set, so that it lies inside the border and not in the hole.
    const [dx, dy] = [Math.sign(second.x - first.x), Math.sign(second.y - first.y)]
    const setPixel = { x: first.x + (dx - dy) / 2, y: first.y + (dx + dy) / 2 }
    byArea.find(([outer = []]) => insideRings(setPixel, [outer]))?.push(hole)
  }
  return polygons
}

/** Positive where a ring runs clockwise on screen. */
function twiceArea(ring: readonly Point[]): number {
  let sum = 0
  let previous = ring.at(-1)
  for (const current of ring) {
    if (previous !== undefined) sum += previous.x * current.y - current.x * previous.y
    previous = current
  }
  return sum
}
