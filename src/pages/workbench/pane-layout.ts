import type { Case, Item } from '../../domain/records/case.ts'
import type { PaneView } from '../../session/view-store.ts'

/** Most panes side by side at first: an image and its note. */
const firstPanes = 2

/** The items of a case in reading order; those that the case does not list come last. */
export function itemsInOrder(record: Case | undefined, items: ReadonlyMap<string, Item>): readonly Item[] {
  const order = record?.items ?? []
  const listed = order.flatMap((id) => items.get(id) ?? [])
  const unlisted = [...items.values()].filter(({ id }) => !order.includes(id))
  return [...listed, ...unlisted]
}

/**
 * What the panes show at first: one item of each modality in reading order, since a picture beside its note is worth more than two
 * pictures; then what is left.
 */
export function firstItems(items: readonly Item[]): readonly Item[] {
  const leading = items.filter((item, at) => items.findIndex(({ modality }) => modality === item.modality) === at)
  const rest = items.filter((item) => !leading.includes(item))
  const chosen = new Set([...leading, ...rest].slice(0, firstPanes))
  return items.filter((item) => chosen.has(item))
}

export function paneId(index: number): string {
  return `pane-${index + 1}`
}

/** The items' names, told apart by a number where two are called the same. */
export function distinctNames(items: readonly Item[]): ReadonlyMap<string, string> {
  const seen = new Map<string, number>()
  const total = new Map<string, number>()
  for (const { name } of items) total.set(name, (total.get(name) ?? 0) + 1)
  return new Map(
    items.map(({ id, name }) => {
      const nth = (seen.get(name) ?? 0) + 1
      seen.set(name, nth)
      return [id, total.get(name) === 1 ? name : `${name} ${nth}`]
    }),
  )
}

/**
 * The pane that should show an item which none shows yet: the active one where it is of the same modality, else any of that modality,
 * else the active one, so that a note stays beside a picture.
 */
export function paneForItem(
  item: Item,
  panes: Readonly<Record<string, PaneView>>,
  activePane: string | null,
  items: ReadonlyMap<string, Item>,
): string | undefined {
  const ids = Object.keys(panes).filter((id) => panes[id]?.itemId !== null)
  const isAlike = (id: string) => items.get(panes[id]?.itemId ?? '')?.modality === item.modality
  const byPreference = activePane !== null && ids.includes(activePane) ? [activePane, ...ids] : ids
  return byPreference.find(isAlike) ?? byPreference[0]
}
