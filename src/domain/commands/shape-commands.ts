import { fail, ok } from '../../lib/result.ts'
import { tightMask } from '../geometry/mask.ts'
import { firstProblemOf } from '../geometry/target-operations.ts'
import type { Patch } from '../log/patch.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Target } from '../records/target.ts'
import { labelAllows, setTarget } from './annotation-commands.ts'
import type { Command } from './command.ts'
import { madeNow } from './made-now.ts'

interface Reshape {
  /** `noun.verb`, as it stands in the log. */
  readonly name: string
  /** New shapes by annotation: the first takes the old one's place, each further one becomes a mark of its own that says the same. */
  readonly pieces: ReadonlyMap<string, readonly Target[]>
  /** Annotations that have gone into others. */
  readonly removed?: readonly string[]
  readonly labels: readonly Label[]
}

/**
 * Gives annotations other shapes, in one or several pieces, as one change. Pieces carry label, codes, assertion, side, attributes,
 * finding and comment of what they were cut from, and are the work of who cuts. Refuses shapes with no extent and kinds that the label
 * is not for (`label-not-for-target`).
 */
export function reshape({ name, pieces, removed = [], labels }: Reshape): Command {
  return {
    name,
    scope: 'case',
    plan(state, env) {
      const patches: Patch[] = []
      for (const [id, [first, ...others]] of pieces) {
        const annotation = state.tables.annotation.get(id)
        if (annotation === undefined || first === undefined) return fail('annotation-missing', { id })
        const label = labels.find((candidate) => candidate.id === annotation.labelId)
        for (const { kind } of [first, ...others]) {
          const isAsBefore = kind === annotation.target.kind
          if (!isAsBefore && label !== undefined && !labelAllows(label, kind)) {
            return fail('label-not-for-target', { label: label.name, kind })
          }
        }
        const planned = setTarget(id, first).plan(state, env)
        if (!planned.ok) return planned
        patches.push(...planned.value)
        for (const target of others) {
          const fault = firstProblemOf(target)
          if (fault !== undefined) return fail(fault, { kind: target.kind })
          patches.push({ op: 'add', kind: 'annotation', record: piece(annotation, target, env.newId(), env) })
        }
      }
      for (const id of removed) {
        const record = state.tables.annotation.get(id)
        if (record !== undefined) patches.push({ op: 'remove', kind: 'annotation', record })
      }
      return ok(patches)
    },
  }
}

function piece(of: Annotation, target: Target, id: string, env: { now(): string; readonly actor: string }): Annotation {
  const stored = target.kind === 'mask' ? { ...target, ...tightMask(target) } : target
  return { ...of, ...madeNow(env), id, revision: 1, target: stored }
}

/** Gives several annotations other shapes, as one change. */
export function setTargets(targets: ReadonlyMap<string, Target>): Command {
  return {
    name: 'annotation.set-target',
    scope: 'case',
    plan(state, env) {
      const patches: Patch[] = []
      for (const [id, target] of targets) {
        const planned = setTarget(id, target).plan(state, env)
        if (!planned.ok) return planned
        patches.push(...planned.value)
      }
      return ok(patches)
    },
  }
}
