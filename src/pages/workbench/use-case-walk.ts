import { useCallback } from 'react'
import { everyCase } from '../../persistence/case-list/case-query.ts'
import { useApp } from '../shared/app-services.ts'
import { addressOfQuery, useCaseQuery } from '../shared/case-query-address.ts'
import { type ListedCases, useCaseRows, useListedCases } from '../shared/use-listed-cases.ts'

/** The list that the open case is walked in: the one its reader came from, else every case in reading order. */
export interface CaseWalk {
  readonly listed: ListedCases
  /** Place of the open case in it; -1 until the list is read. */
  readonly place: number
  readonly previousId: string | null
  readonly nextId: string | null
  /** What the address of a case in the same list ends with. */
  readonly search: string
  readonly isFiltered: boolean
  nextUnsubmitted(): Promise<string | null>
}

/** The open case stays in its list while it is open, though an edit may have made it something that the filters leave out. */
export function useCaseWalk(projectId: string, caseId: string): CaseWalk {
  const { actor } = useApp().env
  const query = useCaseQuery()
  const listed = useListedCases(projectId, query, caseId)
  const place = listed.found?.place ?? -1
  const rowAt = useCaseRows(listed, place - 1, place + 2)
  const { list } = listed
  const nextUnsubmitted = useCallback(
    () => list.ask.nextUnsubmitted(query, caseId, actor),
    [list, query, caseId, actor],
  )
  const search = addressOfQuery(query, actor)
  return {
    listed,
    place,
    previousId: place < 0 ? null : (rowAt(place - 1)?.caseId ?? null),
    nextId: place < 0 ? null : (rowAt(place + 1)?.caseId ?? null),
    search,
    isFiltered: addressOfQuery({ ...query, sort: everyCase(actor).sort }, actor) !== '',
    nextUnsubmitted,
  }
}
