import { checklistRows } from '../reading/checklist.ts'
import type { SubmitCheck } from './submit-check.ts'

/** Some labels were assessed and others were not: a note, since not assessed is a state of its own. */
export const checklistUnfinished: SubmitCheck = {
  id: 'checklist-unfinished',
  run(state, project, actor) {
    const rows = checklistRows(state.tables.annotation, project, actor)
    const open = rows.filter(({ value }) => value === null)
    const [first] = open
    const isBegun = rows.some(({ stated }) => stated.length > 0)
    if (!isBegun || first === undefined) return []
    const message = open.length === 1 ? `${first.label.name} is not assessed` : `${open.length} labels are not assessed`
    return [{ message, severity: 'note', place: { kind: 'label', labelId: first.label.id } }]
  },
}
