import type { Json } from '../../lib/json.ts'
import type { AttributeDefinition } from '../records/label.ts'
import { attributeProblem } from './attributes.ts'

export type AttributeType = AttributeDefinition['type']

export const attributeTypes: readonly AttributeType[] = ['checkbox', 'choice', 'choices', 'number', 'text', 'scale']

export type DefinitionProblem =
  | 'attribute-name-missing'
  | 'attribute-name-twice'
  | 'attribute-options-missing'
  | 'attribute-option-twice'
  | 'attribute-limits-crossed'
  | 'attribute-unit-not-ucum'
  | 'attribute-default-unfit'

/** UCUM units are printable ASCII without blanks, braces for annotations aside (UCUM §2, §6). */
const ucum = /^[\x21-\x7e]+$/

/** The first thing wrong with the attributes of one label; undefined where nothing is. */
export function definitionsProblem(definitions: readonly AttributeDefinition[]): DefinitionProblem | undefined {
  const names = definitions.map(({ name }) => name.trim().toLowerCase())
  if (names.includes('')) return 'attribute-name-missing'
  if (new Set(names).size !== names.length) return 'attribute-name-twice'
  return definitions.map(definitionProblem).find((problem) => problem !== undefined)
}

function definitionProblem(definition: AttributeDefinition): DefinitionProblem | undefined {
  const { type, options = [], unit = '', min, max, default: value = null } = definition
  if (type === 'choice' || type === 'choices') {
    if (options.length === 0 || options.some((option) => option.trim() === '')) return 'attribute-options-missing'
    if (new Set(options).size !== options.length) return 'attribute-option-twice'
  }
  if (min !== undefined && max !== undefined && min > max) return 'attribute-limits-crossed'
  if (unit !== '' && !ucum.test(unit)) return 'attribute-unit-not-ucum'
  return attributeProblem(definition, value) === undefined ? undefined : 'attribute-default-unfit'
}

/** The same attribute with another type: what the new type has no use for goes, what it cannot be without comes. */
export function withType(
  { id, name, required, options, unit, min, max }: AttributeDefinition,
  type: AttributeType,
): AttributeDefinition {
  const bare = { id, name, type, required }
  const measured = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
  switch (type) {
    case 'choice':
    case 'choices':
      return { ...bare, options: options ?? ['Option 1', 'Option 2'] }
    case 'number':
      return { ...bare, ...measured, ...(unit === undefined ? {} : { unit }) }
    case 'scale':
      return { ...bare, min: min ?? 0, max: max ?? Math.max(10, min ?? 0), step: 1 }
    case 'checkbox':
    case 'text':
      return bare
  }
}

/** The same attribute with other options: those given up leave the default. */
export function withOptions(definition: AttributeDefinition, options: readonly string[]): AttributeDefinition {
  const next = { ...definition, options: [...options] }
  return attributeProblem(next, definition.default ?? null) === undefined ? next : withDefault(next, null)
}

/** The same attribute with another default; null: none. */
export function withDefault(definition: AttributeDefinition, value: Json): AttributeDefinition {
  const { default: _, ...rest } = definition
  return value === null ? rest : { ...rest, default: value }
}
