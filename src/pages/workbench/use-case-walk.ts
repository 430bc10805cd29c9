import { useCallback, useMemo } from 'react'
import type { Project } from '../../domain/records/project.ts'
import type { Result } from '../../lib/result.ts'
import type { Standing } from '../../persistence/case-list/case-lister.ts'
import { everyCase } from '../../persistence/case-list/case-query.ts'
import { useApp } from '../shared/app-services.ts'
import { addressOfQuery, useCaseQuery } from '../shared/case-query-address.ts'
import { useBlindView } from '../shared/use-blind-view.ts'
import { type ListedCases, useCaseRows, useListedCases } from '../shared/use-listed-cases.ts'
import { useStanding } from '../shared/use-standing.ts'

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
  /** Where the reader stands with every case of the project. */
  readonly standing: Standing
  /** The next case to read; null where none is left. @param except cases that are not to be gone to */
  nextToRead(except: readonly string[]): Promise<Result<string | null>>
  /** How many other cases of the project the reader has set aside. */
  deferredElsewhere(): Promise<Result<number>>
}

/** The open case stays in its list while it is open, though an edit may have made it something that the filters leave out. */
export function useCaseWalk(project: Project, caseId: string): CaseWalk {
  const { actor } = useApp().env
  const query = useCaseQuery()
  const listed = useListedCases(project.id, useBlindView(project), query, caseId)
  const every = useMemo(() => everyCase(actor), [actor])
  const standing = useStanding(listed, every, caseId)
  const place = listed.found?.place ?? -1
  const rowAt = useCaseRows(listed, place - 1, place + 2)
  const { list } = listed
  const nextToRead = useCallback(
    (except: readonly string[]) => list.ask((worker) => worker.nextToRead(query, caseId, actor, except)),
    [list, query, caseId, actor],
  )
  const deferredElsewhere = useCallback(
    () => list.ask((worker) => worker.deferredBy(every, actor, caseId)),
    [list, every, actor, caseId],
  )
  const search = addressOfQuery(query, actor)
  return {
    listed,
    place,
    previousId: place < 0 ? null : (rowAt(place - 1)?.caseId ?? null),
    nextId: place < 0 ? null : (rowAt(place + 1)?.caseId ?? null),
    search,
    isFiltered: addressOfQuery({ ...query, sort: everyCase(actor).sort }, actor) !== '',
    standing,
    nextToRead,
    deferredElsewhere,
  }
}
