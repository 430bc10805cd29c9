import type { StoredMask } from '../../../domain/geometry/mask.ts'
import type { Growth } from './growth.ts'
import type { GrowthDraft } from './growth-draft.ts'

/**
 * A region that is let go, grown to its end and made a mask, step by step: none takes longer than a millisecond or two, all of them together a
 * second where a region is large and noisy.
 * @param tolerance as it was when it was let go
 */
export function* finishedGrowth(
  { reach, order }: Growth,
  tolerance: number,
  draft: GrowthDraft,
): Generator<void, { readonly count: number; readonly flips: StoredMask }> {
  let reached = reach(tolerance, afterOneLook())
  for (; !reached.isWhole; reached = reach(tolerance, afterOneLook())) yield
  yield* draft.bringBySteps(order, reached.count)
  return { count: reached.count, flips: yield* draft.flipsBySteps() }
}

/** Time for one step. */
function afterOneLook(): () => boolean {
  let looks = 0
  return () => looks++ > 0
}
