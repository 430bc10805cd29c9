import type { Slice } from '../../../domain/records/target.ts'
import { sliceIndex } from '../../../domain/stack/stack.ts'
import type { ImagePane } from '../views/image-pane.ts'

/**
 * Keeps the pane's slice that of the stack: it changes with the pixels, so that marks are never over another slice than their own.
 * @param kept the slice that was on view when the case was left
 * @param giveUp gives up what is half drawn: its other half would lie on another slice
 * @returns what stops it
 */
export function followStack({ opened, set, view }: ImagePane, kept: Slice | null, giveUp: () => void): () => void {
  const { stack } = opened
  if (stack == null) return () => {}
  const follow = () => {
    const { slice } = opened
    if (view()?.slice === slice) return
    giveUp()
    set({ slice })
  }
  const stop = stack.subscribe(follow)
  const index = sliceIndex(stack.stack, kept)
  if (index >= 0) stack.go(index)
  stack.start()
  return stop
}

/** Scrolls to the slice that a mark of this item is on. */
export function goToSliceOf({ opened, session }: ImagePane, annotationId: string): void {
  const { stack, item } = opened
  const mark = session.caseStore.get().tables.annotation.get(annotationId)
  if (stack == null || mark?.itemId !== item.id || mark.target.kind === 'span') return
  const index = sliceIndex(stack.stack, mark.target.slice)
  if (index >= 0) stack.go(index)
}
