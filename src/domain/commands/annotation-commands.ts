import { jsonEquals } from '../../lib/json.ts'
import { fail, ok } from '../../lib/result.ts'
import { tightMask } from '../geometry/mask.ts'
import { firstProblemOf } from '../geometry/target-operations.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'
import type { Annotation, AnnotationOrigin } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Coding } from '../records/primitives.ts'
import type { Project } from '../records/project.ts'
import type { Target } from '../records/target.ts'
import { type Side, sideFields } from '../sides/side.ts'
import { movedSide, relabelledSide, sideOfNew } from '../sides/side-changes.ts'
import type { Command } from './command.ts'
import { madeNow } from './made-now.ts'
import { setFields } from './set-fields.ts'

export interface NewAnnotation {
  readonly project: Project
  readonly label: Label
  /** Null: about the case as a whole. */
  readonly itemId: string | null
  readonly target: Target
  /** Window in force when the mark was drawn. */
  readonly display?: Annotation['display']
  /** By default the person at the machine. */
  readonly origin?: AnnotationOrigin
  readonly assertion?: Annotation['assertion']
  /** The patient's side; by default, for a label with sides, what the mark's place on its item tells. */
  readonly side?: Side
}

/** Whether a label may be put on a kind of target. */
export function labelAllows(label: Label, kind: Target['kind']): boolean {
  return label.targets.length === 0 || label.targets.includes(kind)
}

/** Adds a mark. Refuses a shape with no extent (`target-degenerate`) and a label that is not for this kind (`label-not-for-target`). */
export function addAnnotation(given: NewAnnotation): Command {
  return {
    name: 'annotation.add',
    scope: 'case',
    plan(state, env) {
      const { project, label, target } = given
      const caseRecord = [...state.tables.case.values()][0]
      if (caseRecord === undefined) return fail('case-missing')
      if (!labelAllows(label, target.kind))
        return fail('label-not-for-target', { label: label.name, kind: target.kind })
      const fault = firstProblemOf(target)
      if (fault !== undefined) return fail(fault, { kind: target.kind })
      const { laterality, basis } = given.side ?? sideOfNew(label, given.itemId, target, state)
      const record: Annotation = {
        id: env.newId(),
        revision: 1,
        caseId: caseRecord.id,
        itemId: given.itemId,
        target: stored(target),
        labelId: label.id,
        assertion: given.assertion ?? 'present',
        codings: codingsOf(label),
        codingState: label.coding === null ? 'deferred' : 'coded',
        laterality,
        lateralityBasis: basis === 'none' ? null : basis,
        attributes: defaultAttributes(label),
        findingId: null,
        ...madeNow(env),
        labelSetVersion: project.labelSet.version,
        guidelineVersion: project.guideline.version,
        origin: given.origin ?? { kind: 'human', agent: env.actor, version: '', confidence: null },
        display: given.display ?? null,
        comment: '',
      }
      return ok([{ op: 'add', kind: 'annotation', record }])
    },
  }
}

/** A target as it is stored: a mask in its smallest window, where a stroke and its undo leave the very same mask. */
function stored(target: Target): Target {
  return target.kind === 'mask' ? { ...target, ...tightMask(target) } : target
}

function defaultAttributes(label: Label): Annotation['attributes'] {
  return Object.fromEntries(
    label.attributes.flatMap(({ id, default: value }) => (value === undefined || value === null ? [] : [[id, value]])),
  )
}

function changing(
  name: string,
  id: string,
  plan: (annotation: Annotation, state: RecordState) => readonly Patch[] | string,
): Command {
  return {
    name,
    scope: 'case',
    plan(state) {
      const annotation = state.tables.annotation.get(id)
      if (annotation === undefined) return fail('annotation-missing', { id })
      const planned = plan(annotation, state)
      return typeof planned === 'string' ? fail(planned, { id }) : ok(planned)
    },
  }
}

/**
 * Gives an annotation another shape of the same or another kind. A side that was told by its place is told anew.
 * @param words the side that the words around a span give; taken where the side came from words
 */
export function setTarget(id: string, target: Target, words?: Side): Command {
  return changing('annotation.set-target', id, (annotation, state) => {
    const fault = firstProblemOf(target)
    if (fault !== undefined) return fault
    const side = annotation.lateralityBasis === 'text' ? words : movedSide(annotation, target, state)
    return setFields('annotation', annotation, {
      '/target': stored(target),
      ...sideFieldsOf(side),
    })
  })
}

