import type { Painting, PixelValues, ToolSettings } from '../../../contracts/tool.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import { edgesOfWhole, emptyMask, maskOfEdges, type StoredMask } from '../../../domain/geometry/mask.ts'
import { createPaintedRows } from '../../../domain/geometry/painted-rows.ts'
import type { CroppedMask } from '../../../domain/geometry/row-edges.ts'

/**
 * A stroke on its way, kept as the edges it makes: neither its first moment nor its last goes through the pixels of the picture, which
 * would take longer than a frame.
 */
export interface Stroke extends Painting {
  /** Sets (or with `set` false clears) pixels [from, to) of a row, cut at the edges of the picture. */
  span(row: number, from: number, to: number, set: boolean): void
  /** Says that pixels inside a window have changed. */
  note(window: Bounds): void
  flips(): StoredMask
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
export function createStroke(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  base: CroppedMask | null,
  mayPaint?: Paintable,
): Stroke {
  const rows = createPaintedRows(edgesOfWhole(base ?? emptyMask), heightPx)
  const changes: Bounds[] = []
  let flips: StoredMask | null = null

  return {
    widthPx,
    heightPx,
    runs: rows.runs,
    changes,
    span(row, from, to, set) {
      const [first, end] = [Math.max(0, from), Math.min(widthPx, to)]
      if (row < 0 || row >= heightPx || first >= end) return
      flips = null
      if (mayPaint === undefined) rows.paint(row, first, end, set)
      else for (const [start, stop] of runsWhere(mayPaint, row * widthPx, first, end)) rows.paint(row, start, stop, set)
    },
    note: (window) => changes.push(window),
    flips() {
      flips ??= maskOfEdges(rows.flips())
      return flips
    },
  }
}

/** Runs [start, stop) of [from, to) where pixels may be painted. @param begin index of the first pixel of the row */
function* runsWhere(
  mayPaint: NonNullable<Paintable>,
  begin: number,
  from: number,
  to: number,
): Generator<readonly [start: number, stop: number]> {
  let start = -1
  for (let column = from; column < to; column++) {
    const may = mayPaint(begin + column)
    if (may && start < 0) start = column
    if (!may && start >= 0) {
      yield [start, column]
      start = -1
    }
  }
  if (start >= 0) yield [start, to]
}
