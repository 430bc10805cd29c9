import type { Bounds } from './bounds.ts'

/** Pixels of a picture, row by row, of which some are on, and some that are off lie in holes among them. */
export interface HoledRaster {
  readonly pixels: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
  /** What pixels that are on hold; all others are off. */
  readonly on: number
}

export interface HoleCloser {
  /**
   * Turns the pixels of the hole that a pixel lies in on, where it is one.
   * @param within holds every pixel that is on: who gets out of it is in no hole
   */
  closeAt(index: number, within: Bounds): void
  /** The same for the pixels to the left and right of one, above and below it. */
  closeAround(index: number, within: Bounds): void
  /** Before the raster is changed otherwise: what was found open so far may be a hole then. */
  endPass(): void
}

/** Marks of pixels that are off; greater ones are the number of the pass in which they were found open. */
const [unseen, seen, firstPass, lastPass] = [0, 1, 2, 255] as const

/**
 * Closes holes: pixels that are off, connected over shared edges (4-connected, as are those that regions take in), with no way over shared
 * edges to the edge of the picture; what touches it is open. In one pass no pixel is looked into twice, however many of a hole are asked for.
 * @param mostPx holes of more pixels stay; Infinity: none does
 * @param closed told of each pixel that is turned on
 */
export function createHoleCloser(
  { pixels, widthPx, heightPx, on }: HoledRaster,
  mostPx: number,
  closed: (index: number) => void = () => {},
): HoleCloser {
  const marks = new Uint8Array(pixels.length)
  let pass: number = firstPass
  // Kept and written over: there is a trail for nearly every pixel of a noisy border.
  let trail = new Int32Array(64)
  let trailLength = 0
  let ahead = new Int32Array(64)
  let aheadLength = 0

  function closeAt(start: number, { x, y, width, height }: Bounds): void {
    if (pixels[start] === on || marks[start] === pass) return
    const [left, top] = [Math.max(1, x), Math.max(1, y)]
    const [right, bottom] = [Math.min(widthPx - 1, x + width), Math.min(heightPx - 1, y + height)]
    trailLength = 0
    aheadLength = 0
    take(start)
    let isOpen = false
    // The last one found first: what is open gets straight out, instead of filling all the room on its way.
    while (aheadLength > 0 && !isOpen) {
      const at = ahead[--aheadLength] ?? 0
      const column = at % widthPx
      const row = (at - column) / widthPx
      isOpen =
        column < left ||
        column >= right ||
        row < top ||
        row >= bottom ||
        visit(at - widthPx) ||
        visit(at - 1) ||
        visit(at + 1) ||
        visit(at + widthPx) ||
        trailLength > mostPx
    }
    for (let i = 0; i < trailLength; i++) {
      const index = trail[i] ?? 0
      marks[index] = isOpen ? pass : unseen
      if (isOpen) continue
      pixels[index] = on
      closed(index)
    }
  }

  function take(index: number): void {
    marks[index] = seen
    if (trailLength === trail.length) trail = doubled(trail)
    if (aheadLength === ahead.length) ahead = doubled(ahead)
    trail[trailLength++] = index
    ahead[aheadLength++] = index
  }

  /** @returns whether the pixel is known to be open */
  function visit(index: number): boolean {
    if (pixels[index] === on) return false
    if (marks[index] === pass) return true
    if (marks[index] !== seen) take(index)
    return false
  }

  return {
    closeAt,
    closeAround(index, within) {
      const column = index % widthPx
      if (column > 0) closeAt(index - 1, within)
      if (column < widthPx - 1) closeAt(index + 1, within)
      if (index >= widthPx) closeAt(index - widthPx, within)
      if (index < widthPx * (heightPx - 1)) closeAt(index + widthPx, within)
    },
    endPass() {
      pass += 1
      if (pass <= lastPass) return
      marks.fill(unseen)
      pass = firstPass
    },
  }
}

function doubled(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * from.length)
  larger.set(from)
  return larger
}
