import type { Slice, Target } from '../records/target.ts'

/** The slice that a target is on; null: on an item that is one picture, or on text. */
export function sliceOf(target: Target): Slice | null {
  return target.kind === 'span' ? null : (target.slice ?? null)
}

/** Whether two are the same picture of an item; null: the item is one picture. */
export function isSameSlice(a: Slice | null, b: Slice | null): boolean {
  return a === null || b === null ? a === b : a.part === b.part && a.frame === b.frame
}
