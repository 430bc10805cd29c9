import { createPlane, type Plane } from './plane.ts'

/** Blurs a plane, in place, as by a Gaussian of a standard deviation in mm: three box blurs each way. The rim repeats the last pixel. */
export function blurred(plane: Plane, sigmaMm: number): Plane {
  const sigmaPx = sigmaMm / plane.mmPerPx
  // Three boxes of 2r + 1 have the variance ((2r + 1)^2 - 1) / 4.
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2))
  blurRows(plane, radius)
  blurColumns(plane, radius)
  return plane
}

/** A row goes from one line to another at each pass and back into the plane at the last: copying it every time took as long as the sums. */
function blurRows({ widthPx, heightPx, values }: Plane, radius: number): void {
  const start = radius + 1
  const [one, other] = [new Float32Array(widthPx + 2 * radius + 1), new Float32Array(widthPx + 2 * radius + 1)]
  for (let row = 0; row < heightPx; row++) {
    one.set(values.subarray(row * widthPx, (row + 1) * widthPx), start)
    boxLine(one, other, start, widthPx, radius)
    boxLine(other, one, start, widthPx, radius)
    boxLine(one, values, row * widthPx, widthPx, radius)
  }
}

/**
 * One pass of a box over a line.
 * @param from `count` values behind room for `radius + 1`, before room for `radius`: the first and the last are repeated there, so that no
 * pixel has to ask whether it is at the rim
 * @param to where the means go, from `toStart` on
 */
function boxLine(from: Float32Array, to: Float32Array, toStart: number, count: number, radius: number): void {
  const width = 2 * radius + 1
  const first = from[radius + 1] ?? 0
  from.fill(first, 0, radius + 1)
  from.fill(from[radius + count] ?? 0, radius + 1 + count)
  let sum = first * (radius + 1)
  for (let i = 0; i < radius; i++) sum += from[radius + 1 + i] ?? 0
  for (let i = 0; i < count; i++) {
    sum += from[width + i] ?? 0
    sum -= from[i] ?? 0
    to[toStart + i] = sum / width
  }
}

/**
 * Whole rows at a time: running down columns one by one would miss the cache at every pixel. In place: the rows that are still to leave
 * the sum are kept as they were, those that are still to enter it lie unchanged below.
 */
function blurColumns({ widthPx, heightPx, values }: Plane, radius: number): void {
  const scale = 1 / (2 * radius + 1)
  const last = new Float32Array(widthPx)
  for (let pass = 0; pass < 3; pass++) {
    last.set(values.subarray((heightPx - 1) * widthPx))
    const kept = new Float32Array((radius + 1) * widthPx)
    const sums = new Float64Array(widthPx)
    const rowStart = (row: number) => Math.max(0, Math.min(heightPx - 1, row)) * widthPx
    for (let row = -radius; row <= radius; row++) addLine(sums, values, rowStart(row))
    for (let row = 0; row < heightPx; row++) {
      const to = row * widthPx
      kept.set(values.subarray(to, to + widthPx), (row % (radius + 1)) * widthPx)
      const isPastEnd = row + radius + 1 >= heightPx
      const from = isPastEnd ? last : values
      const entering = isPastEnd ? 0 : (row + radius + 1) * widthPx
      const leaving = (Math.max(0, row - radius) % (radius + 1)) * widthPx
      takeMeans(sums, scale, values, to)
      slideLine(sums, from, entering, kept, leaving)
    }
  }
}

/*
 * What is done to every pixel stands in functions of one row: they are called often enough for an engine to compile them as a whole, where
 * a loop over a plane is compiled anew in the middle of its run, for every plane.
 */

function addLine(sums: Float64Array, from: Float32Array, start: number): void {
  for (let x = 0; x < sums.length; x++) sums[x] = (sums[x] ?? 0) + (from[start + x] ?? 0)
}

