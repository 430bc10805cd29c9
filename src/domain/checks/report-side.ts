import { sideConflicts } from '../sides/side-conflicts.ts'
import { ownPositives } from './marks.ts'
import type { Doubt, SubmitCheck } from './submit-check.ts'

/** A report that speaks of one side where the marks are on the other. Warns. */
export const reportSide: SubmitCheck = {
  id: 'report-side',
  run(state, project, actor) {
    const own = new Set(ownPositives(state, actor).map(({ id }) => id))
    return sideConflicts(state, project).flatMap(({ annotationIds, params }): readonly Doubt[] => {
      // One finding's own evidence is told by the check of findings.
      const ids = annotationIds.filter((id) => state.tables.annotation.get(id)?.findingId == null)
      const changeable = ids.findLast((id) => own.has(id))
      if (changeable === undefined) return []
      const { label, mention, mark } = params
      const message = `${label}: the note says ${mention}, the marks are on the ${mark}`
      return [{ message, severity: 'warn', place: { kind: 'annotation', annotationId: changeable, field: 'side' } }]
    })
  },
}
