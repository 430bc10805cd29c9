import type { PixelValues } from '../../../contracts/tool.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import { createHoleCloser } from '../../../domain/geometry/holes.ts'

/** A region around a seed that can be made larger and smaller at once: no pixel is looked at twice. */
export interface Growth {
  /** Pixels in the order in which the region takes them in, by index; the seed first. Longer after `reach`. */
  readonly order: Int32Array
  /**
   * The pixels that have a way to the seed on which no value is farther from the seed's than `tolerance`, in the unit of the values, and
   * those of the holes among them that are small enough.
   * @param isTimeUp asked after every few hundred pixels; what is found by then is part of it, and asking again goes on from there
   */
  reach(tolerance: number, isTimeUp?: () => boolean): Reached
}

export interface Reached {
  /** How many pixels of `order` they are. */
  readonly count: number
  /** Around them, image pixels. */
  readonly bounds: Bounds
  /** Whether it is all. */
  readonly isWhole: boolean
}

/** Levels that values which are no whole steps apart are told apart by. */
const finestLevels = 4096
/** More levels than this there never are: a millionth of the values' range is finer than anybody sets a tolerance. */
const mostLevels = 2 ** 20
/** Pixels between two looks at the clock. */
const atATime = 256

/** What becomes of a pixel. */
const [untouched, taken, waiting] = [0, 1, 2] as const

/**
 * Grows over shared edges, level by level of the distance from the seed's value: the least tolerance at which a pixel is reached is the
 * greatest distance on the best way to it. Source: the bucket queue of Dial 1969 on the minimax path. With each level the holes that have
 * become small enough are closed. A hole only ever gets smaller as the region grows, and no way leads through one that is closed: what is
 * taken in stays, and is the same whatever tolerances were asked for before.
 * @param mostHolePx holes of more pixels are kept (`createHoleCloser` says what a hole is); 0: all are, Infinity: none is
 */
export function growFrom(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  values: PixelValues,
  seed: number,
  mostHolePx = 0,
): Growth {
  const seedValue = values.at(seed)
  const range = Math.max(values.highest - values.lowest, 0)
  const level = Math.max(values.step > 0 ? values.step : range / finestLevels, range / mostLevels) || 1
  const count = widthPx * heightPx
  const order = new Int32Array(count)
  const states = new Uint8Array(count)
  /** Pixels that a higher level will reach: the last one of each level, and before each the one that came before it; -1: none. */
  const lastOf = new Int32Array(Math.ceil(range / level) + 2).fill(-1)
  const before = new Int32Array(count)
  /** What is reached with each level done so far. */
  const reached: Reached[] = []
  let length = 0
  let [left, top, right, bottom] = [widthPx, heightPx, 0, 0]
  const holes =
    mostHolePx > 0
      ? createHoleCloser({ pixels: states, widthPx, heightPx, on: taken }, mostHolePx, (index) => {
          order[length++] = index
        })
      : null
  const levels = levelByLevel()
  put(seed, 0)

  function put(index: number, at: number): void {
    const bucket = at < lastOf.length ? at : lastOf.length - 1
    states[index] = waiting
    before[index] = lastOf[bucket] ?? -1
    lastOf[bucket] = index
  }

  function visit(index: number, now: number): void {
    if (states[index] !== untouched) return
    const own = Math.ceil(Math.abs(values.at(index) - seedValue) / level - 1e-9)
    if (own <= now) {
      states[index] = taken
      order[length++] = index
    }
    // Padding and what is no number is never reached.
    else if (own > now) put(index, own)
  }

  function boundsNow(): Bounds {
    return { x: left, y: top, width: right - left, height: bottom - top }
  }

  /** Takes in what waits for a level. */
  function begin(now: number): void {
    for (let index = lastOf[now] ?? -1; index >= 0; index = before[index] ?? -1) {
      // In a hole that is closed already: so is all that it would lead to.
      if (states[index] === taken) continue
      states[index] = taken
      order[length++] = index
    }
  }

  /** Goes on from pixels [from, to) of the order to those beside them. */
  function spread(from: number, to: number, now: number): void {
    for (let next = from; next < to; next++) {
      const index = order[next] ?? 0
      const column = index % widthPx
      const row = (index - column) / widthPx
      if (column < left) left = column
      if (column >= right) right = column + 1
      if (row < top) top = row
      if (row >= bottom) bottom = row + 1
      if (row > 0) visit(index - widthPx, now)
      if (column > 0) visit(index - 1, now)
      if (column < widthPx - 1) visit(index + 1, now)
      if (row < heightPx - 1) visit(index + widthPx, now)
    }
  }

  /** One level after the other, a few hundred pixels at a time. */
  function* levelByLevel(): Generator<void> {
    for (let now = 0; now < lastOf.length; now++) {
      const start = length
      begin(now)
      for (let next = start; next < length; yield) {
        const end = Math.min(length, next + atATime)
        spread(next, end, now)
        next = end
      }
      // Only a hole beside what is new can have become smaller.
      const [grown, bounds] = [length, boundsNow()]
      for (let next = start; holes !== null && next < grown; yield) {
        const end = Math.min(grown, next + atATime)
        for (; next < end; next++) holes.closeAround(order[next] ?? 0, bounds)
      }
      holes?.endPass()
      reached.push({ count: length, bounds, isWhole: true })
      yield
    }
  }

  return {
    order,
    reach(tolerance, isTimeUp = () => false) {
      const wanted = Math.min(Math.max(0, Math.floor(tolerance / level + 1e-9)), lastOf.length - 1)
      while (reached.length <= wanted && !isTimeUp()) levels.next()
      return reached[wanted] ?? { count: length, bounds: boundsNow(), isWhole: false }
    },
  }
}
