import { useEffect, useRef, useState } from 'react'
import type { Selection } from '../../interchange/selection.ts'
import type { SelectionCounts } from '../../interchange/selection-counts.ts'
import type { Problem } from '../../lib/result.ts'
import { onProjectChanged } from '../../persistence/case-summaries.ts'
import { openSelectionCounter, type SelectionCounter } from '../../workers/selection-client.ts'
import type { ProjectOffer } from '../../workers/selection-counts.ts'
import { useApp } from './app-services.ts'

export interface ProjectCounts {
  /** Undefined until the project is read. */
  readonly offer: ProjectOffer | undefined
  /** Undefined until counted; of the selection before while the present one is being counted. */
  readonly counts: SelectionCounts | undefined
  readonly problem: Problem | undefined
}

/** What a project has to choose from, and what a selection lets through of it; kept up with this and other tabs. */
export function useProjectCounts(projectId: string, selection: Selection): ProjectCounts {
  const { db } = useApp()
  const [counter, setCounter] = useState<SelectionCounter>()
  const [offer, setOffer] = useState<ProjectOffer>()
  const [counts, setCounts] = useState<SelectionCounts>()
  const [problem, setProblem] = useState<Problem>()
  const asked = useRef(0)

  useEffect(() => {
    const opened = openSelectionCounter()
    let left = false
    let reading = false
    let stale = false
    const read = async () => {
      stale = true
      if (reading) return
      reading = true
      // As in the list of cases: one reading answers for all changes before it, and takes no more than a tenth of the time.
      while (stale && !left) {
        stale = false
        const began = performance.now()
        const done = await opened.readProject(projectId)
        if (left) return
        if (done.ok) {
          setOffer(done.value)
          setCounter(opened)
        } else setProblem(done.error)
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
      opened.close()
    }
  }, [db, projectId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew when the project was read anew, of which `offer` tells
  useEffect(() => {
    if (counter === undefined) return
    asked.current += 1
    const mine = asked.current
    void counter.count(selection).then((done) => {
      // A count that a later choice has overtaken would stand beside the wrong filters.
      if (asked.current !== mine) return
      if (done.ok) setCounts(done.value)
      else setProblem(done.error)
    })
  }, [counter, offer, selection])

  return { offer, counts, problem }
}
