import { useEffect, useState } from 'react'
import type { Project } from '../../../domain/records/project.ts'
import { type CaseWork, readCaseWork } from '../../../persistence/case-work.ts'
import { subscribeChanges } from '../../../persistence/change-feed.ts'
import { readProjectRow } from '../../../persistence/project-row.ts'
import { useApp } from '../app-services.ts'

/** A case as its reader has left it so far, with its project. */
export interface WorkInProject extends CaseWork {
  readonly project: Project
}

/**
 * What the annotator at work has stored of a case, kept up with this and other tabs. Undefined until it is read; null where project or
 * case are gone.
 */
export function useCaseWork(projectId: string, caseId: string): WorkInProject | null | undefined {
  const { db, env } = useApp()
  const { actor } = env
  const [work, setWork] = useState<WorkInProject | null>()
  useEffect(() => {
    let asked = 0
    const read = async () => {
      const mine = ++asked
      const [project, found] = await Promise.all([
        readProjectRow(db, projectId),
        readCaseWork(db, projectId, caseId, actor),
      ])
      if (mine === asked) setWork(project.ok && found !== undefined ? { ...found, project: project.value } : null)
    }
    void read()
    const unsubscribe = subscribeChanges(db, (message) => {
      if (message.projectId === projectId) void read()
    })
    return () => {
      asked = Number.POSITIVE_INFINITY
      unsubscribe()
    }
  }, [db, projectId, caseId, actor])
  return work
}
