import { useEffect, useState } from 'react'
import type { CaseQuery } from '../../persistence/case-list/case-query.ts'
import type { Facets } from '../../persistence/case-list/facets.ts'
import type { ListedCases } from './use-listed-cases.ts'

/** What occurs in the list, with counts, while somebody looks at it; undefined until it is counted. */
export function useFacets({ list, state }: ListedCases, query: CaseQuery, isOpen: boolean): Facets | undefined {
  const [facets, setFacets] = useState<Facets>()
  const asked = JSON.stringify(query)
  useEffect(() => {
    if (!isOpen || state.version === 0) return
    let isOvertaken = false
    void list
      .ask((worker) => worker.facets(JSON.parse(asked)))
      .then((counted) => {
        if (!isOvertaken && counted.ok) setFacets(counted.value)
      })
    return () => {
      isOvertaken = true
    }
  }, [list, state.version, asked, isOpen])
  return facets
}
