import type { Painting } from '../../../contracts/tool.ts'
import type { StoredMask } from '../../../domain/geometry/mask.ts'
import type { CroppedMask } from '../../../domain/geometry/row-edges.ts'
import { setCount } from '../../../domain/geometry/run-lengths.ts'
import { createMaskDraft } from './mask-draft.ts'

/** Pixels between two looks at the clock. */
const atATime = 8192

/** A mask with what a growth adds to it or takes away: more of it, or less, as it is asked for. */
export interface GrowthDraft {
  readonly painting: Painting
  /** Pixels of the mask as it is now. */
  pixelCount(): number
  /**
   * Has just the first `count` pixels of an order (by index) added or taken away; the order is the same as before, or longer.
   * @param isTimeUp asked after every few thousand pixels
   * @returns whether it has them: asked again, it goes on from where it is
   */
  bring(order: Int32Array, count: number, isTimeUp?: () => boolean): boolean
  /** The same step by step, told of in one when all is there. */
  bringBySteps(order: Int32Array, count: number): Generator<void>
  /** The pixels that differ from the mask it began with, worked out step by step. */
  flipsBySteps(): Generator<void, StoredMask>
}

/**
 * @param base the mask to begin with; null: no pixel is set
 * @param adds false: takes away
 */
export function createGrowthDraft(
  size: { readonly widthPx: number; readonly heightPx: number },
  base: CroppedMask | null,
  adds: boolean,
): GrowthDraft {
  const { widthPx, heightPx } = size
  const draft = createMaskDraft(size, base)
  const before = base === null ? null : draft.pixels.slice()
  let brought = 0
  let pixelCount = base === null ? 0 : setCount(base.counts)

  /** Around what has been changed and is not noted. */
  let [left, top, right, bottom] = [widthPx, heightPx, 0, 0]

  function bringNear(order: Int32Array, count: number): void {
    const isMore = count > brought
    for (let i = Math.min(brought, count); i < Math.max(brought, count); i++) {
      const index = order[i] ?? 0
      const wasSet = before?.[index] === 1
      draft.put(index, isMore ? adds : wasSet)
      if (wasSet !== adds) pixelCount += isMore === adds ? 1 : -1
      const column = index % widthPx
      const row = (index - column) / widthPx
      if (column < left) left = column
      if (column >= right) right = column + 1
      if (row < top) top = row
      if (row >= bottom) bottom = row + 1
    }
    brought = count
  }

  function step(order: Int32Array, count: number): void {
    bringNear(order, count > brought ? Math.min(count, brought + atATime) : Math.max(count, brought - atATime))
  }

  function note(): void {
    if (left < right) draft.note({ x: left, y: top, width: right - left, height: bottom - top })
    ;[left, top, right, bottom] = [widthPx, heightPx, 0, 0]
  }

  return {
    painting: draft,
    pixelCount: () => pixelCount,
    bring(order, count, isTimeUp = () => false) {
      for (let isFirst = true; brought !== count && (isFirst || !isTimeUp()); isFirst = false) step(order, count)
      note()
      return brought === count
    },
    *bringBySteps(order, count) {
      for (; brought !== count; yield) step(order, count)
      note()
    },
    flipsBySteps: draft.flipsBySteps,
  }
}
