import type { Json } from '../../lib/json.ts'
import { labelNamed, ownPositives } from './marks.ts'
import type { SubmitCheck } from './submit-check.ts'

/** An attribute that the label asks for has no value. Blocks, save where the picture could not be read. */
export const requiredAttribute: SubmitCheck = {
  id: 'required-attribute',
  run: (state, project, actor, outcome) =>
    ownPositives(state, actor).flatMap((annotation) => {
      const label = labelNamed(project, annotation.labelId)
      return (label?.attributes ?? [])
        .filter(({ id, required }) => required && isMissing(annotation.attributes[id]))
        .map(({ id, name }) => ({
          message: `${label?.name}: “${name}” has to be filled in`,
          severity: outcome === 'not-assessable' ? ('note' as const) : ('block' as const),
          place: { kind: 'annotation' as const, annotationId: annotation.id, field: `attribute:${id}` as const },
        }))
    }),
}

/** Zero and false are values. */
function isMissing(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0
}
