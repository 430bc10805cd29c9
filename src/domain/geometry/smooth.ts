import type { Point } from '../records/target.ts'
import { cropMask, type StoredMask } from './mask.ts'
import type { CroppedMask } from './row-edges.ts'
import { decodeRuns } from './run-lengths.ts'

/** A ring with every corner cut off at a quarter of both its sides. Source: Chaikin 1974. */
export function smoothRing(ring: readonly Point[]): Point[] {
  return ring.flatMap((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a
    return [between(a, b, 0.25), between(a, b, 0.75)]
  })
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

/** The pixels of which most of the 3 x 3 around are set: bumps, notches and lines of one pixel go, straight borders stay. */
export function smoothMask({ x, y, width, height, counts }: CroppedMask): StoredMask {
  const raster = decodeRuns(counts, width * height)
  const [wide, high] = [width + 2, height + 2]
  const smooth = new Uint8Array(wide * high)
  for (let row = 0; row < high; row++) {
    for (let column = 0; column < wide; column++) {
      let set = 0
      for (let v = Math.max(0, row - 2); v <= Math.min(height - 1, row); v++) {
        for (let u = Math.max(0, column - 2); u <= Math.min(width - 1, column); u++) set += raster[v * width + u] ?? 0
      }
      if (set > 4) smooth[row * wide + column] = 1
    }
  }
  return cropMask(smooth, x - 1, y - 1, wide, high)
}
