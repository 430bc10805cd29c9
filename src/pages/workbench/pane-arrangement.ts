import type { Session } from '../../session/session-context.ts'
import { freshPane, type PaneView } from '../../session/view-store.ts'
import { type PaneChoice, paneChoices } from './pane-choices.ts'
import { firstItems, itemsInOrder, paneId } from './pane-layout.ts'

/** How many panes can be shown: one, two side by side, two by two. */
export const paneCounts = [1, 2, 4] as const
export type PaneCount = (typeof paneCounts)[number]

export const layoutNames: Readonly<Record<PaneCount, string>> = {
  1: 'One pane',
  2: 'Two panes side by side',
  4: 'Four panes',
}

/** Another item starts fitted, in its own window. @param caseId null: of the open case */
export function freshView(itemId: string | null, caseId: string | null = null): PaneView {
  return { ...freshPane, itemId, caseId }
}

function choicesOf({ caseStore, patient }: Session) {
  const { tables } = caseStore.get()
  const items = itemsInOrder([...tables.case.values()][0], tables.item)
  return paneChoices(patient.caseId, items, patient.store.getState().cases)
}

/**
 * Fills the panes of a case that was just opened.
 * @param count null: as many as the case asks for, a picture beside its note
 */
export function fillPanes(session: Session, count: PaneCount | null): void {
  const { viewStore } = session
  const own = choicesOf(session).own.map(({ item }) => item)
  for (const [index, item] of firstItems(own).entries()) viewStore.setPane(paneId(index), freshView(item.id))
  if (own.length > 0) viewStore.activatePane(paneId(0))
  if (count !== null && own.length > 0) arrangePanes(session, count)
}

/** Shows so many panes. New ones show what is not on view yet, priors after the case's own; the active one is among those that stay. */
export function arrangePanes(session: Session, count: PaneCount): void {
  const { viewStore } = session
  const { panes, activePane } = viewStore.get()
  const ids = Object.keys(panes)
  const active = panes[activePane ?? '']
  if (active !== undefined && ids.indexOf(activePane ?? '') >= count) {
    viewStore.setPane(paneId(count - 1), active)
    viewStore.activatePane(paneId(count - 1))
  }
  for (const id of ids.slice(count)) viewStore.closePane(id)
  for (let index = ids.length; index < count; index++) {
    const next = firstUnseen(session)
    viewStore.setPane(paneId(index), freshView(next?.item.id ?? null, next?.caseId ?? null))
  }
}

function firstUnseen(session: Session): PaneChoice | undefined {
  const shown = new Set(Object.values(session.viewStore.get().panes).map(({ itemId }) => itemId))
  const { own, priors, others } = choicesOf(session)
  return [...own, ...priors, ...others].find(({ item }) => !shown.has(item.id))
}

/** The pane that shows an item of another case: one that shows that case already, else one that is not being worked in, else a new one. */
export function paneForForeignItem(session: Session, caseId: string): string {
  const { panes, activePane } = session.viewStore.get()
  const ids = Object.keys(panes)
  const alike = ids.find((id) => panes[id]?.caseId === caseId)
  if (alike !== undefined) return alike
  if (ids.length === 1) arrangePanes(session, 2)
  const all = Object.keys(session.viewStore.get().panes)
  const free = all.filter((id) => id !== activePane)
  return free.find((id) => panes[id]?.itemId == null || panes[id]?.caseId != null) ?? free.at(-1) ?? paneId(0)
}
