import type { StoredValues } from '../dicom/stored-values.ts'
import type { GrayscaleImage, Picture } from './picture.ts'

/** A picture halved `level` times: pixel (x, y) is the mean of the 2^level x 2^level pixels from (x, y) * 2^level on. */
export interface MipLevel {
  readonly level: number
  readonly widthPx: number
  readonly heightPx: number
  /** Stored values of a grayscale picture, RGBA pixels as little-endian numbers of a colour one. */
  readonly pixels: StoredValues
}

/** Smaller than this a picture needs no further halving. */
const smallestSidePx = 64

/** The picture itself, as the level that the halved ones follow. The pixels are shared, not copied. */
export function baseLevel(picture: Picture): MipLevel {
  const { widthPx, heightPx } = picture
  const pixels = picture.kind === 'grayscale' ? picture.values : new Uint32Array(picture.rgba.buffer)
  return { level: 0, widthPx, heightPx, pixels }
}

/** Levels 1, 2, ... in the depth of the stored values. Padding takes no part in a mean; where all four are padding it stays. */
export function buildMips(picture: Picture): MipLevel[] {
  const mips: MipLevel[] = []
  let last = baseLevel(picture)
  while (Math.min(last.widthPx, last.heightPx) > smallestSidePx) {
    last = picture.kind === 'grayscale' ? halveValues(last, picture) : halveColors(last)
    mips.push(last)
  }
  return mips
}

function halveValues(from: MipLevel, { padding }: GrayscaleImage): MipLevel {
  const isReal = from.pixels instanceof Float32Array || from.pixels instanceof Float64Array
  const mean = isReal ? (sum: number) => sum / 4 : (sum: number) => Math.floor((sum + 2) / 4)
  if (padding === null) return halve(from, (a, b, c, d) => mean(a + b + c + d))
  const [low, high] = padding
  return halve(from, (a, b, c, d) => {
    const real = [a, b, c, d].filter((value) => value < low || value > high)
    if (real.length === 4) return mean(a + b + c + d)
    return real.length === 0 ? low : Math.round(real.reduce((sum, value) => sum + value, 0) / real.length)
  })
}

function halveColors(from: MipLevel): MipLevel {
  // Two channels at a time: each has 16 bits to hold the sum of four bytes and the half that rounds.
  const mean = (a: number, b: number, c: number, d: number) =>
    ((((a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x20002) >>> 2) & 0xff00ff) >>> 0
  return halve(from, (a, b, c, d) => {
    const low = mean(a, b, c, d)
    const high = mean(a >>> 8, b >>> 8, c >>> 8, d >>> 8)
    return (low | (high << 8)) >>> 0
  })
}

/** The last column or row of an odd number stands for itself. */
function halve(
  { level, widthPx, heightPx, pixels }: MipLevel,
  mean: (a: number, b: number, c: number, d: number) => number,
): MipLevel {
  const width = Math.ceil(widthPx / 2)
  const height = Math.ceil(heightPx / 2)
  const halved = pixels.slice(0, width * height)
  for (let y = 0, to = 0; y < height; y++) {
    const top = 2 * y * widthPx
    const bottom = 2 * y + 1 < heightPx ? top + widthPx : top
    for (let x = 0; x < width; x++, to++) {
      const left = 2 * x
      const right = left + 1 < widthPx ? left + 1 : left
      halved[to] = mean(
        pixels[top + left] ?? 0,
        pixels[top + right] ?? 0,
        pixels[bottom + left] ?? 0,
        pixels[bottom + right] ?? 0,
      )
    }
  }
  return { level: level + 1, widthPx: width, heightPx: height, pixels: halved }
}
