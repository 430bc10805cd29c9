import type { Painting, PixelValues, ToolSettings } from '../../../contracts/tool.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import { type CroppedMask, cropMask, type StoredMask } from '../../../domain/geometry/mask.ts'

/** A mask on its way: every pixel of the picture, painted in place. */
export interface MaskDraft extends Painting {
  /** Sets (or with `set` false clears) pixels [from, to) of a row, cut at the edges of the picture. */
  span(row: number, from: number, to: number, set: boolean): void
  /** Sets or clears one pixel inside the picture. */
  put(index: number, set: boolean): void
  /** Says that pixels inside a window have changed. */
  note(window: Bounds): void
  isSet(x: number, y: number): boolean
  /** The pixels that differ from the mask it began with. */
  flips(): StoredMask
  /** The mask as it is now. */
  mask(): StoredMask
}

/** Pixels that may be painted, by index; undefined: all. */
export type Paintable = ((index: number) => boolean) | undefined

/** Which pixels have a value in the range that the settings give. */
export function paintableIn({ range }: ToolSettings, values: PixelValues): Paintable {
  if (range === null) return undefined
  const { low, high } = range
  return (index) => {
    const value = values.at(index)
    return value >= low && value <= high
  }
}

/**
 * @param base the mask to begin with; null: no pixel is set
 * @param mayPaint asked for pixels of a `span` before they are changed
 */
export function createMaskDraft(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  base: CroppedMask | null,
  mayPaint?: Paintable,
): MaskDraft {
  const pixels = new Uint8Array(widthPx * heightPx)
  const changes: Bounds[] = []
  if (base !== null) decodeInto(pixels, base, widthPx, heightPx)

  /** Around all changes; empty where there are none. */
  function changed(): Bounds {
    let [left, top, right, bottom] = [widthPx, heightPx, 0, 0]
    for (const { x, y, width, height } of changes) {
      left = Math.min(left, Math.max(0, x))
      top = Math.min(top, Math.max(0, y))
      right = Math.max(right, Math.min(widthPx, x + width))
      bottom = Math.max(bottom, Math.min(heightPx, y + height))
    }
    return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
  }

  /** The pixels of a window. */
  function cutOut({ x, y, width, height }: Bounds): Uint8Array {
    const out = new Uint8Array(width * height)
    for (let row = 0; row < height; row++) {
      const from = (y + row) * widthPx + x
      out.set(pixels.subarray(from, from + width), row * width)
    }
    return out
  }

  return {
    widthPx,
    heightPx,
    pixels,
    changes,
    span(row, from, to, set) {
      if (row < 0 || row >= heightPx) return
      const first = row * widthPx + Math.max(0, from)
      const end = row * widthPx + Math.min(widthPx, to)
      if (first >= end) return
      const value = set ? 1 : 0
      if (mayPaint === undefined) pixels.fill(value, first, end)
      else for (let index = first; index < end; index++) if (mayPaint(index)) pixels[index] = value
    },
    put(index, set) {
      pixels[index] = set ? 1 : 0
    },
    note: (window) => changes.push(window),
    isSet: (x, y) => x >= 0 && y >= 0 && x < widthPx && y < heightPx && pixels[y * widthPx + x] === 1,
    flips() {
      const window = changed()
      const now = cutOut(window)
      if (base !== null) flipBase(now, window, base)
      return cropMask(now, window.x, window.y, window.width, window.height)
    },
    mask() {
      const whole = base === null ? changed() : { x: 0, y: 0, width: widthPx, height: heightPx }
      return cropMask(cutOut(whole), whole.x, whole.y, whole.width, whole.height)
    },
  }
}

/** Set runs of a mask, cut at row ends, in pixels of the picture. */
function forEachRun(
  { x, y, width, counts }: CroppedMask,
  visit: (row: number, from: number, to: number) => void,
): void {
  let at = 0
  for (let index = 0; index < counts.length; index++) {
    const end = at + (counts[index] ?? 0)
    while (index % 2 === 1 && at < end) {
      const row = Math.floor(at / width)
      const to = Math.min(end, (row + 1) * width)
      visit(y + row, x + at - row * width, x + to - row * width)
      at = to
    }
    at = end
  }
}

function decodeInto(pixels: Uint8Array, base: CroppedMask, widthPx: number, heightPx: number): void {
  forEachRun(base, (row, from, to) => {
    if (row >= 0 && row < heightPx)
      pixels.fill(1, row * widthPx + Math.max(0, from), row * widthPx + Math.min(widthPx, to))
  })
}

/** Flips the pixels of the base in a window cut out of the picture. */
function flipBase(out: Uint8Array, { x, y, width, height }: Bounds, base: CroppedMask): void {
  forEachRun(base, (row, from, to) => {
    if (row < y || row >= y + height) return
    const end = Math.min(width, to - x)
    for (let column = Math.max(0, from - x); column < end; column++) {
      const index = (row - y) * width + column
      out[index] = out[index] === 1 ? 0 : 1
    }
  })
}
