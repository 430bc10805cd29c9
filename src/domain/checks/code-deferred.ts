import { labelName, marksText, ownPositives } from './marks.ts'
import type { Doubt, SubmitCheck } from './submit-check.ts'

/** What the reader says is there has no code yet. A note, once for each label; only where the project codes at all. */
export const codeDeferred: SubmitCheck = {
  id: 'code-deferred',
  run(state, project, actor) {
    if (project.terminologies.length === 0) return []
    const uncoded = ownPositives(state, actor).filter(({ codingState }) => codingState === 'deferred')
    return [...new Set(uncoded.map(({ labelId }) => labelId))].map((labelId): Doubt => {
      const those = uncoded.filter((one) => one.labelId === labelId)
      const count = those.length
      const message = `${labelName(project, labelId)}: ${marksText(count)} ${count === 1 ? 'has' : 'have'} no code yet`
      const place = { kind: 'annotation' as const, annotationId: those[0]?.id ?? '', field: 'code' as const }
      return { message, severity: 'note', place }
    })
  },
}
