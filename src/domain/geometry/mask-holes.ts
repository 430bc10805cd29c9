import { createHoleCloser } from './holes.ts'
import { cropMask, type StoredMask } from './mask.ts'
import type { CroppedMask } from './row-edges.ts'
import { decodeRuns } from './run-lengths.ts'

/** A mask with all its holes closed: what is not set and has no way over shared edges to the outside, the edge of the picture included. */
export function withoutHoles(mask: CroppedMask): StoredMask {
  return closedUp(mask, 1, Infinity)
}

/** A mask without its pieces, connected over shared edges, of so many pixels or fewer. */
export function withoutSpecks(mask: CroppedMask, mostPx: number): StoredMask {
  return closedUp(mask, 0, mostPx)
}

/** @param on 1: closes holes; 0: specks, which are holes in what is not set */
function closedUp({ x, y, width, height, counts }: CroppedMask, on: 0 | 1, mostPx: number): StoredMask {
  // With a border all around, of what is not set: what touches it is open, and no piece touches the edge.
  const [widthPx, heightPx] = [width + 2, height + 2]
  const pixels = new Uint8Array(widthPx * heightPx)
  const raster = decodeRuns(counts, width * height)
  for (let row = 0; row < height; row++) {
    pixels.set(raster.subarray(row * width, (row + 1) * width), (row + 1) * widthPx + 1)
  }
  const holes = createHoleCloser({ pixels, widthPx, heightPx, on }, mostPx)
  const whole = { x: 0, y: 0, width: widthPx, height: heightPx }
  for (let index = 0; index < pixels.length; index++) holes.closeAt(index, whole)
  return cropMask(pixels, x - 1, y - 1, widthPx, heightPx)
}
