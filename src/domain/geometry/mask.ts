import { createRecent } from '../../lib/recent.ts'
import type { Bounds } from './bounds.ts'
import {
  boundsOfEdges,
  type CroppedMask,
  combinedEdges,
  createJoinedEdges,
  edgesOfMask,
  edgesOfRaster,
  edgesWithin,
  type RowEdges,
} from './row-edges.ts'
import type { RunLengths } from './run-lengths.ts'

/** A mask as it is stored: the window is the smallest that holds every set pixel, so that equal pixels are equal values. */
export interface StoredMask {
  x: number
  y: number
  width: number
  height: number
  counts: number[]
}

export const emptyMask: StoredMask = { x: 0, y: 0, width: 0, height: 0, counts: [] }

/** Rows of one step: of the noisiest picture less than a millisecond's work. */
const rowsAtATime = 16

const lastEdges = createRecent<RowEdges>(4)

/** All edges of a mask; those of the last few are kept, since a stroke goes through the same mask several times. */
export function edgesOfWhole(mask: CroppedMask): RowEdges {
  return lastEdges(keyOf(mask), () => edgesOfMask(mask))
}

/** Masks are never changed in place: one with the same run lengths in the same window is the same. */
function keyOf({ x, y, width, height, counts }: CroppedMask): readonly unknown[] {
  return [counts, x, y, width, height]
}

/** The mask of rows given by their edges; `emptyMask` where there is nothing. */
export function maskOfEdges(all: RowEdges): StoredMask {
  return drained(maskByRows(all))
}

/** Masks that are in their smallest window, by their run lengths. */
const tight = new WeakMap<RunLengths, StoredMask>()

function* maskByRows(all: RowEdges): Generator<void, StoredMask> {
  const { x: left, y: top, width, height } = boundsOfEdges(all)
  const counts: number[] = []
  let before = 0
  for (let i = 0; i < all.rows.length; i++) {
    const offset = ((all.rows[i] ?? 0) - top) * width - left
    const end = all.starts[i + 1] ?? 0
    for (let next = all.starts[i] ?? 0; next < end; next++) {
      const at = offset + (all.edges[next] ?? 0)
      // What ends at the end of a row and begins with the next goes on.
      if (counts.length > 0 && at === before) before -= counts.pop() ?? 0
      else {
        counts.push(at - before)
        before = at
      }
    }
    if (i % rowsAtATime === rowsAtATime - 1) yield
  }
  if (before !== width * height) counts.push(width * height - before)
  const mask = { x: left, y: top, width, height, counts }
  lastEdges(keyOf(mask), () => all)
  tight.set(counts, mask)
  return mask
}

/** Does all of what could be done step by step. */
function drained<T>(work: Iterator<void, T>): T {
  let step = work.next()
  while (step.done !== true) step = work.next()
  return step.value
}

/** The same pixels in the smallest window; `emptyMask` where none is set. Runs beyond the window are cut. */
export function tightMask(mask: CroppedMask): StoredMask {
  const known = tight.get(mask.counts)
  // Made here: it is as it should be, wherever it lies.
  if (known !== undefined && known.width === mask.width && known.height === mask.height) {
    return { ...known, x: mask.x, y: mask.y }
  }
  return maskOfEdges(edgesOfMask(mask))
}

/** Crops a raster of a window (row-major, 0 and 1, `width` x `height` at (x, y)) to the pixels that are set. */
export function cropMask(raster: Uint8Array, x: number, y: number, width: number, height: number): StoredMask {
  return maskOfEdges(edgesOfRaster(raster, width, { x: 0, y: 0, width, height }, { x, y }))
}

const inOneOnly = (inA: boolean, inB: boolean) => inA !== inB

const lastXors = createRecent<StoredMask>(4)

/**
 * XOR of two masks, in the smallest window: commutative, associative, and its own inverse. Asked for again with the same two it answers
 * with the same mask: a stroke is planned, applied and drawn from them.
 */
export function xorIntoMask(a: CroppedMask, b: CroppedMask): StoredMask {
  return lastXors([...keyOf(a), ...keyOf(b)], () => combineMasks(a, b, inOneOnly))
}

const lastWindows = createRecent<Bounds>(4)

/** The smallest window that holds every pixel set in one mask and not in the other; of no size where they are the same. */
export function differingWindow(a: CroppedMask, b: CroppedMask): Bounds {
  return lastWindows([...keyOf(a), ...keyOf(b)], () =>
    boundsOfEdges(combinedEdges(edgesOfWhole(a), edgesOfWhole(b), inOneOnly)),
  )
}

/**
 * Pixels of a picture that differ from those of a mask, in the smallest window.
 * @param pixels row-major, `widthPx` a row, 0 and 1
 * @param window all that may differ; inside of the pixels
 */
export function flippedPixels(pixels: Uint8Array, widthPx: number, window: Bounds, base: CroppedMask): StoredMask {
  return drained(flippedByRows(pixels, widthPx, window, base))
}

/** The same step by step, a few rows each: a noisy region of a large picture has a million runs. */
export function* flippedByRows(
  pixels: Uint8Array,
  widthPx: number,
  window: Bounds,
  base: CroppedMask,
): Generator<void, StoredMask> {
  const whole = edgesOfWhole(base)
  const flips = createJoinedEdges()
  const bottom = window.y + window.height
  for (let y = window.y; y < bottom; y += rowsAtATime) {
    const band = { ...window, y, height: Math.min(rowsAtATime, bottom - y) }
    flips.add(combinedEdges(edgesOfRaster(pixels, widthPx, band), edgesWithin(whole, band), inOneOnly))
    yield
  }
  return yield* maskByRows(flips.all())
}

/**
 * The pixels that `keeps` says, by whether they are set in either mask, in the smallest window: union, intersection, difference.
 * @param keeps must be false for pixels set in neither
 */
export function combineMasks(
  a: CroppedMask,
  b: CroppedMask,
  keeps: (inA: boolean, inB: boolean) => boolean,
): StoredMask {
  return maskOfEdges(combinedEdges(edgesOfWhole(a), edgesOfWhole(b), keeps))
}
