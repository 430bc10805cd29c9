import type { Annotation } from '../domain/records/annotation.ts'

/**
 * How the marks of the open case are looked at in this tab: never stored, and of no influence on counts and exports. Marks are named by
 * the ids of annotations, all marks of a label by the label's.
 */
export interface MarkView {
  readonly hidden: ReadonlySet<string>
  /** Cannot be taken hold of in a viewer. */
  readonly locked: ReadonlySet<string>
  /** Only these are shown; null: all. */
  readonly isolated: ReadonlySet<string> | null
  /** 0 (not filled) to 1 (opaque), of shapes that enclose something. */
  readonly fillOpacity: number
  /** 0.1 to 1. */
  readonly outlineOpacity: number
}

/** Nothing hidden; no fill, so that nothing covers the picture. */
export const plainMarkView: MarkView = {
  hidden: new Set(),
  locked: new Set(),
  isolated: null,
  fillOpacity: 0,
  outlineOpacity: 1,
}

type Mark = Pick<Annotation, 'id' | 'labelId'>

const names = (set: ReadonlySet<string>, { id, labelId }: Mark) => set.has(id) || set.has(labelId)

export function isHidden({ hidden, isolated }: Pick<MarkView, 'hidden' | 'isolated'>, mark: Mark): boolean {
  return names(hidden, mark) || (isolated !== null && !names(isolated, mark))
}

export function isLocked({ locked }: Pick<MarkView, 'locked'>, mark: Mark): boolean {
  return names(locked, mark)
}

/** A set with ids put in, or, where all are in already, taken out. */
export function toggled(set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const next = new Set(set)
  const isIn = ids.every((id) => set.has(id))
  for (const id of ids) {
    if (isIn) next.delete(id)
    else next.add(id)
  }
  return next
}

/** The view in which marks just made are seen, whatever is isolated. */
export function withShown(view: MarkView, ids: readonly string[]): MarkView {
  return view.isolated === null ? view : { ...view, isolated: new Set([...view.isolated, ...ids]) }
}

/** Least opacity of an outline: a mark that cannot be seen at all is hidden, and said to be. */
export const leastOutline = 0.1

/** Opacities brought into their range, to whole hundredths. */
export function withOpacity(view: MarkView, change: { readonly fill?: number; readonly outline?: number }): MarkView {
  const cut = (value: number, least: number) => Math.round(Math.min(1, Math.max(least, value)) * 100) / 100
  return {
    ...view,
    fillOpacity: cut(change.fill ?? view.fillOpacity, 0),
    outlineOpacity: cut(change.outline ?? view.outlineOpacity, leastOutline),
  }
}
