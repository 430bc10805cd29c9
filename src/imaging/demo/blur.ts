import { createPlane, type Plane } from './plane.ts'

/** Blurs a plane, in place, as by a Gaussian of a standard deviation in mm: three box blurs each way. The rim repeats the last pixel. */
export function blurred(plane: Plane, sigmaMm: number): Plane {
  const sigmaPx = sigmaMm / plane.mmPerPx
  // Three boxes of 2r + 1 have the variance ((2r + 1)^2 - 1) / 4.
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2))
  const { widthPx, heightPx, values } = plane
  const line = new Float64Array(widthPx + 2 * radius + 1)
  for (let row = 0; row < heightPx; row++) {
    const pixels = values.subarray(row * widthPx, (row + 1) * widthPx)
    for (let pass = 0; pass < 3; pass++) boxLine(pixels, radius, line)
  }
  blurColumns(plane, radius)
  return plane
}

/** @param line room for the values with their first and last repeated beyond the ends: no pixel has to ask whether it is at the rim */
function boxLine(values: Float32Array, radius: number, line: Float64Array): void {
  const count = values.length
  const width = 2 * radius + 1
  const first = values[0] ?? 0
  const last = values[count - 1] ?? 0
  line.fill(first, 0, radius + 1)
  for (let i = 0; i < count; i++) line[radius + 1 + i] = values[i] ?? 0
  line.fill(last, radius + 1 + count)
  let sum = first * (radius + 1)
  for (let i = 0; i < radius; i++) sum += line[radius + 1 + i] ?? 0
  for (let i = 0; i < count; i++) {
    sum += line[width + i] ?? 0
    sum -= line[i] ?? 0
    values[i] = sum / width
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
    for (let row = -radius; row <= radius; row++) {
      const start = rowStart(row)
      for (let x = 0; x < widthPx; x++) sums[x] = (sums[x] ?? 0) + (values[start + x] ?? 0)
    }
    for (let row = 0; row < heightPx; row++) {
      const to = row * widthPx
      kept.set(values.subarray(to, to + widthPx), (row % (radius + 1)) * widthPx)
      const isPastEnd = row + radius + 1 >= heightPx
      const from = isPastEnd ? last : values
      const entering = isPastEnd ? 0 : (row + radius + 1) * widthPx
      const leaving = (Math.max(0, row - radius) % (radius + 1)) * widthPx
      for (let x = 0; x < widthPx; x++) {
        const sum = sums[x] ?? 0
        values[to + x] = sum * scale
        sums[x] = sum + (from[entering + x] ?? 0) - (kept[leaving + x] ?? 0)
      }
    }
  }
}

/** The mean of blocks of `factor` x `factor` pixels. */
function shrunk(plane: Plane, factor: number): Plane {
  const small = createPlane({
    widthPx: Math.ceil(plane.widthPx / factor),
    heightPx: Math.ceil(plane.heightPx / factor),
    mmPerPx: plane.mmPerPx * factor,
    topMm: plane.topMm,
  })
  for (let row = 0; row < small.heightPx; row++) {
    for (let column = 0; column < small.widthPx; column++) {
      let sum = 0
      let count = 0
      for (let y = row * factor; y < Math.min(plane.heightPx, (row + 1) * factor); y++) {
        for (let x = column * factor; x < Math.min(plane.widthPx, (column + 1) * factor); x++) {
          sum += plane.values[y * plane.widthPx + x] ?? 0
          count += 1
        }
      }
      small.values[row * small.widthPx + column] = sum / count
    }
  }
  return small
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
  return (row, line) => {
    const y = Math.max(0, Math.min(heightPx - 1.001, (row + 0.5) / factor - 0.5))
    const top = Math.floor(y)
    const down = y - top
    for (let column = 0; column < line.length; column++) {
      const right = rights[column] ?? 0
      const index = top * widthPx + (lefts[column] ?? 0)
      const upper = (values[index] ?? 0) * (1 - right) + (values[index + 1] ?? 0) * right
      const lower = (values[index + widthPx] ?? 0) * (1 - right) + (values[index + widthPx + 1] ?? 0) * right
      line[column] = upper * (1 - down) + lower * down
    }
  }
}
