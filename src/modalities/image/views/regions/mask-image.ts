import type { Affine } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import type { InsidePixels } from './inside-pixels.ts'

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

export function isSameLook(a: MaskLook, b: MaskLook): boolean {
  return (
    packedFill(a) === packedFill(b) &&
    a.lines.length === b.lines.length &&
    a.lines.every(({ widthPixels, color }, index) => {
      const other = b.lines[index]
      return other !== undefined && widthPixels === other.widthPixels && packed(color) === packed(other.color)
    })
  )
}

/**
 * Draws a mask as pixels of the canvas: what it costs goes by the length of its border on the canvas, since all else is filled in long
 * runs.
 * @param area whole canvas pixels to draw
 * @returns the pixels of `area`; null where nothing of the mask is near
 */
export function maskImage(pixels: InsidePixels, toDevice: Affine, area: Bounds, look: MaskLook): ImageData | null {
  const image = new ImageData(area.width, area.height)
  return paint(new Uint32Array(image.data.buffer), pixels, toDevice, area, look) ? image : null
}

/**
 * The same, laid over pixels that are there already.
 * @param onto pixels with the place of their first in the canvas
 * @param area inside of `onto`
 * @returns whether anything of the mask is near
 */
export function blendMask(
  onto: { readonly image: ImageData; readonly x: number; readonly y: number },
  pixels: InsidePixels,
  toDevice: Affine,
  area: Bounds,
  look: MaskLook,
): boolean {
  const own = new Uint32Array(area.width * area.height)
  if (!paint(own, pixels, toDevice, area, look)) return false
  const out = new Uint32Array(onto.image.data.buffer)
  // Neighbours are mostly alike: what came of one is right for the next.
  let above = 0
  let below = 0
  let mixed = 0
  for (let row = 0, from = 0; row < area.height; row++) {
    let to = (row + area.y - onto.y) * onto.image.width + area.x - onto.x
    for (let column = 0; column < area.width; column++, from++, to++) {
      const color = own[from] ?? 0
      if (color === 0) continue
      const before = out[to] ?? 0
      if (color !== above || before !== below) {
        above = color
        below = before
        mixed = over(color, before)
      }
      out[to] = mixed
    }
  }
  return true
}

/**
 * Fill and lines, each over what was there before. Step by step only along the border, without anything made on the way: what is slow
 * before it has been compiled is slow just when a reader clicks for the first time.
 * @param out the pixels of `area`, blank
 */
function paint(out: Uint32Array, pixels: InsidePixels, toDevice: Affine, area: Bounds, look: MaskLook): boolean {
  const reach = Math.ceil((look.lines[0]?.widthPixels ?? 0) / 2) + 1
  const wide = area.width + 2 * reach
  const high = area.height + 2 * reach
  const inside = new Uint8Array((wide + 1) * high)
  const shifted = { ...toDevice, e: toDevice.e - area.x + reach, f: toDevice.f - area.y + reach }
  if (!pixels(inside, wide + 1, high, shifted)) return false
  if (inside.indexOf(0) < 0) {
    out.fill(packedFill(look))
    return true
  }
  for (let at = wide; at < inside.length; at += wide + 1) inside[at] = 0
  const runs = runsOf(inside, wide)
  if (look.fill !== null) layRuns(out, area, runs, reach, [0], packed(look.fill))
  if (look.lines.length === 0) return true
  const border = runsOf(borderOf(runs, wide, high), wide)
  for (const { widthPixels, color } of look.lines)
    layRuns(out, area, border, reach, discSpans(Math.max(0, widthPixels / 2 - 0.5)), packed(color))
  return true
}

/**
 * Sets pixels to a colour along runs of a grid that reaches beyond them by `reach` on all sides.
 * @param spans by how much a run is longer at both ends, for each row from the topmost that it is laid over to the lowest
 */
function layRuns(
  out: Uint32Array,
  { width, height }: Bounds,
  { count, rows, froms, tos }: Runs,
  reach: number,
  spans: readonly number[],
  color: number,
): void {
  const middle = spans.length >> 1
  for (let i = 0; i < count; i++) {
    const from = (froms[i] ?? 0) - reach
    const to = (tos[i] ?? 0) - reach
    const top = (rows[i] ?? 0) - reach - middle
    for (let k = 0; k < spans.length; k++) {
      const row = top + k
      if (row < 0 || row >= height) continue
      const half = spans[k] ?? 0
      const begin = from < half ? 0 : from - half
      const end = to + half > width ? width : to + half
      setRun(out, color, row * width + begin, row * width + end)
    }
  }
}

