import { checklistRows } from '../reading/checklist.ts'
import { isPositive } from '../reading/own-work.ts'
import type { Label } from '../records/label.ts'
import type { Doubt, SubmitCheck } from './submit-check.ts'

/** A label that can be drawn is said to be there and nothing shows where. A note: many sets are labelled without drawing. */
export const withoutEvidence: SubmitCheck = {
  id: 'without-evidence',
  run: (state, project, actor) =>
    checklistRows(state.tables.annotation, project, actor)
      .filter(
        ({ label, marks, value }) => value !== null && isPositive(value) && marks.length === 0 && isDrawable(label),
      )
      .map(({ label, value }): Doubt => {
        const message = `${label.name} is ${value}, and no mark shows where`
        return { message, severity: 'note', place: { kind: 'label', labelId: label.id } }
      }),
}

function isDrawable({ targets }: Label): boolean {
  return targets.length === 0 || targets.some((kind) => kind !== 'whole' && kind !== 'span')
}
