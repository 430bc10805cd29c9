import type { Coding } from '../../domain/records/primitives.ts'
import type { TypeAheadOption } from '../../ui/type-ahead/type-ahead-option.ts'
import { findConcepts } from '../../workers/terminology-client.ts'

/** Concepts for what was typed, as the fields that find them show them; null where the search has ended: the next begins anew. */
export async function conceptOptions(query: string): Promise<TypeAheadOption<Coding>[] | null> {
  const found = await findConcepts(query)
  if (!found.ok) return null
  return found.value.map(({ coding, matched }) => ({
    value: coding,
    key: `${coding.system} ${coding.code}`,
    text: coding.display,
    hint: coding.code,
    detail: matched,
  }))
}
