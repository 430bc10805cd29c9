import type { CaseSummary } from './case-summary.ts'
import { subscribeChanges } from './change-feed.ts'
import type { GlossaDatabase } from './database.ts'

/** The cases of a project in reading order (the order they were brought in). */
export function listCases(db: GlossaDatabase, projectId: string): Promise<CaseSummary[]> {
  return db.summaries.where(':id').between([projectId], [projectId, []]).toArray()
}

/** Calls at every change of a project, here or in another tab. Returns the unsubscriber. */
export function onProjectChanged(db: GlossaDatabase, projectId: string, listener: () => void): () => void {
  return subscribeChanges(db, (message) => {
    if (message.projectId === projectId) listener()
  })
}

/** Calls at every change of one case, here or in another tab. Returns the unsubscriber. */
export function onCaseChanged(db: GlossaDatabase, projectId: string, caseId: string, listener: () => void): () => void {
  return subscribeChanges(db, (message) => {
    if (message.projectId === projectId && message.scopes.includes(caseId)) listener()
  })
}
