import { isOwnWork } from '../reading/own-work.ts'
import type { Annotation } from '../records/annotation.ts'
import { labelName, ownPositives } from './marks.ts'
import type { Doubt, SubmitCheck } from './submit-check.ts'

/** Evidence of one finding is on the left here and on the right there. Warns. */
export const sideConflict: SubmitCheck = {
  id: 'side-conflict',
  run(state, project, actor) {
    const byFinding = new Map<string, Annotation[]>()
    for (const annotation of state.tables.annotation.values()) {
      if (annotation.findingId === null) continue
      byFinding.set(annotation.findingId, [...(byFinding.get(annotation.findingId) ?? []), annotation])
    }
    const own = new Set(ownPositives(state, actor))
    return [...byFinding.values()].flatMap((evidence): readonly Doubt[] => {
      const left = evidence.filter(({ laterality }) => laterality === 'left')
      const right = evidence.filter(({ laterality }) => laterality === 'right')
      const conflicting = [...left, ...right]
      if (left.length === 0 || right.length === 0) return []
      const changeable = conflicting.findLast((one) => own.has(one) || isOwnWork(one, actor))
      if (changeable === undefined) return []
      const message = `${labelName(project, changeable.labelId)}: marks of one finding are on the left and on the right`
      return [{ message, severity: 'warn', place: { kind: 'annotation', annotationId: changeable.id, field: 'side' } }]
    })
  },
}