/**
 * Gives annotations another label of the project, under the label set and guideline of now, and the label's own code where they
 * carried the old label's; a side that nobody chose is told for what now has sides, and taken away from what has none. Those that have
 * the label already are passed over.
 */
export function setLabel(
  ids: readonly string[],
  label: Label,
  { labelSet, guideline }: Pick<Project, 'labelSet' | 'guideline'>,
): Command {
  return {
    name: 'annotation.set-label',
    scope: 'case',
    plan(state) {
      const patches: Patch[] = []
      for (const id of new Set(ids)) {
        const annotation = state.tables.annotation.get(id)
        if (annotation === undefined) return fail('annotation-missing', { id })
        if (!labelAllows(label, annotation.target.kind)) {
          return fail('label-not-for-target', { label: label.name, kind: annotation.target.kind })
        }
        if (annotation.labelId === label.id) continue
        const old = labelSet.labels.find((candidate) => candidate.id === annotation.labelId)
        const values = {
          '/labelId': label.id,
          '/labelSetVersion': labelSet.version,
          '/guidelineVersion': guideline.version,
          ...codeOfLabel(annotation, old, label),
          ...sideFieldsOf(relabelledSide(annotation, label, state)),
        }
        patches.push(...setFields('annotation', annotation, values))
      }
      return ok(patches)
    },
  }
}

function sideFieldsOf(side: Side | undefined) {
  return side === undefined ? {} : sideFields(side)
}

function codeOfLabel(annotation: Annotation, old: Label | undefined, label: Label) {
  const concepts = (codings: readonly Coding[]) => codings.map(({ system, code }) => [system, code])
  if (!jsonEquals(concepts(annotation.codings), concepts(codingsOf(old)))) return {}
  const codings = codingsOf(label)
  return { '/codings': codings, '/codingState': label.coding === null ? ('deferred' as const) : ('coded' as const) }
}

function codingsOf(label: Label | undefined): Coding[] {
  return label?.coding == null ? [] : [label.coding]
}

/** Sets the codes of an annotation; none leaves it `none-suitable` or `deferred` as said. */
export function setCodings(id: string, codings: readonly Coding[], emptyState: 'none-suitable' | 'deferred'): Command {
  return changing('annotation.set-codings', id, (annotation) =>
    setFields('annotation', annotation, {
      '/codings': [...codings],
      '/codingState': codings.length === 0 ? emptyState : 'coded',
    }),
  )
}

export function setAssertion(id: string, assertion: Annotation['assertion']): Command {
  return changing('annotation.set-assertion', id, (annotation) =>
    setFields('annotation', annotation, { '/assertion': assertion }),
  )
}

export function setComment(id: string, comment: string): Command {
  return changing('annotation.set-comment', id, (annotation) =>
    setFields('annotation', annotation, { '/comment': comment }),
  )
}

/** Says which side of the patient an annotation is on. From then on it is a person's word, and is not worked out anew. */
export function setLaterality(id: string, laterality: Annotation['laterality']): Command {
  return changing('annotation.set-laterality', id, (annotation) =>
    setFields('annotation', annotation, { '/laterality': laterality, '/lateralityBasis': 'reader' }),
  )
}

/** Puts annotations on the other side of the patient, by a person's word: the left ones right, all others left; those gone are passed over. */
export function swapSides(ids: readonly string[]): Command {
  return {
    name: 'annotation.set-laterality',
    scope: 'case',
    plan(state) {
      return ok(
        [...new Set(ids)].flatMap((id): readonly Patch[] => {
          const annotation = state.tables.annotation.get(id)
          if (annotation === undefined) return []
          const laterality = annotation.laterality === 'left' ? 'right' : 'left'
          return setFields('annotation', annotation, { '/laterality': laterality, '/lateralityBasis': 'reader' })
        }),
      )
    },
  }
}

/** Removes annotations; those already gone are passed over. */
export function removeAnnotations(ids: readonly string[]): Command {
  return {
    name: 'annotation.remove',
    scope: 'case',
    plan(state) {
      return ok(
        [...new Set(ids)].flatMap((id): Patch[] => {
          const record = state.tables.annotation.get(id)
          return record === undefined ? [] : [{ op: 'remove', kind: 'annotation', record }]
        }),
      )
    },
  }
}
