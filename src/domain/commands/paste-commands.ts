import { fail, ok } from '../../lib/result.ts'
import { attributesForCopy, type MarkCopy, type PastePlan } from '../labels/mark-copies.ts'
import type { Patch } from '../log/patch.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Project } from '../records/project.ts'
import type { Target } from '../records/target.ts'
import { mayDeriveSide } from '../sides/side.ts'
import { sideOfNew } from '../sides/side-changes.ts'
import type { Command } from './command.ts'
import { madeNow } from './made-now.ts'

/**
 * Adds copied marks to an item as one change: new ids, author and time of now, no finding. The patient's side is told anew by the new
 * place, unless a person chose it on the same item.
 * @param display how the picture is shown now
 */
export function addCopies(
  name: 'annotation.paste' | 'annotation.duplicate',
  fitting: PastePlan['fitting'],
  itemId: string,
  project: Pick<Project, 'labelSet' | 'guideline'>,
  display: Annotation['display'],
): Command {
  return {
    name,
    scope: 'case',
    plan(state, env) {
      const caseRecord = [...state.tables.case.values()][0]
      if (caseRecord === undefined) return fail('case-missing')
      const made = madeNow(env)
      const sideOfCopy = (copy: MarkCopy, label: Label, target: Target) => {
        if (copy.itemId === itemId && !mayDeriveSide(copy)) {
          return { laterality: copy.laterality, lateralityBasis: copy.lateralityBasis ?? null }
        }
        const { laterality, basis } = sideOfNew(label, itemId, target, state)
        return { laterality, lateralityBasis: basis === 'none' ? null : basis }
      }
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
            ...sideOfCopy(copy, label, target),
            attributes: attributesForCopy(copy, label),
            findingId: null,
            ...made,
            labelSetVersion: project.labelSet.version,
            guidelineVersion: project.guideline.version,
            origin: { kind: 'human', agent: env.actor, version: '', confidence: null },
            display,
            comment: copy.comment,
            ...(copy.zOrder == null || copy.zOrder === 0 ? {} : { zOrder: copy.zOrder }),
          }
          return { op: 'add', kind: 'annotation', record }
        }),
      )
    },
  }
}
