import { fail, ok } from '../../lib/result.ts'
import type { Env } from '../env.ts'
import { firstProblemOf } from '../geometry/target-operations.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Project } from '../records/project.ts'
import type { Slice, Target } from '../records/target.ts'
import { mayDeriveSide } from '../sides/side.ts'
import { sideOfNew } from '../sides/side-changes.ts'
import { marksBetween, type SliceSpan } from '../stack/between/slice-spans.ts'
import { labelAllows } from './annotation-commands.ts'
import type { Command } from './command.ts'
import { findingOf } from './finding-commands.ts'
import { madeNow } from './made-now.ts'
import { setFields } from './set-fields.ts'

type ProjectVersions = Pick<Project, 'labelSet' | 'guideline'>

/**
 * Copies marks to another slice of their item, as they are: label, codes, attributes, and the finding they are evidence of, which counts
 * once however many slices show it. Refuses marks that are gone (`annotation-missing`).
 */
export function copyToSlice(
  ids: readonly string[],
  slice: Slice,
  project: ProjectVersions,
  display: Annotation['display'],
): Command {
  return {
    name: 'annotation.copy-to-slice',
    scope: 'case',
    plan(state, env) {
      const patches: Patch[] = []
      for (const id of new Set(ids)) {
        const mark = state.tables.annotation.get(id)
        if (mark === undefined || mark.target.kind === 'span') return fail('annotation-missing', { id })
        patches.push(
          copyPatch(mark, { ...mark.target, slice }, mark.findingId, { how: '', state, env, project, display }),
        )
      }
      return ok(patches)
    },
  }
}

/** What stands in an annotation's origin where it was shaped between two others: the reader asked for it, and it was not drawn by hand. */
const betweenSlices = 'between-slices'

interface Making {
  readonly how: '' | typeof betweenSlices
  readonly state: RecordState
  readonly env: Env
  readonly project: ProjectVersions
  /** How the picture is shown now. */
  readonly display: Annotation['display']
}

function copyPatch(
  mark: Annotation,
  target: Target,
  findingId: string | null,
  { how, state, env, project, display }: Making,
): Patch {
  const label = project.labelSet.labels.find(({ id }) => id === mark.labelId)
  const derived = label === undefined || !mayDeriveSide(mark) ? null : sideOfNew(label, mark.itemId, target, state)
  const record: Annotation = {
    ...mark,
    id: env.newId(),
    revision: 1,
    target,
    findingId,
    display,
    ...(derived === null
      ? {}
      : { laterality: derived.laterality, lateralityBasis: derived.basis === 'none' ? null : derived.basis }),
    ...madeNow(env),
    labelSetVersion: project.labelSet.version,
    guidelineVersion: project.guideline.version,
    origin: { kind: 'human', agent: env.actor, version: how, confidence: null },
  }
  return { op: 'add', kind: 'annotation', record }
}

/**
 * Draws a mark on every slice between two, shaped between theirs by where each slice lies (see `shapesBetween`). All become evidence of one
 * finding: that of either, or a new one. One change. Refuses spans with nothing between (`slices-nothing-between`) and a label
 * that is not for the shape (`label-not-for-target`).
 */
export function fillBetweenSlices(
  spans: readonly SliceSpan[],
  project: ProjectVersions,
  display: Annotation['display'],
): Command {
  return {
    name: 'annotation.fill-between-slices',
    scope: 'case',
    plan(state, env) {
      const caseRecord = [...state.tables.case.values()][0]
      if (caseRecord === undefined) return fail('case-missing')
      const ends = [...new Set(spans.flatMap(({ from, to }) => [from, to]))]
      const [first] = ends
      if (first === undefined) return fail('slices-nothing-between')
      const known = ends.flatMap(({ findingId }) => state.tables.finding.get(findingId ?? '') ?? [])
      const finding = known[0] ?? findingOf(first, caseRecord.patientKey, env)
      const added: Patch[] = []
      for (const span of spans) {
        const item = state.tables.item.get(span.from.itemId ?? '')
        if (item === undefined) return fail('slices-nothing-between')
        for (const { mark, target } of marksBetween(span, item)) {
          const label = project.labelSet.labels.find(({ id }) => id === mark.labelId)
          if (firstProblemOf(target) !== undefined) continue
          if (label !== undefined && !labelAllows(label, target.kind))
            return fail('label-not-for-target', { label: label.name, kind: target.kind })
          added.push(copyPatch(mark, target, finding.id, { how: betweenSlices, state, env, project, display }))
        }
      }
      if (added.length === 0) return fail('slices-nothing-between')
      const joined = ends
        .filter(({ findingId }) => findingId !== finding.id)
        .flatMap((mark) => setFields('annotation', mark, { '/findingId': finding.id }))
      return ok([
        ...(known.length > 0 ? [] : [{ op: 'add' as const, kind: 'finding' as const, record: finding }]),
        ...joined,
        ...added,
      ])
    },
  }
}
