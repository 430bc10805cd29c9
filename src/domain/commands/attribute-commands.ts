import type { Json } from '../../lib/json.ts'
import { fail, ok } from '../../lib/result.ts'
import { attributeProblem } from '../labels/attributes.ts'
import { pointerTo } from '../log/field-path.ts'
import type { Patch } from '../log/patch.ts'
import type { AttributeDefinition } from '../records/label.ts'
import type { Command } from './command.ts'
import { setFields } from './set-fields.ts'

/**
 * Gives annotations a value of one attribute; null takes it away. Refuses a value that does not fit the definition
 * (`attribute-not-number`, ...). Annotations that have the value already are passed over.
 */
export function setAttribute(ids: readonly string[], definition: AttributeDefinition, value: Json): Command {
  return {
    name: 'annotation.set-attribute',
    scope: 'case',
    plan(state) {
      const fault = attributeProblem(definition, value)
      if (fault !== undefined) {
        const { name, min, max, step } = definition
        return fail(fault, { name, min, max, step })
      }
      const patches: Patch[] = []
      for (const id of new Set(ids)) {
        const annotation = state.tables.annotation.get(id)
        if (annotation === undefined) return fail('annotation-missing', { id })
        patches.push(...setFields('annotation', annotation, { [pointerTo('attributes', definition.id)]: value }))
      }
      return ok(patches)
    },
  }
}
