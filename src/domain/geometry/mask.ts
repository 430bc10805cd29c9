import { countSet, decodeRuns, encodeRuns, type RunLengths } from './run-lengths.ts'

/** A binary raster cropped to a window: (x, y) the window's top-left pixel in the picture, `counts` run lengths inside it. */
export interface CroppedMask {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly counts: RunLengths
}

/** A cropped mask as it is stored. */
export interface StoredMask {
  x: number
  y: number
  width: number
  height: number
  counts: number[]
}

export const emptyMask: StoredMask = { x: 0, y: 0, width: 0, height: 0, counts: [] }

/** The mask in another window: pixels outside it are lost, pixels new in it are zero. */
function inWindow(mask: CroppedMask, x: number, y: number, width: number, height: number): Uint8Array<ArrayBuffer> {
  const source = decodeRuns(mask.counts, mask.width * mask.height)
  const raster = new Uint8Array(width * height)
  const left = Math.max(mask.x, x)
  const right = Math.min(mask.x + mask.width, x + width)
  if (right <= left) return raster
  for (let row = Math.max(mask.y, y); row < Math.min(mask.y + mask.height, y + height); row++) {
    const from = (row - mask.y) * mask.width + left - mask.x
    raster.set(source.subarray(from, from + right - left), (row - y) * width + left - x)
  }
  return raster
}

/** Crops a raster of a window to the pixels that are set; `emptyMask` where none is. */
export function cropMask(raster: Uint8Array, x: number, y: number, width: number, height: number): StoredMask {
  let top = height
  let bottom = -1
  let left = width
  let right = -1
  for (let row = 0; row < height; row++) {
    const line = raster.subarray(row * width, (row + 1) * width)
    const first = line.findIndex((value) => value !== 0)
    if (first === -1) continue
    top = Math.min(top, row)
    bottom = row
    left = Math.min(left, first)
    right = Math.max(
      right,
      line.findLastIndex((value) => value !== 0),
    )
  }
  if (bottom < top) return { ...emptyMask, counts: [] }
  const size = { width: right - left + 1, height: bottom - top + 1 }
  const cropped = inWindow(
    { x: 0, y: 0, width, height, counts: encodeRuns(raster) },
    left,
    top,
    size.width,
    size.height,
  )
  return { x: x + left, y: y + top, ...size, counts: encodeRuns(cropped) }
}

/** XOR of two cropped masks, cropped: commutative, and its own inverse. */
export function xorIntoMask(a: CroppedMask, b: CroppedMask): StoredMask {
  if (countSet(b.counts) === 0) return { x: a.x, y: a.y, width: a.width, height: a.height, counts: [...a.counts] }
  if (countSet(a.counts) === 0) return cropMask(decodeRuns(b.counts, b.width * b.height), b.x, b.y, b.width, b.height)
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const width = Math.max(a.x + a.width, b.x + b.width) - x
  const height = Math.max(a.y + a.height, b.y + b.height) - y
  const raster = inWindow(a, x, y, width, height)
  const flips = inWindow(b, x, y, width, height)
  for (let i = 0; i < raster.length; i++) raster[i] = (raster[i] ?? 0) ^ (flips[i] ?? 0)
  return cropMask(raster, x, y, width, height)
}
