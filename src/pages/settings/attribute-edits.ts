import type { AttributeDefinition } from '../../domain/records/label.ts'

/** Adds an attribute with a name of its own. */
export function addAttribute(definitions: readonly AttributeDefinition[], id: string): AttributeDefinition[] {
  const taken = new Set(definitions.map(({ name }) => name.toLowerCase()))
  let name = 'New attribute'
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `New attribute ${n}`
  return [...definitions, { id, name, type: 'text', required: false }]
}

export function replaceAttribute(
  definitions: readonly AttributeDefinition[],
  next: AttributeDefinition,
): AttributeDefinition[] {
  return definitions.map((definition) => (definition.id === next.id ? next : definition))
}

export function withoutAttribute(definitions: readonly AttributeDefinition[], id: string): AttributeDefinition[] {
  return definitions.filter((definition) => definition.id !== id)
}

/** Moves an attribute by so many places, as far as the list reaches. */
export function moveAttribute(
  definitions: readonly AttributeDefinition[],
  id: string,
  by: number,
): AttributeDefinition[] {
  const from = definitions.findIndex((definition) => definition.id === id)
  const moved = definitions[from]
  if (moved === undefined) return [...definitions]
  const to = Math.max(0, Math.min(definitions.length - 1, from + by))
  return definitions.toSpliced(from, 1).toSpliced(to, 0, moved)
}

/** Names written one after the other, set apart by commas. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
