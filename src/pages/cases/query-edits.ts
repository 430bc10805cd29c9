import type { CaseQuery, QueryField } from '../../persistence/case-list/case-query.ts'

/** A query with a value of a field chosen, or not any more. */
export function withValue(query: CaseQuery, field: QueryField, value: string, isChosen: boolean): CaseQuery {
  const others = (query.chosen[field] ?? []).filter((other) => other !== value)
  const values = isChosen ? [...others, value] : others
  const { [field]: _, ...rest } = query.chosen
  return { ...query, chosen: values.length === 0 ? rest : { ...rest, [field]: values } }
}

/** The same order of every case. */
export function withoutFilters(query: CaseQuery): CaseQuery {
  return { ...query, text: '', chosen: {}, patient: null, acquiredFrom: null, acquiredTo: null }
}

export function hasFilters(query: CaseQuery): boolean {
  const { text, chosen, patient, acquiredFrom, acquiredTo } = query
  return (
    text.trim() !== '' ||
    Object.keys(chosen).length > 0 ||
    [patient, acquiredFrom, acquiredTo].some((one) => one !== null)
  )
}
