import { fail, ok } from '../../lib/result.ts'
import type { Annotation } from '../records/annotation.ts'
import type { TargetOf } from '../records/target.ts'
import type { Side } from '../sides/side.ts'
import { removeAnnotations, setTarget } from './annotation-commands.ts'
import type { Command } from './command.ts'
import { madeNow } from './made-now.ts'
import { together } from './together.ts'

/** A span with the side that the words around it give. */
export interface SidedSpan {
  readonly span: TargetOf<'span'>
  readonly words: Side
}

/**
 * Cuts an annotation in two: it keeps the first span, and a copy of it, of now and without a finding, gets the second. Fails with
 * `annotation-missing`.
 */
export function splitAnnotation(id: string, first: SidedSpan, second: SidedSpan): Command {
  return together('annotation.split', [setTarget(id, first.span, first.words), addHalf(id, second)])
}

function addHalf(id: string, { span, words }: SidedSpan): Command {
  return {
    name: 'annotation.split',
    scope: 'case',
    plan(state, env) {
      const whole = state.tables.annotation.get(id)
      if (whole === undefined) return fail('annotation-missing', { id })
      const { basis, laterality } = words
      const isByWords = whole.lateralityBasis === 'text'
      const record: Annotation = {
        ...whole,
        ...(isByWords ? { laterality, lateralityBasis: basis === 'none' ? null : basis } : {}),
        id: env.newId(),
        revision: 1,
        target: span,
        findingId: null,
        ...madeNow(env),
      }
      return ok([{ op: 'add', kind: 'annotation', record }])
    },
  }
}

/** Makes one annotation of several: the first gets the span, the others go. */
export function mergeAnnotations(keptId: string, goneIds: readonly string[], { span, words }: SidedSpan): Command {
  return together('annotation.merge', [setTarget(keptId, span, words), removeAnnotations(goneIds)])
}