function takeMeans(sums: Float64Array, scale: number, to: Float32Array, start: number): void {
  for (let x = 0; x < sums.length; x++) to[start + x] = (sums[x] ?? 0) * scale
}

function slideLine(
  sums: Float64Array,
  from: Float32Array,
  entering: number,
  kept: Float32Array,
  leaving: number,
): void {
  for (let x = 0; x < sums.length; x++) {
    sums[x] = (sums[x] ?? 0) + (from[entering + x] ?? 0) - (kept[leaving + x] ?? 0)
  }
}

/** The mean of blocks of `factor` x `factor` pixels. */
function shrunk({ widthPx, heightPx, mmPerPx, topMm, values }: Plane, factor: number): Plane {
  const small = createPlane({
    widthPx: Math.ceil(widthPx / factor),
    heightPx: Math.ceil(heightPx / factor),
    mmPerPx: mmPerPx * factor,
    topMm,
  })
  const sums = new Float64Array(small.widthPx)
  for (let row = 0; row < small.heightPx; row++) {
    const endY = Math.min(heightPx, (row + 1) * factor)
    sums.fill(0)
    for (let y = row * factor; y < endY; y++) addBlocks(sums, factor, values, y * widthPx, (y + 1) * widthPx)
    for (let column = 0; column < small.widthPx; column++) {
      const count = (endY - row * factor) * (Math.min(widthPx, (column + 1) * factor) - column * factor)
      small.values[row * small.widthPx + column] = (sums[column] ?? 0) / count
    }
  }
  return small
}

/** Adds every `factor` values of a row to one sum. */
function addBlocks(sums: Float64Array, factor: number, values: Float32Array, start: number, end: number): void {
  for (let column = 0, from = start; column < sums.length; column++) {
    const blockEnd = Math.min(from + factor, end)
    let sum = sums[column] ?? 0
    for (; from < blockEnd; from++) sum += values[from] ?? 0
    sums[column] = sum
  }
}

/** Writes a row of a plane into a line of its width. */
export type RowReader = (row: number, line: Float32Array) => void

/**
 * A wide blur, worked out on blocks of `factor` x `factor` pixels and spread over the pixels again with straight lines between; row by
 * row, as it is asked for.
 */
export function wideBlur(plane: Plane, sigmaMm: number, factor: number): RowReader {
  const { values, widthPx, heightPx } = blurred(shrunk(plane, factor), sigmaMm)
  const lefts = new Int32Array(plane.widthPx)
  const rights = new Float64Array(plane.widthPx)
  for (let column = 0; column < plane.widthPx; column++) {
    const x = Math.max(0, Math.min(widthPx - 1.001, (column + 0.5) / factor - 0.5))
    lefts[column] = Math.floor(x)
    rights[column] = x - Math.floor(x)
  }
  const across = (row: number, into: Float64Array) => {
    const start = row * widthPx
    for (let column = 0; column < into.length; column++) {
      const right = rights[column] ?? 0
      const index = start + (lefts[column] ?? 0)
      into[column] = (values[index] ?? 0) * (1 - right) + (values[index + 1] ?? 0) * right
    }
  }
  // Several rows lie between the same two of the blocks: those are spread out once.
  let [upper, lower] = [new Float64Array(plane.widthPx), new Float64Array(plane.widthPx)]
  let spread = Number.NaN
  return (row, line) => {
    const y = Math.max(0, Math.min(heightPx - 1.001, (row + 0.5) / factor - 0.5))
    const top = Math.floor(y)
    const down = y - top
    if (top !== spread) {
      ;[upper, lower] = [lower, upper]
      if (top !== spread + 1) across(top, upper)
      across(top + 1, lower)
      spread = top
    }
    mixLines(upper, lower, down, line)
  }
}

function mixLines(upper: Float64Array, lower: Float64Array, down: number, line: Float32Array): void {
  for (let column = 0; column < line.length; column++) {
    line[column] = (upper[column] ?? 0) * (1 - down) + (lower[column] ?? 0) * down
  }
}
