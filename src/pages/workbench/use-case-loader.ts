import { createContext, useContext, useEffect, useMemo } from 'react'
import { useApp } from '../shared/app-services.ts'
import { useModules } from '../shared/modules-context.ts'
import { type CaseLoader, createCaseLoader } from './case-loader.ts'
import type { CaseWalk } from './use-case-walk.ts'

export const CaseLoaderContext = createContext<CaseLoader | null>(null)

/** The loader of the surrounding workbench. @throws outside of one */
export function useLoader(): CaseLoader {
  const loader = useContext(CaseLoaderContext)
  if (loader === null) throw new Error('useLoader outside a workbench')
  return loader
}

/** What opens the cases of a project, for as long as the workbench is there. */
export function useCaseLoader(projectId: string): CaseLoader {
  const { db, env } = useApp()
  const { modalities } = useModules()
  const loader = useMemo(
    () => createCaseLoader({ db, env, projectId, modalities, whenIdle }),
    [db, env, projectId, modalities],
  )
  useEffect(() => () => loader.dispose(), [loader])
  return loader
}

/** Has the case that a reader goes to next opened ahead of time. */
export function usePreparedCase(loader: CaseLoader, { nextToRead, standing }: CaseWalk, caseId: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the reader stands tells that the answer may be another
  useEffect(() => {
    let isLeft = false
    void nextToRead([caseId]).then((next) => {
      if (!isLeft) loader.prepare(next.ok ? next.value : null)
    })
    return () => {
      isLeft = true
    }
  }, [loader, nextToRead, standing, caseId])
}

/** After a case was opened its panes are drawn, which takes the page some time by itself. */
const settleMs = 250
/** A page that is never idle for long prepares all the same. */
const latestMs = 5_000

function whenIdle(work: () => void): () => void {
  let idle: number | undefined
  const timer = setTimeout(() => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) idle = requestIdleCallback(work, { timeout: latestMs })
    else work()
  }, settleMs)
  return () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}
