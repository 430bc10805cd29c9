import { fail, ok, type Result } from '../../lib/result.ts'
import type { Env } from '../env.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'
import { type ChecklistRow, checklistRows } from '../reading/checklist.ts'
import type { Assertion } from '../records/annotation.ts'
import type { Project } from '../records/project.ts'
import { addAnnotation } from './annotation-commands.ts'
import type { Command } from './command.ts'
import { setFields } from './set-fields.ts'

/**
 * Says of the case as a whole whether a label is there, for the present annotator; null: not assessed any more. Where their marks say
 * so already nothing is stored. Fails with `label-not-for-target` where the label cannot be said of a whole.
 */
export function assessLabel(project: Project, labelId: string, assertion: Assertion | null): Command {
  return {
    name: 'checklist.assess',
    scope: 'case',
    plan(state, env) {
      const row = checklistRows(state.tables.annotation, project, env.actor).find(({ label }) => label.id === labelId)
      if (row === undefined) return fail('label-not-for-target', { label: labelId, kind: 'whole' })
      return assess(row, assertion, project, state, env)
    },
  }
}

/** Says `absent` of every label that the present annotator has neither assessed nor marked: one change. */
export function assessRestAbsent(project: Project): Command {
  return {
    name: 'checklist.rest-absent',
    scope: 'case',
    plan(state, env) {
      const patches: Patch[] = []
      for (const row of checklistRows(state.tables.annotation, project, env.actor)) {
        if (row.value !== null) continue
        const planned = assess(row, 'absent', project, state, env)
        if (!planned.ok) return planned
        patches.push(...planned.value)
      }
      return ok(patches)
    },
  }
}

function assess(
  { label, stated, derived }: ChecklistRow,
  assertion: Assertion | null,
  project: Project,
  state: RecordState,
  env: Env,
): Result<readonly Patch[]> {
  if (assertion === null) return ok(stated.map((record): Patch => ({ op: 'remove', kind: 'annotation', record })))
  // More than one where two tabs or machines assessed at once: from here on they say the same.
  if (stated.length > 0) {
    return ok(stated.flatMap((record) => setFields('annotation', record, { '/assertion': assertion })))
  }
  if (derived === assertion) return ok([])
  return addAnnotation({ project, label, itemId: null, target: { kind: 'whole' }, assertion }).plan(state, env)
}
