import { renderSmooth } from './render-smooth.ts'
import type { ImageTransform, Sampling } from './sampling.ts'

/** Image pixels from one output pixel to the next, along rows and columns of the output, where they differ: image pixels are not square. */
export interface UnevenSteps {
  readonly across: number
  readonly down: number
}

/** Steps that differ by a smaller share are even: an output of whole pixels is never quite as large as its view. */
const evenWithin = 0.02
/** Samples taken for an output pixel at most. */
const mostSamples = 8

/** Null where pixels are square, as far as the eye can see. */
export function unevenSteps({ a, b, c, d }: ImageTransform): UnevenSteps | null {
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)]
  return Math.abs(across - down) <= evenWithin * Math.min(across, down) ? null : { across, down }
}

/** The halved level to sample: nothing is lost along the finer steps, and there are not too many samples along the others. */
export function unevenLevel({ across, down }: UnevenSteps): number {
  const fine = Math.round(Math.log2(Math.min(across, down)))
  const coarse = Math.ceil(Math.log2(Math.max(across, down) / mostSamples))
  return Math.max(fine, coarse, 0)
}

/**
 * As `renderSmooth`, where image pixels are reduced along one side of the output more than along the other: along that side every output
 * pixel is the mean of several samples, so that none of the image's is passed over and none is blurred along the other side.
 * @param steps in pixels of the picture, not of the level that is sampled
 */
export function renderUneven(
  sampling: Sampling,
  steps: UnevenSteps,
  width: number,
  height: number,
  out: Uint32Array,
): void {
  const samples = Math.max(1, Math.round(Math.max(steps.across, steps.down) / 2 ** sampling.source.level))
  if (samples === 1) {
    renderSmooth(sampling, width, height, out)
    return
  }
  const { a, b, c, d, e, f } = sampling.toSource
  const isAcross = steps.across > steps.down
  const [wide, high] = isAcross ? [width * samples, height] : [width, height * samples]
  const toSource = isAcross
    ? { a: a / samples, b: b / samples, c, d, e, f }
    : { a, b, c: c / samples, d: d / samples, e, f }
  const fine = new Uint32Array(wide * high)
  renderSmooth({ ...sampling, toSource }, wide, high, fine)
  const step = isAcross ? 1 : width
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      out[to] = meanOf(fine, isAcross ? y * wide + x * samples : y * samples * width + x, step, samples)
    }
  }
}

/** The mean of pixels of which some may lie outside of the picture. */
function meanOf(pixels: Uint32Array, from: number, step: number, count: number): number {
  let [red, green, blue, alpha, inside] = [0, 0, 0, 0, 0]
  for (let i = 0, at = from; i < count; i++, at += step) {
    const pixel = pixels[at] ?? 0
    if (pixel === 0) continue
    red += pixel & 255
    green += (pixel >>> 8) & 255
    blue += (pixel >>> 16) & 255
    alpha += pixel >>> 24
    inside++
  }
  if (inside === 0) return 0
  const half = inside >> 1
  const part = (sum: number) => Math.floor((sum + half) / inside)
  return ((Math.round(alpha / count) << 24) | (part(blue) << 16) | (part(green) << 8) | part(red)) >>> 0
}
