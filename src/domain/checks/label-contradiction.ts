import { checklistRows } from '../reading/checklist.ts'
import { isNegative, isOfCase, isOwnWork, isPositive } from '../reading/own-work.ts'
import { marksText } from './marks.ts'
import type { Doubt, SubmitCheck } from './submit-check.ts'

/** The checklist says a label is not there and it is marked, or the other way round. Warns. */
export const labelContradiction: SubmitCheck = {
  id: 'label-contradiction',
  run: (state, project, actor) =>
    checklistRows(state.tables.annotation, project, actor).flatMap(
      ({ label, stated, marks, value }): readonly Doubt[] => {
        if (value === null || stated.length === 0) return []
        if (isNegative(value) && marks.length > 0) {
          const message = `${label.name} is ${value} in the checklist, though it has ${marksText(marks.length)}`
          return [{ message, severity: 'warn', place: { kind: 'label', labelId: label.id } }]
        }
        const denied = [...state.tables.annotation.values()].filter(
          (one) => one.labelId === label.id && !isOfCase(one) && isOwnWork(one, actor) && isNegative(one.assertion),
        )
        const [first] = denied
        if (!isPositive(value) || marks.length > 0 || first === undefined) return []
        const message = `${label.name} is ${value} in the checklist, though ${marksText(denied.length)} ${denied.length === 1 ? 'says' : 'say'} ${first.assertion}`
        return [
          { message, severity: 'warn', place: { kind: 'annotation', annotationId: first.id, field: 'assertion' } },
        ]
      },
    ),
}
