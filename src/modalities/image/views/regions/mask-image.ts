import { type Affine, invertAffine, mappedBounds } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import type { RunSource } from './mask-runs.ts'

/** A line around a mask: from the widest to the narrowest, in canvas pixels across. */
export interface MaskLine {
  readonly widthPixels: number
  /** Red, green, blue, alpha, 0 to 255 each. */
  readonly color: readonly [red: number, green: number, blue: number, alpha: number]
}

export interface MaskLook {
  readonly lines: readonly MaskLine[]
  /** Null: not filled. */
  readonly fill: MaskLine['color'] | null
}

/**
 * Draws a mask as pixels of the canvas: what it costs goes by the pixels drawn, not by the length of its border. Each canvas pixel
 * whose middle is in a set pixel is inside; where the picture is reduced, so is one that any set pixel falls on, so that nothing thin
 * is lost. The view may be turned by right angles and mirrored, as `Affine` of a viewport always is.
 * @param area whole canvas pixels to draw
 * @returns the pixels of `area`; null where nothing of the mask is near
 */
export function maskImage(runs: RunSource, toDevice: Affine, area: Bounds, look: MaskLook): ImageData | null {
  const image = new ImageData(area.width, area.height)
  return blendMask({ image, x: area.x, y: area.y }, runs, toDevice, area, look) ? image : null
}

/**
 * The same, laid over pixels that are there already.
 * @param onto pixels with the place of their first in the canvas
 * @param area inside of `onto`
 * @returns whether anything of the mask is near
 */
export function blendMask(
  onto: { readonly image: ImageData; readonly x: number; readonly y: number },
  runs: RunSource,
  toDevice: Affine,
  area: Bounds,
  look: MaskLook,
): boolean {
  const reach = Math.ceil((look.lines[0]?.widthPixels ?? 0) / 2) + 1
  const wide = area.width + 2 * reach
  const high = area.height + 2 * reach
  const inside = new Uint8Array(wide * high)
  const shifted = { ...toDevice, e: toDevice.e - area.x + reach, f: toDevice.f - area.y + reach }
  if (!setInside(inside, wide, high, runs, shifted)) return false
  const levels = levelsOf(inside, wide, high, look.lines)
  const colors = [0, ...look.lines.map(({ color }) => packed(color))]
  const fill = look.fill === null ? 0 : packed(look.fill)
  const out = new Uint32Array(onto.image.data.buffer)
  for (let row = 0; row < area.height; row++) {
    let from = (row + reach) * wide + reach
    let to = (row + area.y - onto.y) * onto.image.width + area.x - onto.x
    for (let column = 0; column < area.width; column++, from++, to++) {
      const level = levels[from] ?? 0
      const color = level > 0 ? (colors[level] ?? 0) : inside[from] === 1 ? fill : 0
      if (color !== 0) out[to] = over(color, out[to] ?? 0)
    }
  }
  return true
}

/** One colour laid over another; both packed, not premultiplied. */
function over(above: number, below: number): number {
  const strength = above >>> 24
  const behind = ((below >>> 24) * (255 - strength)) / 255
  if (behind === 0) return above
  const alpha = strength + behind
  const mix = (shift: number) =>
    Math.round((((above >>> shift) & 255) * strength + ((below >>> shift) & 255) * behind) / alpha)
  return ((Math.round(alpha) << 24) | (mix(16) << 16) | (mix(8) << 8) | mix(0)) >>> 0
}

function packed([red, green, blue, alpha]: MaskLine['color']): number {
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0
}

function setInside(inside: Uint8Array, wide: number, high: number, runs: RunSource, toDevice: Affine): boolean {
  const { a, b, c, d, e, f } = toDevice
  const seen = mappedBounds(invertAffine(toDevice), { x: 0, y: 0, width: wide, height: high })
  const window = {
    left: Math.floor(seen.x) - 1,
    top: Math.floor(seen.y) - 1,
    right: Math.ceil(seen.x + seen.width) + 1,
    bottom: Math.ceil(seen.y + seen.height) + 1,
  }
  const isUpright = b === 0 && c === 0
  let any = false
  runs(window, (row, from, to) => {
    // Along the row and across it, whichever way the view has them.
    const [x0, x1] = isUpright ? covered(a, e, from, to, wide) : covered(c, e, row, row + 1, wide)
    const [y0, y1] = isUpright ? covered(d, f, row, row + 1, high) : covered(b, f, from, to, high)
    for (let y = y0; y < y1; y++) if (x0 < x1) inside.fill(1, y * wide + x0, y * wide + x1)
    any ||= x0 < x1 && y0 < y1
  })
  return any
}

/** Canvas pixels [first, end) whose middle lies between two places of the picture; the one where they are where there is none. */
function covered(scale: number, offset: number, from: number, to: number, limit: number): readonly [number, number] {
  const p = scale * from + offset
  const q = scale * to + offset
  const low = Math.min(p, q)
  let first = Math.ceil(low - 0.5)
  let end = Math.ceil(Math.max(p, q) - 0.5)
  if (first >= end) {
    first = Math.floor(low)
    end = first + 1
  }
  return [Math.max(0, first), Math.min(limit, end)]
}

/** For each pixel the number (from 1) of the last line that covers it, 0 for none. */
function levelsOf(inside: Uint8Array, wide: number, high: number, lines: readonly MaskLine[]): Uint8Array {
  const levels = new Uint8Array(wide * high)
  const border = borderOf(inside, wide, high)
  for (const [index, { widthPixels }] of lines.entries()) {
    const radius = Math.max(0, widthPixels / 2 - 0.5)
    const spans = discSpans(radius)
    const reach = spans.length >> 1
    for (let i = 0; i < border.length; i++) {
      const at = border[i] ?? 0
      const [column, row] = [at % wide, Math.floor(at / wide)]
      if (reach === 0) levels[at] = index + 1
      else if (column < reach || column >= wide - reach || row < reach || row >= high - reach) continue
      else {
        for (let dy = -reach; dy <= reach; dy++) {
          const half = spans[dy + reach] ?? 0
          const middle = at + dy * wide
          levels.fill(index + 1, middle - half, middle + half + 1)
        }
      }
    }
  }
  return levels
}

/** Pixels beside a border, on both sides of it. */
function borderOf(inside: Uint8Array, wide: number, high: number): Int32Array {
  const isBorder = new Uint8Array(inside.length)
  let count = 0
  const mark = (at: number) => {
    if (isBorder[at] === 1) return
    isBorder[at] = 1
    count += 1
  }
  for (let row = 0; row < high; row++) {
    const end = (row + 1) * wide
    for (let at = row * wide; at < end; at++) {
      const own = inside[at]
      if (at + 1 < end && inside[at + 1] !== own) {
        mark(at)
        mark(at + 1)
      }
      if (row + 1 < high && inside[at + wide] !== own) {
        mark(at)
        mark(at + wide)
      }
    }
  }
  const border = new Int32Array(count)
  let next = 0
  for (let at = 0; next < count; at++) {
    if (isBorder[at] !== 1) continue
    border[next] = at
    next += 1
  }
  return border
}

/** Half widths of the rows of a disc, from its top to its bottom. */
function discSpans(radius: number): readonly number[] {
  const reach = Math.floor(radius + 0.25)
  return Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.floor(Math.sqrt(Math.max(0, (radius + 0.25) ** 2 - (i - reach) ** 2))),
  )
}
