import type { RecordState } from '../log/record-state.ts'
import type { Project, ReviewOutcome } from '../records/project.ts'
import { checklistUnfinished } from './checklist-unfinished.ts'
import { codeDeferred } from './code-deferred.ts'
import { labelContradiction } from './label-contradiction.ts'
import { outcomeContradiction } from './outcome-contradiction.ts'
import { reportSide } from './report-side.ts'
import { requiredAttribute } from './required-attribute.ts'
import { sideConflict } from './side-conflict.ts'
import type { Doubt, Severity, SubmitCheck } from './submit-check.ts'
import { withoutEvidence } from './without-evidence.ts'

/** Every check; another is a file beside these and a line here. */
export const submitChecks: readonly SubmitCheck[] = [
  requiredAttribute,
  outcomeContradiction,
  labelContradiction,
  sideConflict,
  reportSide,
  withoutEvidence,
  codeDeferred,
  checklistUnfinished,
]

const rank: Readonly<Record<Severity, number>> = { block: 0, warn: 1, note: 2 }

/** What does not go together in a reading, the gravest first. An excluded case is not looked through: nobody will use its labels. */
export function doubtsAbout(
  state: RecordState,
  project: Project,
  actor: string,
  outcome: ReviewOutcome | null,
): readonly (Doubt & { readonly check: string })[] {
  if (outcome === 'excluded') return []
  return submitChecks
    .flatMap(({ id, run }) => run(state, project, actor, outcome).map((doubt) => ({ ...doubt, check: id })))
    .sort((a, b) => rank[a.severity] - rank[b.severity])
}
