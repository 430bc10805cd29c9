import type { Lut } from './lut.ts'
import { baseLevel, type MipLevel } from './mips.ts'
import type { Picture } from './picture.ts'
import { renderNearest } from './render-nearest.ts'
import { renderSmooth } from './render-smooth.ts'
import { renderUneven, unevenLevel, unevenSteps } from './render-uneven.ts'
import type { ImageTransform, Sampling } from './sampling.ts'

export interface RenderedView {
  readonly transform: ImageTransform
  /** Size of the output in device pixels. */
  readonly widthPx: number
  readonly heightPx: number
  /** Dark for bright. */
  readonly invert: boolean
  /** Interpolate between pixels: for a view at rest; while it changes the nearest pixel is quicker and as good to the eye. */
  readonly smooth: boolean
}

/**
 * Draws a picture as it appears through a view: one sample for each device pixel, so that the cost is that of the screen, not of
 * the picture. Device pixels outside the picture become transparent.
 * @param mips levels 1, 2, ... of `buildMips`; with none, the picture itself is sampled
 * @param lut table of `buildLut` for this picture; ignored for colour
 * @param out widthPx * heightPx RGBA pixels; wholly overwritten
 * @throws RangeError where `out` is of another size
 */
export function renderView(
  picture: Picture,
  mips: readonly MipLevel[],
  lut: Lut | undefined,
  view: RenderedView,
  out: Uint8ClampedArray | Uint32Array,
): void {
  const pixels = out instanceof Uint32Array ? out : new Uint32Array(out.buffer, out.byteOffset, out.length / 4)
  if (pixels.length !== view.widthPx * view.heightPx) throw new RangeError('the output has another size than the view')
  const inverse = invertTransform(view.transform)
  if (inverse === undefined || (picture.kind === 'grayscale' && lut === undefined)) {
    pixels.fill(0)
    return
  }
  const steps = view.smooth ? unevenSteps(inverse) : null
  const source = levelAt(picture, mips, steps === null ? levelFor(inverse, view.smooth) : unevenLevel(steps))
  const sampling: Sampling = {
    source,
    toSource: scaled(inverse, 2 ** -source.level),
    lut: picture.kind === 'grayscale' ? lut : undefined,
    flipBits: view.invert ? 0x00ffffff : 0,
  }
  if (steps !== null) renderUneven(sampling, steps, view.widthPx, view.heightPx, pixels)
  else if (view.smooth) renderSmooth(sampling, view.widthPx, view.heightPx, pixels)
  else renderNearest(sampling, view.widthPx, view.heightPx, pixels)
}

/**
 * The level with about a pixel for each device pixel. A view in motion samples one or two apart; a view at rest takes the level
 * nearest to one apart and interpolates.
 */
function levelFor(inverse: ImageTransform, smooth: boolean): number {
  const step = Math.sqrt(Math.abs(inverse.a * inverse.d - inverse.b * inverse.c))
  const octaves = Math.log2(step)
  return smooth ? Math.round(octaves) : Math.floor(octaves + 1e-9)
}

/** Level 0, the picture itself, where less is wanted; the smallest there is where more is. */
function levelAt(picture: Picture, mips: readonly MipLevel[], level: number): MipLevel {
  return mips[Math.min(level, mips.length) - 1] ?? baseLevel(picture)
}

/** Undefined where the map is flat or not a number. */
function invertTransform({ a, b, c, d, e, f }: ImageTransform): ImageTransform | undefined {
  const determinant = a * d - b * c
  if (!Number.isFinite(1 / determinant)) return undefined
  return {
    a: d / determinant,
    b: -b / determinant,
    c: -c / determinant,
    d: a / determinant,
    e: (c * f - d * e) / determinant,
    f: (b * e - a * f) / determinant,
  }
}

function scaled({ a, b, c, d, e, f }: ImageTransform, scale: number): ImageTransform {
  return { a: a * scale, b: b * scale, c: c * scale, d: d * scale, e: e * scale, f: f * scale }
}
