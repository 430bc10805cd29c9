import { createPlane, type Plane } from './plane.ts'

/** A plane blurred as by a Gaussian of a standard deviation in mm: three box blurs each way. The rim repeats the last pixel. */
export function blurred(plane: Plane, sigmaMm: number): Plane {
  const sigmaPx = sigmaMm / plane.mmPerPx
  // Three boxes of 2r + 1 have the variance ((2r + 1)^2 - 1) / 4.
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2))
  const { widthPx, heightPx } = plane
  const to = createPlane(plane)
  to.values.set(plane.values)
  const line = new Float32Array(Math.max(widthPx, heightPx))
  for (let pass = 0; pass < 3; pass++) {
    for (let row = 0; row < heightPx; row++) boxLine(to.values, row * widthPx, 1, widthPx, radius, line)
  }
  blurColumns(to, radius)
  return to
}

function boxLine(
  values: Float32Array,
  start: number,
  step: number,
  count: number,
  radius: number,
  line: Float32Array,
): void {
  for (let i = 0; i < count; i++) line[i] = values[start + i * step] ?? 0
  const first = line[0] ?? 0
  const last = line[count - 1] ?? 0
  let sum = first * (radius + 1)
  for (let i = 0; i < radius; i++) sum += i < count ? (line[i] ?? 0) : last
  for (let i = 0; i < count; i++) {
    const entering = i + radius
    const leaving = i - radius - 1
    sum += entering < count ? (line[entering] ?? 0) : last
    if (i > 0) sum -= leaving >= 0 ? (line[leaving] ?? 0) : first
    else sum -= first
    values[start + i * step] = sum / (2 * radius + 1)
  }
}

/** Whole rows at a time: running down columns one by one would miss the cache at every pixel. */
function blurColumns({ widthPx, heightPx, values }: Plane, radius: number): void {
  const scale = 1 / (2 * radius + 1)
  for (let pass = 0; pass < 3; pass++) {
    const from = values.slice()
    const sums = new Float64Array(widthPx)
    const rowStart = (row: number) => Math.max(0, Math.min(heightPx - 1, row)) * widthPx
    for (let row = -radius; row <= radius; row++) {
      const start = rowStart(row)
      for (let x = 0; x < widthPx; x++) sums[x] = (sums[x] ?? 0) + (from[start + x] ?? 0)
    }
    for (let row = 0; row < heightPx; row++) {
      const entering = rowStart(row + radius + 1)
      const leaving = rowStart(row - radius)
      const to = row * widthPx
      for (let x = 0; x < widthPx; x++) {
        const sum = sums[x] ?? 0
        values[to + x] = sum * scale
        sums[x] = sum + (from[entering + x] ?? 0) - (from[leaving + x] ?? 0)
      }
    }
  }
}

/** The mean of blocks of `factor` x `factor` pixels. */
export function shrunk(plane: Plane, factor: number): Plane {
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

/** A wide blur, worked out on blocks of `factor` x `factor` pixels and spread over the pixels again with straight lines between. */
export function wideBlur(plane: Plane, sigmaMm: number, factor: number): Plane {
  const { values, widthPx, heightPx } = blurred(shrunk(plane, factor), sigmaMm)
  const wide = createPlane(plane)
  for (let row = 0, to = 0; row < wide.heightPx; row++) {
    const y = Math.max(0, Math.min(heightPx - 1.001, (row + 0.5) / factor - 0.5))
    const top = Math.floor(y)
    const down = y - top
    for (let column = 0; column < wide.widthPx; column++, to++) {
      const x = Math.max(0, Math.min(widthPx - 1.001, (column + 0.5) / factor - 0.5))
      const left = Math.floor(x)
      const right = x - left
      const index = top * widthPx + left
      const upper = (values[index] ?? 0) * (1 - right) + (values[index + 1] ?? 0) * right
      const lower = (values[index + widthPx] ?? 0) * (1 - right) + (values[index + widthPx + 1] ?? 0) * right
      wide.values[to] = upper * (1 - down) + lower * down
    }
  }
  return wide
}
