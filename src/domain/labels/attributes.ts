import { isPlainObject, type Json } from '../../lib/json.ts'
import type { Annotation } from '../records/annotation.ts'
import type { AttributeDefinition, Label } from '../records/label.ts'

/** Why a value does not fit its definition: wrong type, beyond the limits, between the steps, not among the options. */
export type AttributeProblem =
  | 'attribute-not-boolean'
  | 'attribute-not-option'
  | 'attribute-not-number'
  | 'attribute-too-small'
  | 'attribute-too-large'
  | 'attribute-off-step'
  | 'attribute-not-text'

/** Room for the last digit of a decimal fraction when it is held against a step. */
const stepTolerance = 1e-6

/** Why an attribute cannot hold a value; undefined where it can. `null` (absent) always fits: whether it is missing is another question. */
export function attributeProblem(definition: AttributeDefinition, value: Json): AttributeProblem | undefined {
  if (value === null) return undefined
  const options = definition.options ?? []
  switch (definition.type) {
    case 'checkbox':
      return typeof value === 'boolean' ? undefined : 'attribute-not-boolean'
    case 'choice':
      return typeof value === 'string' && options.includes(value) ? undefined : 'attribute-not-option'
    case 'choices':
      return Array.isArray(value) && value.every((one) => typeof one === 'string' && options.includes(one))
        ? undefined
        : 'attribute-not-option'
    case 'number':
      return numberProblem(definition, value)
    case 'scale':
      return numberProblem(definition, value) ?? stepProblem(definition, value)
    case 'text':
      return typeof value === 'string' ? undefined : 'attribute-not-text'
  }
}

function numberProblem({ min, max }: AttributeDefinition, value: Json): AttributeProblem | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'attribute-not-number'
  if (min !== undefined && value < min) return 'attribute-too-small'
  if (max !== undefined && value > max) return 'attribute-too-large'
  return undefined
}

function stepProblem(definition: AttributeDefinition, value: Json): AttributeProblem | undefined {
  const { min, step } = scaleOf(definition)
  if (typeof value !== 'number') return 'attribute-not-number'
  const steps = (value - min) / step
  return Math.abs(steps - Math.round(steps)) > stepTolerance ? 'attribute-off-step' : undefined
}

/** Ends and step of a scale; without its own, from 0 to 10 by 1. */
export function scaleOf({ min = 0, max = Math.max(10, min), step = 1 }: AttributeDefinition): {
  readonly min: number
  readonly max: number
  readonly step: number
} {
  return { min, max, step }
}

/** The value of an attribute; null where it is absent. 0, false and '' are values. */
export function attributeValue({ attributes }: Pick<Annotation, 'attributes'>, id: string): Json {
  return isPlainObject(attributes) && Object.hasOwn(attributes, id) ? (attributes[id] ?? null) : null
}

/** Whether a required attribute says nothing: absent, an empty text, or no choice made. */
export function isAttributeMissing(definition: AttributeDefinition, value: Json): boolean {
  if (!definition.required) return false
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Attributes of a label that an annotation still has to be given. */
export function missingAttributes(annotation: Annotation, label: Label | undefined): readonly AttributeDefinition[] {
  return (label?.attributes ?? []).filter((definition) =>
    isAttributeMissing(definition, attributeValue(annotation, definition.id)),
  )
}

/** Definitions that all labels share: the same id and type, limits and options as in the first. */
export function commonAttributes(labels: readonly (Label | undefined)[]): readonly AttributeDefinition[] {
  const [first, ...others] = labels
  return (first?.attributes ?? []).filter(({ id, type, name }) =>
    others.every((label) => label?.attributes.some((one) => one.id === id && one.type === type && one.name === name)),
  )
}

/** A value as it reads in one line: "yes", "12 mm", "solid, calcified"; null where there is none. A value of another type stands as it is. */
export function attributeText({ type, unit }: AttributeDefinition, value: Json): string | null {
  if (value === null || value === '') return null
  if (type === 'checkbox' && typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(', ')
  if (typeof value === 'number' && unit !== undefined && unit !== '') return `${value} ${unit}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
