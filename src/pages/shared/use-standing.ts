import { useEffect, useState } from 'react'
import type { Standing } from '../../persistence/case-list/case-lister.ts'
import type { CaseQuery } from '../../persistence/case-list/case-query.ts'
import { useApp } from './app-services.ts'
import type { ListedCases } from './use-listed-cases.ts'

const nowhere: Standing = { deferred: 0, nextDeferredId: null, toContinue: null }

/** Where the one at work stands with the cases of a query. @param caseId the open case */
export function useStanding({ list, state }: ListedCases, query: CaseQuery, caseId: string | null): Standing {
  const { actor } = useApp().env
  const [standing, setStanding] = useState(nowhere)
  const asked = JSON.stringify(query)
  useEffect(() => {
    if (state.version === 0) return
    let isOvertaken = false
    void list
      .ask((worker) => worker.standing(JSON.parse(asked), caseId, actor))
      .then((answer) => {
        if (!isOvertaken && answer.ok) setStanding(answer.value)
      })
    return () => {
      isOvertaken = true
    }
  }, [list, state.version, asked, caseId, actor])
  return standing
}
