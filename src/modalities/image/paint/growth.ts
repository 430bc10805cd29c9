import type { PixelValues } from '../../../contracts/tool.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'

/** A region around a seed that can be made larger and smaller at once: no pixel is looked at twice. */
export interface Growth {
  /** Pixels in the order in which the region reaches them, by index; the seed first. Longer after `reach`. */
  readonly order: Int32Array
  /** The pixels that have a way to the seed on which no value is farther from the seed's than `tolerance`, in the unit of the values. */
  reach(tolerance: number): Reached
}

export interface Reached {
  /** How many pixels of `order` they are. */
  readonly count: number
  /** Around them, image pixels. */
  readonly bounds: Bounds
}

const none: Reached = { count: 0, bounds: { x: 0, y: 0, width: 0, height: 0 } }

/** Levels that values which are no whole steps apart are told apart by. */
const finestLevels = 4096

/**
 * Grows over shared edges, level by level of the distance from the seed's value: the least tolerance at which a pixel is reached is the
 * greatest distance on the best way to it. Source: the bucket queue of Dial 1969 on the minimax path.
 */
export function growFrom(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  values: PixelValues,
  seed: number,
): Growth {
  const seedValue = values.at(seed)
  const spread = Math.max(values.highest - values.lowest, 0)
  const level = values.step > 0 ? values.step : spread / finestLevels || 1
  const count = widthPx * heightPx
  const order = new Int32Array(count)
  const seen = new Uint8Array(count)
  /** Pixels seen but not reached, by the level at which they will be. */
  const waiting: (number[] | undefined)[] = [[seed]]
  /** What is reached with each level done so far. */
  const reached: Reached[] = []
  let length = 0
  let [left, top, right, bottom] = [widthPx, heightPx, 0, 0]
  seen[seed] = 1

  function levelOf(index: number): number {
    const distance = Math.abs(values.at(index) - seedValue)
    return Math.ceil(distance / level - 1e-9)
  }

  function visit(index: number, now: number): void {
    if (seen[index] === 1) return
    const own = levelOf(index)
    // Padding and what is no number is never reached.
    if (Number.isNaN(own)) return
    seen[index] = 1
    const at = Math.max(now, own)
    const bucket = waiting[at]
    if (bucket === undefined) waiting[at] = [index]
    else bucket.push(index)
  }

  function doLevel(now: number): void {
    const bucket = waiting[now] ?? []
    for (let index = bucket.pop(); index !== undefined; index = bucket.pop()) {
      order[length] = index
      length += 1
      const column = index % widthPx
      const row = (index - column) / widthPx
      if (column < left) left = column
      if (column >= right) right = column + 1
      if (row < top) top = row
      if (row >= bottom) bottom = row + 1
      if (column > 0) visit(index - 1, now)
      if (column < widthPx - 1) visit(index + 1, now)
      if (index >= widthPx) visit(index - widthPx, now)
      if (index < count - widthPx) visit(index + widthPx, now)
    }
    waiting[now] = undefined
    reached.push({ count: length, bounds: { x: left, y: top, width: right - left, height: bottom - top } })
  }

  return {
    order,
    reach(tolerance) {
      const wanted = Math.max(0, Math.floor(tolerance / level + 1e-9))
      while (reached.length <= wanted && reached.length < waiting.length) doLevel(reached.length)
      return reached[Math.min(wanted, reached.length - 1)] ?? none
    },
  }
}
