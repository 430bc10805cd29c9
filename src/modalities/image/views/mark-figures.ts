import { factsAt } from '../../../domain/measure/scale.ts'
import type { Item } from '../../../domain/records/case.ts'
import { markText } from '../measure/mark-text.ts'
import type { ImagePane } from './image-pane.ts'
import type { RegionIndex } from './regions/region-index.ts'

export interface MarkFigure {
  readonly id: string
  readonly text: string
}

/** The marks on view that stand with their figures. */
export interface MarkFigures {
  /** Looks anew, after annotations or the item changed. */
  update(): void
  all(): readonly MarkFigure[]
}

/** The item as it stands now, a spacing may have been stated since it was opened; of frames that differ in spacing, with that of the one on view. */
export function itemNow({ session, opened, slice }: ImagePane): Item {
  const item = session.caseStore.get().tables.item.get(opened.item.id) ?? opened.item
  const facts = factsAt(item.facts, slice())
  return facts === item.facts ? item : { ...item, facts }
}

export function createMarkFigures(pane: ImagePane, index: RegionIndex): MarkFigures {
  let figures: readonly MarkFigure[] = []
  return {
    update() {
      const { facts } = itemNow(pane)
      const { annotation } = pane.session.caseStore.get().tables
      figures = [...annotation.values()].flatMap(({ id, target }) => {
        if (index.get(id) === undefined) return []
        const text = markText(target, pane.opened.picture, facts)
        return text === null ? [] : [{ id, text }]
      })
    },
    all: () => figures,
  }
}
