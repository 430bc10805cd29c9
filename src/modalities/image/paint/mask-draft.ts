import type { Painting, PixelValues, ToolSettings } from '../../../contracts/tool.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import { emptyMask, flippedPixels, maskOfEdges, type StoredMask } from '../../../domain/geometry/mask.ts'
import { type CroppedMask, edgesOfMask, edgesOfRaster } from '../../../domain/geometry/row-edges.ts'

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
    flips: () => flippedPixels(pixels, widthPx, changed(), base ?? emptyMask),
    mask() {
      const whole = base === null ? changed() : { x: 0, y: 0, width: widthPx, height: heightPx }
      return maskOfEdges(edgesOfRaster(pixels, widthPx, whole))
    },
  }
}

function decodeInto(pixels: Uint8Array, base: CroppedMask, widthPx: number, heightPx: number): void {
  const { rows, starts, edges } = edgesOfMask(base, { x: 0, y: 0, width: widthPx, height: heightPx })
  for (let i = 0; i < rows.length; i++) {
    const row = (rows[i] ?? 0) * widthPx
    const end = starts[i + 1] ?? 0
    for (let next = starts[i] ?? 0; next < end; next += 2) {
      pixels.fill(1, row + (edges[next] ?? 0), row + (edges[next + 1] ?? 0))
    }
  }
}
