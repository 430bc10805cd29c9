import type { Annotation } from '../records/annotation.ts'

/** What the order of marks goes by. */
export type Stacked = Pick<Annotation, 'id' | 'zOrder'>

/** Below zero: `a` is drawn before, and lies below, `b`. By `zOrder` (absent counts as 0), ties by age: ids are UUIDv7. */
export function compareOrder(a: Stacked, b: Stacked): number {
  return (a.zOrder ?? 0) - (b.zOrder ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
