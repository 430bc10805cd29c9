import { useMemo } from 'react'
import {
  type CaseQuery,
  everyCase,
  type QueryField,
  queryFields,
  type SortColumn,
  sortColumns,
} from '../../persistence/case-list/case-query.ts'
import { useApp } from './app-services.ts'
import { useHashSearch } from './hash-location.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

function dayOf(text: string | null): string | null {
  return text !== null && day.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
}

function sortOf(text: string | null): CaseQuery['sort'] {
  const name = text?.replace(/^-/, '')
  const by: SortColumn = sortColumns.find((column) => column === name) ?? 'order'
  return { by, descending: text?.startsWith('-') === true && by === name }
}

/**
 * The query that an address asks for; what it does not understand it leaves out.
 * @param search with or without its `?`
 * @param me whose status and outcome count where the address names nobody
 */
export function queryOfAddress(search: string, me: string): CaseQuery {
  const params = new URLSearchParams(search)
  const chosen: Partial<Record<QueryField, readonly string[]>> = {}
  for (const field of queryFields) if (params.has(field)) chosen[field] = [...new Set(params.getAll(field))]
  const patient = params.get('patient')
  return {
    ...everyCase(params.get('reader') ?? me),
    text: params.get('q') ?? '',
    chosen,
    patient: patient !== null && /^[0-9a-f]{13}$/.test(patient) ? patient : null,
    acquiredFrom: dayOf(params.get('from')),
    acquiredTo: dayOf(params.get('to')),
    sort: sortOf(params.get('sort')),
  }
}

/** A query as the search of an address, with its `?`; empty for every case in reading order. */
export function addressOfQuery(query: CaseQuery, me: string): string {
  const params = new URLSearchParams()
  if (query.text !== '') params.set('q', query.text)
  if (query.reader !== me) params.set('reader', query.reader)
  for (const field of queryFields) for (const value of query.chosen[field] ?? []) params.append(field, value)
  if (query.patient !== null) params.set('patient', query.patient)
  if (query.acquiredFrom !== null) params.set('from', query.acquiredFrom)
  if (query.acquiredTo !== null) params.set('to', query.acquiredTo)
  const { by, descending } = query.sort
  if (by !== 'order' || descending) params.set('sort', `${descending ? '-' : ''}${by}`)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** The query of the present address. */
export function useCaseQuery(): CaseQuery {
  const search = useHashSearch()
  const { actor } = useApp().env
  return useMemo(() => queryOfAddress(search, actor), [search, actor])
}
