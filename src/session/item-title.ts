import type { Item } from '../domain/records/case.ts'
import type { PatientState } from './patient-session.ts'
import { usePatient, useSession, useView } from './session-context.ts'
import type { ViewState } from './view-store.ts'

/** What to call an item in a pane: with its case where that is not the open one, and a number where another pane shows its like. */
export function useItemTitle(paneId: string, item: Item): string {
  const openCaseId = useSession().patient.caseId
  const cases = usePatient((patient) => patient.cases)
  const title = titleOf(item, openCaseId, cases)
  const place = useView((view) => placeAmongAlike(view, paneId, title, openCaseId, cases))
  return place === null ? title : `${title}, view ${place}`
}

function titleOf(
  { name, caseId }: Pick<Item, 'name' | 'caseId'>,
  openCaseId: string,
  cases: PatientState['cases'],
): string {
  if (caseId === openCaseId) return name
  const other = cases.find((each) => each.case.id === caseId)
  return other === undefined ? name : `${name}, ${other.case.name}`
}

/** 1-based place of a pane among those that show an item of one title; null where it is the only one. */
function placeAmongAlike(
  { panes }: ViewState,
  paneId: string,
  title: string,
  openCaseId: string,
  cases: PatientState['cases'],
): number | null {
  const items = cases.flatMap((each) => each.items)
  const alike = Object.keys(panes).filter((id) => {
    const item = items.find((each) => each.id === panes[id]?.itemId)
    return id === paneId || (item !== undefined && titleOf(item, openCaseId, cases) === title)
  })
  return alike.length < 2 ? null : alike.indexOf(paneId) + 1
}
