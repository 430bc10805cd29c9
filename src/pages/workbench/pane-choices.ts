import type { Item } from '../../domain/records/case.ts'
import type { PatientCase } from '../../session/patient-session.ts'
import { distinctNames, itemsInOrder } from './pane-layout.ts'
import { studyRelation, takenAt } from './study-times.ts'

/** Something that a pane can show. */
export interface PaneChoice {
  readonly item: Item
  /** Null: of the open case. */
  readonly caseId: string | null
  readonly name: string
}

export interface PaneChoices {
  readonly own: readonly PaneChoice[]
  /** Of earlier cases of the patient, the latest first. */
  readonly priors: readonly PaneChoice[]
  /** Of later cases, and of those without a date. */
  readonly others: readonly PaneChoice[]
}

/** What panes can show: the items of the open case, and those of the patient's other cases. */
export function paneChoices(openCaseId: string, own: readonly Item[], cases: readonly PatientCase[]): PaneChoices {
  const names = distinctNames(own)
  const open = cases.find((each) => each.case.id === openCaseId)
  const others = cases
    .filter((each) => each.case.id !== openCaseId)
    .map((each) => ({ each, relation: studyRelation(each, open), at: takenAt(each) ?? '' }))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  const choicesOf = (isPrior: boolean) =>
    others.filter(({ relation }) => relation.isPrior === isPrior).flatMap(({ each }) => choicesIn(each, open))
  return {
    own: own.map((item) => ({ item, caseId: null, name: names.get(item.id) ?? item.name })),
    priors: choicesOf(true),
    others: choicesOf(false),
  }
}

function choicesIn(each: PatientCase, open: PatientCase | undefined): readonly PaneChoice[] {
  const items = itemsInOrder(each.case, new Map(each.items.map((item) => [item.id, item])))
  const names = distinctNames(items)
  const { distance } = studyRelation(each, open)
  return items.map((item) => ({
    item,
    caseId: each.case.id,
    name: `${distance === null ? '' : `${distance}, `}${each.case.name}: ${names.get(item.id) ?? item.name}`,
  }))
}
