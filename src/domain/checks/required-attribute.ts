import { missingAttributes } from '../labels/attributes.ts'
import { labelNamed, ownPositives } from './marks.ts'
import type { SubmitCheck } from './submit-check.ts'

/** An attribute that the label asks for has no value. Blocks, save where the picture could not be read. */
export const requiredAttribute: SubmitCheck = {
  id: 'required-attribute',
  run: (state, project, actor, outcome) =>
    ownPositives(state, actor).flatMap((annotation) => {
      const label = labelNamed(project, annotation.labelId)
      return missingAttributes(annotation, label).map(({ id, name }) => ({
        message: `${label?.name}: “${name}” has to be filled in`,
        severity: outcome === 'not-assessable' ? ('note' as const) : ('block' as const),
        place: { kind: 'annotation' as const, annotationId: annotation.id, field: `attribute:${id}` as const },
      }))
    }),
}
