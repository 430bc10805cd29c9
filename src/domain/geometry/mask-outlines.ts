import type { Point } from '../records/target.ts'
import type { Outline } from './kind-operations.ts'
import type { CroppedMask } from './row-edges.ts'
import { decodeRuns } from './run-lengths.ts'

/** Right, down, left, up: turning right is the next. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

/**
 * The borders of a mask along pixel edges, in image pixels: set pixels lie to the right of the way, outer borders run clockwise on
 * screen, holes the other way. Pixels that touch at a corner only are apart.
 */
export function maskOutlines(mask: CroppedMask): readonly Outline[] {
  const { width, height } = mask
  const raster = decodeRuns(mask.counts, width * height)
  const isSet = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && raster[y * width + x] === 1
  /** Top edges already walked along, by the pixel below them. */
  const walked = new Uint8Array(width * height)
  const outlines: Outline[] = []
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isSet(x, y) || isSet(x, y - 1) || walked[y * width + x] === 1) continue
      outlines.push({ points: walkBorder(x, y), closed: true })
    }
  }
  return outlines

  function walkBorder(startX: number, startY: number): Point[] {
    const points: Point[] = []
    let x = startX
    let y = startY
    let heading = 0
    do {
      if (heading === 0) walked[y * width + x] = 1
      const [dx, dy] = steps[heading] ?? steps[0]
      x += dx
      y += dy
      const next = nextHeading(x, y, heading)
      if (next !== heading) points.push({ x: mask.x + x, y: mask.y + y })
      heading = next
    } while (x !== startX || y !== startY || heading !== 0)
    return points
  }

  /** Keeps the set pixel on the right: turns right where both pixels ahead are unset, left where both are set. */
  function nextHeading(x: number, y: number, heading: number): number {
    const [dx, dy] = steps[heading] ?? steps[0]
    const aheadRight = isSet(x + Math.min(0, dx - dy), y + Math.min(0, dx + dy))
    const aheadLeft = isSet(x + Math.min(0, dx + dy), y + Math.min(0, dy - dx))
    if (!aheadRight) return (heading + 1) % 4
    return aheadLeft ? (heading + 3) % 4 : heading
  }
}