/** A call for every few pixels of a border takes longer than setting them. */
const shortRun = 24

function setRun(into: Uint32Array | Uint8Array, value: number, from: number, end: number): void {
  if (end - from > shortRun) into.fill(value, from, end)
  else for (let at = from; at < end; at++) into[at] = value
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

/** No pixel is drawn for a fill that is not there. */
const packedFill = ({ fill }: MaskLook): number => (fill === null ? 0 : packed(fill))

function packed([red, green, blue, alpha]: MaskLine['color']): number {
  return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0
}

/** Pixels that are set, as runs of a row, ends exclusive, in order. */
interface Runs {
  readonly count: number
  readonly rows: Int32Array
  readonly froms: Int32Array
  readonly tos: Int32Array
}

/**
 * @param pixels rows of `wide` pixels and one that is blank: the search for the end of a run must not go on through the rows below, which
 * takes the longer the more of them are set
 */
function runsOf(pixels: Uint8Array, wide: number): Runs {
  const stride = wide + 1
  // Small windows are drawn by the hundred: what they need is little, and so is what is set aside for them.
  let room = (pixels.length / stride) * 4
  let rows = new Int32Array(room)
  let froms = new Int32Array(room)
  let tos = new Int32Array(room)
  let count = 0
  for (let at = pixels.indexOf(1); at >= 0; ) {
    if (count === room) {
      room *= 2
      rows = enlarged(rows, room)
      froms = enlarged(froms, room)
      tos = enlarged(tos, room)
    }
    const row = Math.floor(at / stride)
    const to = pixels.indexOf(0, at)
    rows[count] = row
    froms[count] = at - row * stride
    tos[count] = to - row * stride
    count++
    at = pixels.indexOf(1, to)
  }
  return { count, rows, froms, tos }
}

function enlarged(from: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room)
  larger.set(from)
  return larger
}

/**
 * Pixels beside a border, on both sides of it, in rows as `runsOf` takes them; what is beyond the grid counts as going on as it is at its
 * edge.
 */
function borderOf({ count, rows, froms, tos }: Runs, wide: number, high: number): Uint8Array {
  const stride = wide + 1
  const border = new Uint8Array(stride * high)
  for (let i = 0; i < count; i++) {
    const start = (rows[i] ?? 0) * stride
    const from = froms[i] ?? 0
    const to = tos[i] ?? 0
    if (from > 0) setRun(border, 1, start + from - 1, start + from + 1)
    if (to < wide) setRun(border, 1, start + to - 1, start + to + 1)
  }
  // Where one of two rows is set and the other is not, both are beside a border.
  let above = 0
  let own = 0
  for (let row = rows[0] ?? 0; count > 0 && row <= Math.min(high - 1, (rows[count - 1] ?? 0) + 1); row++) {
    while (above < count && (rows[above] ?? 0) < row - 1) above++
    while (own < count && (rows[own] ?? 0) < row) own++
    if (row > 0) markDifferences(border, row, above, own)
  }
  return border

  /** @param p number of the first run of the row above, @param q of the row itself, where they have any */
  function markDifferences(into: Uint8Array, row: number, p: number, q: number): void {
    let start = -1
    let isSetAbove = false
    let isSet = false
    while (true) {
      const nextAbove = p < count && rows[p] === row - 1 ? ((isSetAbove ? tos[p] : froms[p]) ?? 0) : wide
      const nextOwn = q < count && rows[q] === row ? ((isSet ? tos[q] : froms[q]) ?? 0) : wide
      const at = nextAbove < nextOwn ? nextAbove : nextOwn
      if (start >= 0 && at > start) {
        setRun(into, 1, (row - 1) * stride + start, (row - 1) * stride + at)
        setRun(into, 1, row * stride + start, row * stride + at)
      }
      if (at >= wide) return
      if (nextAbove === at) {
        if (isSetAbove) p++
        isSetAbove = !isSetAbove
      }
      if (nextOwn === at) {
        if (isSet) q++
        isSet = !isSet
      }
      start = isSetAbove === isSet ? -1 : at
    }
  }
}

/** Half widths of the rows of a disc, from its top to its bottom. */
function discSpans(radius: number): readonly number[] {
  const reach = Math.floor(radius + 0.25)
  return Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.floor(Math.sqrt(Math.max(0, (radius + 0.25) ** 2 - (i - reach) ** 2))),
  )
}
