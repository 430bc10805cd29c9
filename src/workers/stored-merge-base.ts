import { projectOf } from '../domain/commands/project-commands.ts'
import { type Change, changeOf } from '../domain/log/change.ts'
import { stateOf } from '../domain/log/record-state.ts'
import type { CaseBundle } from '../domain/records/case-bundle.ts'
import { type RecordKind, type RecordTypes, recordSchemas } from '../domain/records/record.ts'
import type { MergeBase, PresentItem } from '../interchange/merge/merge-base.ts'
import { pastStates } from '../interchange/merge/past-states.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { readCase } from '../persistence/read-project.ts'
import { parseRows } from '../persistence/read-rows.ts'
import { scopeChanges } from '../persistence/scope-entries.ts'

/** Kinds whose changes stand with the case in which they were made, whatever case that was. */
const roamingKinds: ReadonlySet<RecordKind> = new Set(['patient', 'finding'])

const logChunk = 2_000

/** A project in the database, as a merge asks for it. Fails with `project-missing`, `row-corrupt`. */
export async function storedMergeBase(db: GlossaDatabase, projectId: string): Promise<Result<MergeBase>> {
  const rowsOf = (kind: RecordKind) => db.records(kind).where(':id').between([projectId], [projectId, []])
  const projects = parseRows('project', await rowsOf('project').toArray())
  if (!projects.ok) return projects
  const annotators = parseRows('annotator', await rowsOf('annotator').toArray())
  if (!annotators.ok) return annotators
  const state = stateOf([...projects.value, ...annotators.value])
  const project = projectOf(state)
  if (project === undefined) return fail('project-missing', { projectId })

  async function records<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<RecordTypes[K][]> {
    if (ids.length === 0) return []
    const rows = await db.records(kind).bulkGet(ids.map((id): [string, string] => [projectId, id]))
    return rows.flatMap((row) => (row === undefined ? [] : [recordSchemas[kind].parse(row.record)]))
  }

  // Records of one case are asked for one after the other: its log is read once.
  let ofCase: { readonly caseId: string; readonly changes: Promise<readonly Change[]> } | undefined
  let roaming: Promise<readonly Change[]> | undefined
  const caseChanges = (caseId: string) => {
    if (ofCase?.caseId !== caseId) {
      const changes = scopeChanges(db, projectId, caseId, 0).then((entries) => entries.map(({ change }) => change))
      ofCase = { caseId, changes }
    }
    return ofCase.changes
  }

  return ok({
    project,
    annotators: [...state.tables.annotator.values()],
    isEmpty: (await db.summaries.where(':id').between([projectId], [projectId, []]).count()) === 0,
    case: (id): Promise<CaseBundle | undefined> =>
      db.transaction('r', db.projectionTables, async () => readCase(db, projectId, id)),
    records,
    async patientByKey(key) {
      const rows = await db.records('patient').where('[projectId+scope]').equals([projectId, key]).toArray()
      return rows.map(({ record }) => recordSchemas.patient.parse(record))[0]
    },
    async itemsWithBlob(sha256) {
      const refs = await db.blobRefs
        .where('[projectId+sha256+itemId]')
        .between([projectId, sha256], [projectId, sha256, []])
        .toArray()
      const items = await records(
        'item',
        refs.map(({ itemId }) => itemId),
      )
      return items.map(
        ({ id, caseId, parts }): PresentItem => ({ itemId: id, caseId, blobs: parts.map(({ blob }) => blob) }),
      )
    },
    async removed(ids) {
      if (ids.length === 0) return new Set()
      const rows = await db.tombstones.bulkGet(ids.map((id): [string, string] => [projectId, id]))
      return new Set(rows.flatMap((row) => (row === undefined ? [] : [row.id])))
    },
    async history(kind, id, caseId) {
      if (!roamingKinds.has(kind)) return pastStates(await caseChanges(caseId), kind, id)
      roaming ??= roamingChanges(db, projectId)
      return pastStates(await roaming, kind, id)
    },
    hasBlob: async (sha256) => (await db.blobs.where('sha256').equals(sha256).count()) > 0,
  })
}

/** Every change of patients and findings, without what else it did. The log is read in pieces: it may be larger than memory. */
async function roamingChanges(db: GlossaDatabase, projectId: string): Promise<readonly Change[]> {
  const changes: Change[] = []
  for (let from = 0; ; ) {
    const rows = await db.changes
      .where(':id')
      .between([projectId, from], [projectId, Number.POSITIVE_INFINITY])
      .limit(logChunk)
      .toArray()
    const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
    for (const [index, { record }] of rows.entries()) {
      const change = changeOf({ record, body: bodies[index]?.body ?? null })
      const patches = change?.patches.filter((patch) => patch.op !== 'maskXor' && roamingKinds.has(patch.kind)) ?? []
      if (change !== null && patches.length > 0) changes.push({ ...change, patches })
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < logChunk) return changes
    from = last.pos + 1
  }
}
