import type { Painting } from '../../../contracts/tool.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import {
  edgesOfWhole,
  emptyMask,
  flippedByRows,
  flippedPixels,
  type StoredMask,
} from '../../../domain/geometry/mask.ts'
import { runsOfPixels } from '../../../domain/geometry/mask-runs.ts'
import type { CroppedMask, RowEdges } from '../../../domain/geometry/row-edges.ts'

/** A mask of which single pixels are set in any order: every pixel of the picture, changed in place. For what is painted see `Stroke`. */
export interface MaskDraft extends Painting {
  /** 0 and 1, row by row. */
  readonly pixels: Uint8Array
  /** Sets or clears one pixel inside the picture. */
  put(index: number, set: boolean): void
  /** Says that pixels inside a window have changed. */
  note(window: Bounds): void
  isSet(x: number, y: number): boolean
  flips(): StoredMask
  /** The same step by step; asked for again it is at hand. */
  flipsBySteps(): Generator<void, StoredMask>
}

/** @param base the mask to begin with; null: no pixel is set */
export function createMaskDraft(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  base: CroppedMask | null,
): MaskDraft {
  const pixels = new Uint8Array(widthPx * heightPx)
  const changes: Bounds[] = []
  let flips: StoredMask | null = null
  if (base !== null) setPixels(pixels, edgesOfWhole(base), widthPx, heightPx)

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
    runs: runsOfPixels(pixels, widthPx, heightPx),
    changes,
    put(index, set) {
      pixels[index] = set ? 1 : 0
      flips = null
    },
    note(window) {
      changes.push(window)
      flips = null
    },
    isSet: (x, y) => x >= 0 && y >= 0 && x < widthPx && y < heightPx && pixels[y * widthPx + x] === 1,
    flips() {
      flips ??= flippedPixels(pixels, widthPx, changed(), base ?? emptyMask)
      return flips
    },
    *flipsBySteps() {
      flips ??= yield* flippedByRows(pixels, widthPx, changed(), base ?? emptyMask)
      return flips
    },
  }
}

/** Sets the pixels of a mask in those of a whole picture; what is outside of it is cut. */
function setPixels(pixels: Uint8Array, { rows, starts, edges }: RowEdges, widthPx: number, heightPx: number): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0
    if (row < 0 || row >= heightPx) continue
    const begin = row * widthPx
    const end = starts[i + 1] ?? 0
    for (let next = starts[i] ?? 0; next < end; next += 2) {
      const from = Math.max(0, edges[next] ?? 0)
      const to = Math.min(widthPx, edges[next + 1] ?? 0)
      if (from < to) pixels.fill(1, begin + from, begin + to)
    }
  }
}
