import type { Lut } from './lut.ts'
import type { Sampling } from './sampling.ts'

/**
 * Each output pixel is interpolated between the four source pixels around its centre; see `renderView`. Grayscale is interpolated
 * as stored values, before the window: between black and white lies what was measured there. At the rim of the picture the last
 * pixel goes on.
 */
export function renderSmooth(sampling: Sampling, width: number, height: number, out: Uint32Array): void {
  const { source, toSource, flipBits } = sampling
  const { widthPx, heightPx } = source
  const { a, b, c, d, e, f } = toSource
  const blend = sampling.lut === undefined ? blendColors(sampling) : blendValues(sampling, sampling.lut)
  for (let y = 0; y < height; y++) {
    const startX = a * 0.5 + c * (y + 0.5) + e
    const startY = b * 0.5 + d * (y + 0.5) + f
    const to = y * width
    for (let x = 0; x < width; x++) {
      const sourceX = startX + a * x
      const sourceY = startY + b * x
      if (sourceX < 0 || sourceY < 0 || sourceX >= widthPx || sourceY >= heightPx) {
        out[to + x] = 0
        continue
      }
      const left = clamp(Math.floor(sourceX - 0.5), widthPx)
      const top = clamp(Math.floor(sourceY - 0.5), heightPx)
      const right = clamp(left + (sourceX < 0.5 ? 0 : 1), widthPx)
      const bottom = clamp(top + (sourceY < 0.5 ? 0 : 1), heightPx)
      const rightShare = Math.max(0, sourceX - 0.5 - left)
      const bottomShare = Math.max(0, sourceY - 0.5 - top)
      const upper = top * widthPx
      const lower = bottom * widthPx
      out[to + x] = blend(upper + left, upper + right, lower + left, lower + right, rightShare, bottomShare) ^ flipBits
    }
  }
}

function clamp(index: number, size: number): number {
  return index < 0 ? 0 : index >= size ? size - 1 : index
}

/** A pixel from the indices of four around it and the shares of the right and the lower ones, 0 to 1. */
type Blend = (nw: number, ne: number, sw: number, se: number, right: number, bottom: number) => number

function blendValues({ source: { pixels } }: Sampling, { table, first, perValue, padding }: Lut): Blend {
  const last = table.length - 1
  const grey = (value: number) => {
    const entry = Math.round((value - first) * perValue)
    return table[entry < 0 ? 0 : entry > last ? last : entry] ?? 0
  }
  const mean: Blend = (nw, ne, sw, se, right, bottom) => {
    const upper = (pixels[nw] ?? 0) * (1 - right) + (pixels[ne] ?? 0) * right
    const lower = (pixels[sw] ?? 0) * (1 - right) + (pixels[se] ?? 0) * right
    return grey(upper * (1 - bottom) + lower * bottom)
  }
  if (padding === null) return mean
  const [low, high] = padding
  const isPadding = (index: number) => {
    const value = pixels[index] ?? 0
    return value >= low && value <= high
  }
  // Between a pixel and padding there is no value: the nearer of the two stands.
  return (nw, ne, sw, se, right, bottom) => {
    if (!isPadding(nw) && !isPadding(ne) && !isPadding(sw) && !isPadding(se)) return mean(nw, ne, sw, se, right, bottom)
    const nearest = bottom < 0.5 ? (right < 0.5 ? nw : ne) : right < 0.5 ? sw : se
    return grey(pixels[nearest] ?? 0)
  }
}

function blendColors({ source: { pixels } }: Sampling): Blend {
  return (nw, ne, sw, se, right, bottom) => {
    let color = 0
    for (let shift = 0; shift < 32; shift += 8) {
      const upper = (((pixels[nw] ?? 0) >>> shift) & 255) * (1 - right) + (((pixels[ne] ?? 0) >>> shift) & 255) * right
      const lower = (((pixels[sw] ?? 0) >>> shift) & 255) * (1 - right) + (((pixels[se] ?? 0) >>> shift) & 255) * right
      color |= Math.round(upper * (1 - bottom) + lower * bottom) << shift
    }
    return color
  }
}
