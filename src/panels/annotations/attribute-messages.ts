import type { AttributeProblem } from '../../domain/labels/attributes.ts'
import type { AttributeDefinition } from '../../domain/records/label.ts'

/** Why a value does not fit, and what would. */
export function attributeMessage(problem: AttributeProblem, { min, max, step }: AttributeDefinition): string {
  switch (problem) {
    case 'attribute-not-boolean':
      return 'Neither yes nor no'
    case 'attribute-not-option':
      return 'Not among the options any more'
    case 'attribute-not-number':
      return 'A number is needed'
    case 'attribute-too-small':
      return `At least ${min}`
    case 'attribute-too-large':
      return `At most ${max}`
    case 'attribute-off-step':
      return `In steps of ${step ?? 1}`
    case 'attribute-not-text':
      return 'A text is needed'
  }
}
