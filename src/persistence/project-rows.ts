import { applyChange } from '../domain/log/apply.ts'
import type { Change } from '../domain/log/change.ts'
import type { Patch } from '../domain/log/patch.ts'
import { findRecord, type RecordState, stateOf, type Tombstone } from '../domain/log/record-state.ts'
import type { AnyRecord, RecordKind } from '../domain/records/record.ts'
import type { GlossaDatabase } from './database.ts'
import { scopeOf } from './rows.ts'
import { updateSummaries } from './update-summary.ts'

interface Touched {
  readonly kind: RecordKind
  readonly id: string
}

function touchedBy(patch: Patch): Touched {
  if (patch.op === 'maskXor') return { kind: 'annotation', id: patch.id }
  return { kind: patch.kind, id: patch.op === 'set' ? patch.id : patch.record.id }
}

function unique(touched: readonly Touched[]): Touched[] {
  return [...new Map(touched.map((entry) => [entry.id, entry])).values()]
}

/** The part of the projection that some patches read and write. */
async function loadTouched(db: GlossaDatabase, projectId: string, touched: readonly Touched[]): Promise<RecordState> {
  const records: { kind: RecordKind; record: AnyRecord }[] = []
  const removed = new Map<string, Tombstone>()
  for (const kind of new Set(touched.map((entry) => entry.kind))) {
    const ids = touched.filter((entry) => entry.kind === kind).map(({ id }): [string, string] => [projectId, id])
    for (const row of await db.records(kind).bulkGet(ids))
      if (row !== undefined) records.push({ kind, record: row.record })
  }
  for (const row of await db.tombstones.bulkGet(touched.map(({ id }): [string, string] => [projectId, id]))) {
    if (row !== undefined) removed.set(row.id, row.tombstone)
  }
  return stateOf(records, removed)
}

/** The records that a change touched, as they are now. */
export function touchedState(db: GlossaDatabase, projectId: string, change: Change): Promise<RecordState> {
  return loadTouched(db, projectId, unique(change.patches.map(touchedBy)))
}

/**
 * Brings the projection up to date with one change, by the same `applyChange` that a replay uses. Runs inside the caller's
 * transaction over `logTables` and awaits nothing but the database: a foreign await would end the transaction. A change without
 * patches must not be given: waiting for no request at all ends it too.
 * @param touch see `CaseSummary.touched`
 * @returns ids of the cases whose summaries it wrote or removed
 */
export async function projectChange(
  db: GlossaDatabase,
  projectId: string,
  change: Change,
  touch: number,
): Promise<string[]> {
  const touched = unique(change.patches.map(touchedBy))
  const before = await loadTouched(db, projectId, touched)
  const after = applyChange(before, change)
  for (const { kind, id } of touched) {
    const record = findRecord(after, kind, id)
    if (record === undefined) await db.records(kind).delete([projectId, id])
    else await db.records(kind).put({ projectId, id, scope: scopeOf(kind, record, projectId), record })
    const tombstone = after.removed.get(id)
    if (tombstone !== undefined) {
      await db.tombstones.put({ projectId, id, scope: scopeOf(kind, tombstone.record, projectId), tombstone })
    } else if (before.removed.has(id)) {
      await db.tombstones.delete([projectId, id])
    }
    if (kind === 'item') await projectBlobRefs(db, projectId, id, after)
  }
  for (const conflict of after.conflicts) {
    await db.conflicts.put({ projectId, id: conflict.id, scope: change.caseId ?? projectId, conflict })
  }
  return updateSummaries(db, { projectId, change, before, after, touch })
}

/** A removed item keeps its files: an undo may bring it back. */
async function projectBlobRefs(
  db: GlossaDatabase,
  projectId: string,
  itemId: string,
  after: RecordState,
): Promise<void> {
  for (const { blob } of after.tables.item.get(itemId)?.parts ?? []) {
    await db.blobRefs.put({ projectId, sha256: blob, itemId })
  }
}
