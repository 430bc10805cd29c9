import { useEffect, useState } from 'react'
import { listCases, onProjectChanged } from '../../persistence/case-summaries.ts'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import { useApp } from './app-services.ts'

/** The cases of a project in reading order, kept up with this and other tabs; undefined until they are read. */
export function useCaseSummaries(projectId: string): readonly CaseSummary[] | undefined {
  const { db } = useApp()
  const [cases, setCases] = useState<readonly CaseSummary[]>()
  useEffect(() => {
    let left = false
    let reading = false
    let stale = false
    const read = async () => {
      stale = true
      if (reading) return
      reading = true
      // Changes come faster than a long list can be read while somebody draws: one reading answers for all that came before it, and
      // reading takes no more than a tenth of the time.
      while (stale && !left) {
        stale = false
        const began = performance.now()
        const summaries = await listCases(db, projectId)
        if (left) return
        setCases(summaries)
        const tookMs = performance.now() - began
        await new Promise((resolve) => setTimeout(resolve, 9 * tookMs))
      }
      reading = false
    }
    void read()
    const unsubscribe = onProjectChanged(db, projectId, () => void read())
    return () => {
      left = true
      unsubscribe()
    }
  }, [db, projectId])
  return cases
}
