import { subscribeChanges } from './change-feed.ts'
import type { GlossaDatabase } from './database.ts'

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
