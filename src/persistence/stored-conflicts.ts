import { type RecordState, stateOf } from '../domain/log/record-state.ts'
import { type ToldConflict, tellConflicts } from '../domain/log/told-conflicts.ts'
import type { GlossaDatabase } from './database.ts'
import { touchedBy } from './projection-draft.ts'
import { parseRows } from './read-rows.ts'
import type { ConflictRow } from './rows.ts'
import { scopeChanges } from './scope-entries.ts'

/** Conflicts of a case, or of the project's own records. */
export interface ScopeConflicts {
  /** Null: of the project. */
  readonly caseId: string | null
  readonly caseName: string
  /** The newest first. */
  readonly told: readonly ToldConflict[]
}

export interface ProjectConflicts {
  /** Cases with the newest first. */
  readonly scopes: readonly ScopeConflicts[]
  /** Conflicts that are older than those listed. */
  readonly olderCount: number
}

/** How many are listed at most: each is looked up in the log of its case. */
const most = 200

/** The conflicts of a project, the newest first: edits of one thing that did not know of each other. */
export async function readConflicts(db: GlossaDatabase, projectId: string): Promise<ProjectConflicts> {
  const all = await db.conflicts.where('[projectId+id]').between([projectId, ''], [projectId, '\uffff']).toArray()
  // Ids begin with that of the change, which begins with its time.
  const rows = all.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, most)
  const scopes: ScopeConflicts[] = []
  for (const scope of new Set(rows.map((row) => row.scope))) {
    const some = rows.filter((row) => row.scope === scope)
    const told = await tellScope(db, projectId, scope, some)
    if (told.told.length > 0) scopes.push(told)
  }
  return { scopes, olderCount: all.length - rows.length }
}

async function tellScope(
  db: GlossaDatabase,
  projectId: string,
  scope: string,
  rows: readonly ConflictRow[],
): Promise<ScopeConflicts> {
  const changes = (await scopeChanges(db, projectId, scope, 0)).map(({ change }) => change)
  const ids = new Set(rows.map(({ conflict }) => conflict.changeId))
  const patches = changes.flatMap((change) => (ids.has(change.id) ? change.patches : []))
  const conflicts = rows.map(({ conflict }) => conflict)
  const told = tellConflicts(conflicts, changes, await recordsOf(db, projectId, touchedBy(patches)))
  if (scope === projectId) return { caseId: null, caseName: '', told }
  const row = await db.records('case').get([projectId, scope])
  return { caseId: scope, caseName: row !== undefined && 'name' in row.record ? row.record.name : 'Removed case', told }
}

async function recordsOf(
  db: GlossaDatabase,
  projectId: string,
  touched: ReturnType<typeof touchedBy>,
): Promise<RecordState> {
  const records = await Promise.all(
    touched.map(async ({ kind, id }) => {
      const row = await db.records(kind).get([projectId, id])
      // A row that does not hold is told of by the check of the log.
      const parsed = row === undefined ? null : parseRows(kind, [row])
      return parsed?.ok === true ? parsed.value : []
    }),
  )
  const removed = await db.tombstones.bulkGet(touched.map(({ id }): [string, string] => [projectId, id]))
  return stateOf(
    records.flat(),
    new Map(removed.flatMap((row) => (row === undefined ? [] : [[row.id, row.tombstone] as const]))),
  )
}
