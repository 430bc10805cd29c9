import { isPositive } from '../reading/own-work.ts'
import type { ReviewOutcome } from '../records/project.ts'
import { labelName, ownPositives } from './marks.ts'
import type { Place, SubmitCheck } from './submit-check.ts'

const withoutFindings: Partial<Readonly<Record<ReviewOutcome, string>>> = {
  normal: 'Normal',
  'not-assessable': 'Not assessable',
}

/** Normal, or not assessable, with something there; findings with nothing there. Warns. */
export const outcomeContradiction: SubmitCheck = {
  id: 'outcome-contradiction',
  run(state, project, actor, outcome) {
    if (outcome === null) return []
    const positives = ownPositives(state, actor)
    const [first] = positives
    const name = withoutFindings[outcome]
    if (name !== undefined && first !== undefined) {
      const names = [...new Set(positives.map(({ labelId }) => labelName(project, labelId)))]
      const place: Place = { kind: 'annotation', annotationId: first.id, field: null }
      return [{ message: `${name}, though you say there is: ${listText(names)}`, severity: 'warn', place }]
    }
    // Findings of others or of a model that can be seen may be what is meant.
    const isNothingThere = ![...state.tables.annotation.values()].some(({ assertion }) => isPositive(assertion))
    if (outcome === 'findings' && isNothingThere) {
      return [{ message: 'Findings, though nothing is annotated as present or likely', severity: 'warn', place: null }]
    }
    return []
  },
}

const namesShown = 3

function listText(names: readonly string[]): string {
  const more = names.length - namesShown
  return `${names.slice(0, namesShown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
