import { joinProject } from '../domain/commands/project-commands.ts'
import type { Env } from '../domain/env.ts'
import type { Change } from '../domain/log/change.ts'
import { type RecordState, stateOf } from '../domain/log/record-state.ts'
import { chainId } from '../domain/log/seal.ts'
import type { RecordKind } from '../domain/records/record.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from './database.ts'
import { type KindedRecord, parseRows } from './read-rows.ts'
import type { BatchRow, RecordRow } from './rows.ts'
import { type ScopeEntry, scopeChanges } from './scope-entries.ts'
import { createScopeWriter } from './scope-writer.ts'
import { signingKey } from './signing-keys.ts'
import { storageProblem } from './storage-problem.ts'

/** What a record store is opened with. */
export interface OpenedScope {
  readonly caseId: string | null
  readonly initial: RecordState
  readonly history: readonly Change[]
  readonly writer: ReturnType<typeof createScopeWriter>
}

/** Undo reaches this many log entries of a case back across a reload; further back the log still holds everything. */
const historyLimit = 1_000

const caseKinds = ['item', 'annotation', 'relation', 'review'] as const satisfies readonly RecordKind[]

interface ScopeRows {
  readonly nextPos: number
  readonly batches: readonly BatchRow[]
  readonly rows: readonly (readonly [RecordKind, readonly RecordRow[]])[]
}

function parseAll(rows: ScopeRows['rows']): Result<KindedRecord[]> {
  const records: KindedRecord[] = []
  for (const [kind, kindRows] of rows) {
    const parsed = parseRows(kind, kindRows)
    if (!parsed.ok) return parsed
    records.push(...parsed.value)
  }
  return ok(records)
}

/** Entries of a scope before a position whose batches had not reached the rows: not committed, or not that far. */
async function unshownEntries(
  db: GlossaDatabase,
  projectId: string,
  scope: string,
  nextPos: number,
  batches: readonly BatchRow[],
): Promise<ScopeEntry[]> {
  if (batches.length === 0) return []
  const shownTo = new Map(batches.map(({ id, projectedPos }) => [id, projectedPos]))
  const entries = await scopeChanges(db, projectId, scope, 0)
  return entries.filter(({ row: { pos, batch } }) => {
    const projectedPos = batch === null ? undefined : shownTo.get(batch)
    return projectedPos !== undefined && pos > projectedPos && pos < nextPos
  })
}

/** Batches of a project that are being written, or brought into the projection. */
function activeBatches(db: GlossaDatabase, projectId: string): Promise<BatchRow[]> {
  return db.batches
    .where('[projectId+state]')
    .anyOf([
      [projectId, 'open'],
      [projectId, 'committed'],
    ])
    .toArray()
}

/** The changes of this annotator on this device that an undo can reach. */
async function ownHistory(db: GlossaDatabase, env: Env, projectId: string, scope: string, nextPos: number) {
  const chain = await chainId(projectId, env.device, env.actor)
  const keys = await db.changes
    .where('[projectId+scope+pos]')
    .between([projectId, scope, 0], [projectId, scope, nextPos], true, false)
    .reverse()
    .limit(historyLimit)
    .primaryKeys()
  const from = keys.at(-1)?.[1]
  if (from === undefined) return []
  const entries = await scopeChanges(db, projectId, scope, from)
  return entries.filter(({ row }) => row.chain === chain && row.pos < nextPos).map(({ change }) => change)
}

/**
 * Opens the records of one case: the case, its items, annotations, relations, reviews, and the patient's findings, as of one moment
 * of the log. Fails with `case-missing`, `row-corrupt`, `storage-failed`.
 */
export async function openCaseScope(
  db: GlossaDatabase,
  env: Env,
  projectId: string,
  caseId: string,
): Promise<Result<OpenedScope>> {
  try {
    const read = await db.transaction('r', [db.logs, db.batches, ...db.projectionTables], async () => {
      const caseRow = await db.records('case').get([projectId, caseId])
      if (caseRow === undefined) return undefined
      const inScope = (kind: RecordKind, scope: string) =>
        db.records(kind).where('[projectId+scope]').equals([projectId, scope]).toArray()
      const rows: [RecordKind, RecordRow[]][] = [['case', [caseRow]]]
      for (const kind of caseKinds) rows.push([kind, await inScope(kind, caseId)])
      const patientKey = 'patientKey' in caseRow.record ? caseRow.record.patientKey : caseId
      rows.push(['finding', await inScope('finding', patientKey)])
      const scopes = [...new Set([caseId, patientKey])].map((scope): [string, string] => [projectId, scope])
      const tombstones = await db.tombstones.where('[projectId+scope]').anyOf(scopes).toArray()
      const conflicts = await db.conflicts.where('[projectId+scope]').equals([projectId, caseId]).toArray()
      const nextPos = (await db.logs.get(projectId))?.nextPos ?? 0
      return { nextPos, patientKey, rows, tombstones, conflicts, batches: await activeBatches(db, projectId) }
    })
    if (read === undefined) return fail('case-missing', { caseId })
    const records = parseAll(read.rows)
    if (!records.ok) return records
    const initial = stateOf(
      records.value,
      new Map(read.tombstones.map(({ id, tombstone }) => [id, tombstone])),
      read.conflicts.map(({ conflict }) => conflict),
    )
    const { nextPos, patientKey } = read
    const unshown = await unshownEntries(db, projectId, caseId, nextPos, read.batches)
    return ok({
      caseId,
      initial,
      history: await ownHistory(db, env, projectId, caseId, nextPos),
      writer: createScopeWriter({ db, env, scope: { projectId, caseId, patientKey }, heard: { nextPos, unshown } }),
    })
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

/** Opens a project's own records: the project and its annotators. Fails with `project-missing`, `row-corrupt`, `storage-failed`. */
export async function openProjectScope(db: GlossaDatabase, env: Env, projectId: string): Promise<Result<OpenedScope>> {
  try {
    const { nextPos, rows, batches, hasLog } = await db.transaction(
      'r',
      [db.logs, db.batches, ...db.projectionTables],
      async (): Promise<ScopeRows & { readonly hasLog: boolean }> => {
        const inScope = (kind: RecordKind) =>
          db.records(kind).where('[projectId+scope]').equals([projectId, projectId]).toArray()
        const log = await db.logs.get(projectId)
        return {
          nextPos: log?.nextPos ?? 0,
          hasLog: log !== undefined,
          batches: await activeBatches(db, projectId),
          rows: [
            ['project', await inScope('project')],
            ['annotator', await inScope('annotator')],
          ],
        }
      },
    )
    const records = parseAll(rows)
    if (!records.ok) return records
    const unshown = await unshownEntries(db, projectId, projectId, nextPos, batches)
    if (!records.value.some(({ kind }) => kind === 'project')) {
      return hasLog ? fail('row-corrupt', { kind: 'project', id: projectId }) : fail('project-missing', { projectId })
    }
    return ok({
      caseId: null,
      initial: stateOf(records.value),
      history: await ownHistory(db, env, projectId, projectId, nextPos),
      writer: createScopeWriter({ db, env, scope: { projectId, caseId: null }, heard: { nextPos, unshown } }),
    })
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

/** The command that makes the present annotator and their key known to a project, so that its log verifies by itself. */
export async function joinCommand(db: GlossaDatabase, env: Env) {
  const profile = await db.profiles.get(env.actor)
  if (profile === undefined) return fail('annotator-missing', { id: env.actor })
  const { publicKey } = await signingKey(db, env.device, env.actor)
  return ok(joinProject({ ...profile, keys: [{ device: env.device, publicKey }] }))
}
