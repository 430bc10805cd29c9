import { fail, ok } from '../../lib/result.ts'
import { attributesForCopy, type PastePlan } from '../labels/mark-copies.ts'
import type { Patch } from '../log/patch.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Project } from '../records/project.ts'
import type { Command } from './command.ts'

/**
 * Adds copied marks to an item as one change: new ids, author and time of now, no finding. On another item the patient's side is not
 * taken over: the other picture may show the other side there.
 */
export function addCopies(
  name: 'annotation.paste' | 'annotation.duplicate',
  fitting: PastePlan['fitting'],
  itemId: string,
  project: Pick<Project, 'labelSet' | 'guideline'>,
): Command {
  return {
    name,
    scope: 'case',
    plan(state, env) {
      const caseRecord = [...state.tables.case.values()][0]
      if (caseRecord === undefined) return fail('case-missing')
      const at = env.now()
      return ok(
        fitting.map(({ copy, label, target }): Patch => {
          const record: Annotation = {
            id: env.newId(),
            revision: 1,
            caseId: caseRecord.id,
            itemId,
            target,
            labelId: label.id,
            assertion: copy.assertion,
            codings: copy.codings,
            codingState: copy.codingState,
            laterality: copy.itemId === itemId ? copy.laterality : 'unknown',
            attributes: attributesForCopy(copy, label),
            findingId: null,
            createdBy: env.actor,
            createdAt: at,
            updatedBy: env.actor,
            updatedAt: at,
            labelSetVersion: project.labelSet.version,
            guidelineVersion: project.guideline.version,
            origin: { kind: 'human', agent: env.actor, version: '', confidence: null },
            display: null,
            comment: copy.comment,
            ...(copy.zOrder == null || copy.zOrder === 0 ? {} : { zOrder: copy.zOrder }),
          }
          return { op: 'add', kind: 'annotation', record }
        }),
      )
    },
  }
}
