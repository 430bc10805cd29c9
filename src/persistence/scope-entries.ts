import { type Change, changeOf } from '../domain/log/change.ts'
import type { GlossaDatabase } from './database.ts'
import type { ChangeRow } from './rows.ts'

/** A log entry of a scope with what it says. */
export interface ScopeEntry {
  readonly row: ChangeRow
  readonly change: Change
}

/** Log entries of one scope with `from <= pos`, oldest first. */
export async function scopeChanges(
  db: GlossaDatabase,
  projectId: string,
  scope: string,
  from: number,
): Promise<ScopeEntry[]> {
  return db.transaction('r', db.changes, db.bodies, async () => {
    const rows = await db.changes
      .where('[projectId+scope+pos]')
      .between([projectId, scope, from], [projectId, scope, Number.POSITIVE_INFINITY], true, true)
      .toArray()
    return withBodies(db, rows)
  })
}

/** Log entries of other scopes with `from <= pos` that touch findings of a patient, oldest first. */
export async function patientChanges(
  db: GlossaDatabase,
  projectId: string,
  patientKey: string,
  scope: string,
  from: number,
): Promise<ScopeEntry[]> {
  const rows = await db.changes
    .where('[projectId+patientKey+pos]')
    .between([projectId, patientKey, from], [projectId, patientKey, Number.POSITIVE_INFINITY], true, true)
    .filter((row) => row.scope !== scope)
    .toArray()
  return withBodies(db, rows)
}

async function withBodies(db: GlossaDatabase, rows: readonly ChangeRow[]): Promise<ScopeEntry[]> {
  const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
  return rows.flatMap((row, index) => {
    const change = changeOf({ record: row.record, body: bodies[index]?.body ?? null })
    return change === null ? [] : [{ row, change }]
  })
}
