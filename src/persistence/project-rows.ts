import { applyChange } from '../domain/log/apply.ts'
import type { Change } from '../domain/log/change.ts'
import { findRecord, type RecordState } from '../domain/log/record-state.ts'
import type { GlossaDatabase } from './database.ts'
import { type ProjectedRows, ProjectionDraft, touchedBy } from './projection-draft.ts'
import { updateSummaries } from './update-summary.ts'

/** The records that a change touched, as they are now. */
export async function touchedState(db: GlossaDatabase, projectId: string, change: Change): Promise<RecordState> {
  const touched = touchedBy(change.patches)
  const draft = new ProjectionDraft(projectId)
  await draft.loadRecords(db, touched)
  return draft.stateOf(touched)
}

/**
 * Brings the projection up to date with some changes, in order, by the same `applyChange` that a replay uses. What they touch is read
 * once and written once, however many they are: requests are what costs. Runs inside the caller's transaction over `logTables` and
 * awaits nothing but the database: a foreign await would end the transaction. Changes without patches are passed over.
 * @param touch see `CaseSummary.touched`
 * @returns ids of the cases whose summaries it wrote or removed
 */
export async function projectChanges(
  db: GlossaDatabase,
  projectId: string,
  changes: readonly Change[],
  touch: number,
): Promise<readonly string[]> {
  const projection = await loadProjection(db, projectId, changes)
  return projection === undefined ? [] : projection.write(touch)
}

/** The first half of `projectChanges`: reads, and answers with what writes. Undefined where no change has patches: nothing was asked. */
export async function loadProjection(db: GlossaDatabase, projectId: string, changes: readonly Change[]) {
  const some = changes.filter(({ patches }) => patches.length > 0)
  // Waiting for no request at all would end the transaction too.
  if (some.length === 0) return undefined
  const draft = new ProjectionDraft(projectId)
  await draft.load(db, some)
  return {
    async write(touch: number): Promise<readonly string[]> {
      const cases = new Set<string>()
      for (const change of some) for (const caseId of projectOne(draft, projectId, change, touch)) cases.add(caseId)
      await draft.write(db)
      return [...cases]
    },
  }
}

/**
 * All rows that a log gives, in memory: what `projectChanges` would leave in empty tables.
 * @param changes of the whole log, in replay order
 */
export function projectedRows(projectId: string, changes: readonly Change[]): ProjectedRows {
  const draft = new ProjectionDraft(projectId)
  for (const change of changes) if (change.patches.length > 0) projectOne(draft, projectId, change, 0)
  return draft.rows()
}

function projectOne(draft: ProjectionDraft, projectId: string, change: Change, touch: number): readonly string[] {
  const touched = touchedBy(change.patches)
  const before = draft.stateOf(touched)
  const after = applyChange(before, change)
  for (const entry of touched) {
    draft.setRecord(entry, findRecord(after, entry.kind, entry.id))
    const tombstone = after.removed.get(entry.id)
    if (tombstone !== undefined || before.removed.has(entry.id)) draft.setTombstone(entry.id, tombstone)
  }
  for (const conflict of after.conflicts) draft.addConflict(change.caseId ?? projectId, conflict)
  return updateSummaries(draft, { projectId, change, before, after, touch })
}
