import type { Change } from '../domain/log/change.ts'
import type { Patch } from '../domain/log/patch.ts'
import { type RecordState, stateOf, type Tombstone } from '../domain/log/record-state.ts'
import type { AnyRecord, RecordKind } from '../domain/records/record.ts'
import { recordKinds } from '../domain/records/record.ts'
import type { CaseSummary } from './case-summary.ts'
import type { GlossaDatabase } from './database.ts'
import { type BlobRefRow, type ConflictRow, type RecordRow, scopeOf, type TombstoneRow } from './rows.ts'

export interface Touched {
  readonly kind: RecordKind
  readonly id: string
}

/** The records that some patches read and write, each once. */
export function touchedBy(patches: readonly Patch[]): Touched[] {
  const touched = patches.map((patch): Touched => {
    if (patch.op === 'maskXor') return { kind: 'annotation', id: patch.id }
    return { kind: patch.kind, id: patch.op === 'set' ? patch.id : patch.record.id }
  })
  return [...new Map(touched.map((entry) => [entry.id, entry])).values()]
}

/** Rows of a projection, and the ids of rows that it has no more. */
export interface ProjectedRows {
  readonly records: readonly {
    readonly kind: RecordKind
    readonly rows: readonly RecordRow[]
    readonly gone: readonly string[]
  }[]
  readonly tombstones: readonly TombstoneRow[]
  readonly tombstonesGone: readonly string[]
  readonly blobRefs: readonly BlobRefRow[]
  readonly conflicts: readonly ConflictRow[]
  readonly summaries: readonly CaseSummary[]
  readonly summariesGone: readonly string[]
}

/**
 * The part of a project's projection that some changes read and write, in memory: read as a whole before, written as a whole after.
 * In between nothing waits for the database.
 */
export class ProjectionDraft {
  readonly #projectId: string
  readonly #records = new Map<RecordKind, Map<string, AnyRecord>>(recordKinds.map((kind) => [kind, new Map()]))
  readonly #tombstones = new Map<string, Tombstone>()
  readonly #summaries = new Map<string, CaseSummary>()
  readonly #changed = new Map<string, Touched>()
  readonly #changedTombstones = new Set<string>()
  readonly #changedSummaries = new Set<string>()
  readonly #conflicts = new Map<
    string,
    { readonly scope: string; readonly conflict: RecordState['conflicts'][number] }
  >()
  readonly #blobRefs: { readonly sha256: string; readonly itemId: string }[] = []
  /** Ids by key of the patient: of patients, and of the cases that have a summary. What is there no more may be among them. */
  readonly #patientIds = new Map<string, Set<string>>()
  readonly #caseIds = new Map<string, Set<string>>()

  constructor(projectId: string) {
    this.#projectId = projectId
  }

  /** Some records as they stand, with what was removed of them. */
  stateOf(touched: readonly Touched[]): RecordState {
    const removed = new Map<string, Tombstone>()
    for (const { id } of touched) {
      const tombstone = this.#tombstones.get(id)
      if (tombstone !== undefined) removed.set(id, tombstone)
    }
    const present = touched.flatMap(({ kind, id }) => {
      const record = this.#records.get(kind)?.get(id)
      return record === undefined ? [] : [{ kind, record }]
    })
    return stateOf(present, removed)
  }

  setRecord({ kind, id }: Touched, record: AnyRecord | undefined): void {
    const table = this.#records.get(kind)
    if (record === undefined) table?.delete(id)
    else table?.set(id, record)
    if (record !== undefined) this.#fileUnderKey(id, record)
    this.#changed.set(`${kind}/${id}`, { kind, id })
    if (record === undefined || !('parts' in record)) return
    // A removed item keeps its files: an undo may bring it back.
    for (const { blob } of record.parts) this.#blobRefs.push({ sha256: blob, itemId: id })
  }

  setTombstone(id: string, tombstone: Tombstone | undefined): void {
    if (tombstone === undefined) this.#tombstones.delete(id)
    else this.#tombstones.set(id, tombstone)
    this.#changedTombstones.add(id)
  }

  addConflict(scope: string, conflict: RecordState['conflicts'][number]): void {
    this.#conflicts.set(conflict.id, { scope, conflict })
  }

  summary(caseId: string): CaseSummary | undefined {
    return this.#summaries.get(caseId)
  }

  setSummary(caseId: string, summary: CaseSummary | undefined): void {
    if (summary === undefined) this.#summaries.delete(caseId)
    else this.#keep([summary])
    this.#changedSummaries.add(caseId)
  }

  /** The summaries of a patient's cases. */
  summariesOf(patientKey: string): CaseSummary[] {
    const summaries = [...(this.#caseIds.get(patientKey) ?? [])].flatMap((id) => this.#summaries.get(id) ?? [])
    return summaries.filter((summary) => summary.patientKey === patientKey)
  }

  /** The split of a patient; of several under one key that of the first by id. */
  splitOf(patientKey: string): string | null {
    let first: { readonly id: string; readonly split: string | null } | undefined
    for (const id of this.#patientIds.get(patientKey) ?? []) {
      const record = this.#records.get('patient')?.get(id)
      const isTheirs = record !== undefined && 'split' in record && record.key === patientKey
      if (isTheirs && (first === undefined || record.id < first.id)) first = record
    }
    return first?.split ?? null
  }

  /** Reads what the changes need. Runs inside the caller's transaction. */
  async load(db: GlossaDatabase, changes: readonly Change[]): Promise<void> {
    const caseIds = [...new Set(changes.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))]
    const summaries = db.summaries.bulkGet(caseIds.map((id): [string, string] => [this.#projectId, id]))
    await Promise.all([
      this.loadRecords(db, touchedBy(changes.flatMap(({ patches }) => patches))),
      summaries.then((rows) => this.#keep(rows)),
    ])
    const patients = this.#patientsNeeded(changes)
    await Promise.all([
      ...[...patients.splits].map(async (key) => {
        const rows = db.records('patient').where('[projectId+scope]').equals([this.#projectId, key])
        for (const row of await rows.toArray()) this.#take('patient', row)
      }),
      ...[...patients.summaries].map(async (key) =>
        this.#keep(await db.summaries.where('[projectId+patientKey]').equals([this.#projectId, key]).toArray()),
      ),
    ])
  }

  /** Reads some records and what was removed of them. */
  async loadRecords(db: GlossaDatabase, touched: readonly Touched[]): Promise<void> {
    const keys = (some: readonly Touched[]) => some.map(({ id }): [string, string] => [this.#projectId, id])
    await Promise.all([
      ...[...new Set(touched.map(({ kind }) => kind))].map(async (kind) => {
        const some = touched.filter((entry) => entry.kind === kind)
        for (const row of await db.records(kind).bulkGet(keys(some))) if (row !== undefined) this.#take(kind, row)
      }),
      db.tombstones.bulkGet(keys(touched)).then((rows) => {
        for (const row of rows) if (row !== undefined) this.#tombstones.set(row.id, row.tombstone)
      }),
    ])
  }

  #keep(rows: readonly (CaseSummary | undefined)[]): void {
    for (const row of rows) {
      if (row === undefined) continue
      this.#summaries.set(row.caseId, row)
      addTo(this.#caseIds, row.patientKey, row.caseId)
    }
  }

  #take(kind: RecordKind, { id, record }: RecordRow): void {
    this.#records.get(kind)?.set(id, record)
    this.#fileUnderKey(id, record)
  }

  #fileUnderKey(id: string, record: AnyRecord): void {
    if ('split' in record) addTo(this.#patientIds, record.key, id)
  }

  /** Keys of the patients whose split a case takes, and of those whose cases take theirs. */
  #patientsNeeded(changes: readonly Change[]) {
    const splits = new Set<string>()
    const summaries = new Set<string>()
    const need = (record: AnyRecord | undefined, isNew: boolean, own: ReadonlySet<string>) => {
      if (record === undefined) return
      if ('split' in record && (!isNew || record.split !== null)) summaries.add(record.key)
      else if ('patientKey' in record && 'context' in record && !own.has(record.patientKey)) {
        const known = this.#summaries.get(record.id)
        if (known?.patientKey !== record.patientKey || known.touched === 0) splits.add(record.patientKey)
      }
    }
    for (const { patches } of changes) {
      const own = new Set(patches.flatMap((patch) => (isAddedPatient(patch) ? [patch.record.key] : [])))
      for (const patch of patches) {
        if (patch.op === 'maskXor') continue
        if (patch.op !== 'set') need(patch.record, patch.op === 'add', own)
        else if (patch.kind === 'case' || patch.kind === 'patient') {
          for (const [path, , to] of patch.fields) {
            if (path === '/patientKey' && typeof to === 'string') splits.add(to)
            if (path === '/key' && typeof to === 'string') summaries.add(to)
          }
        }
      }
      for (const { kind, id } of touchedBy(patches)) {
        need(this.#records.get(kind)?.get(id), false, own)
        need(this.#tombstones.get(id)?.record, false, own)
      }
    }
    return { splits, summaries }
  }

  /** The rows of what was changed, and the keys of those that are no more. */
  rows(): ProjectedRows {
    const projectId = this.#projectId
    const records = [...this.#records].map(([kind, present]) => {
      const some = [...this.#changed.values()].filter((entry) => entry.kind === kind)
      return {
        kind,
        rows: some.flatMap(({ id }) => {
          const record = present.get(id)
          return record === undefined ? [] : [{ projectId, id, scope: scopeOf(kind, record, projectId), record }]
        }),
        gone: some.flatMap(({ id }) => (present.has(id) ? [] : [id])),
      }
    })
    const tombstones = [...this.#changedTombstones].flatMap((id) => {
      const tombstone = this.#tombstones.get(id)
      if (tombstone === undefined) return []
      return [{ projectId, id, scope: scopeOf(tombstone.kind, tombstone.record, projectId), tombstone }]
    })
    return {
      records,
      tombstones,
      tombstonesGone: [...this.#changedTombstones].filter((id) => !this.#tombstones.has(id)),
      blobRefs: this.#blobRefs.map((ref) => ({ projectId, ...ref })),
      conflicts: [...this.#conflicts].map(([id, entry]) => ({ projectId, id, ...entry })),
      summaries: [...this.#changedSummaries].flatMap((caseId) => this.#summaries.get(caseId) ?? []),
      summariesGone: [...this.#changedSummaries].filter((caseId) => !this.#summaries.has(caseId)),
    }
  }

  /** Writes what was changed. Runs inside the caller's transaction. */
  async write(db: GlossaDatabase): Promise<void> {
    const keys = (ids: readonly string[]) => ids.map((id): [string, string] => [this.#projectId, id])
    const rows = this.rows()
    const work: PromiseLike<unknown>[] = []
    for (const { kind, rows: present, gone } of rows.records) {
      if (present.length > 0) work.push(db.records(kind).bulkPut(present))
      if (gone.length > 0) work.push(db.records(kind).bulkDelete(keys(gone)))
    }
    if (rows.tombstones.length > 0) work.push(db.tombstones.bulkPut(rows.tombstones))
    if (rows.tombstonesGone.length > 0) work.push(db.tombstones.bulkDelete(keys(rows.tombstonesGone)))
    if (rows.blobRefs.length > 0) work.push(db.blobRefs.bulkPut(rows.blobRefs))
    if (rows.conflicts.length > 0) work.push(db.conflicts.bulkPut(rows.conflicts))
    if (rows.summaries.length > 0) work.push(db.summaries.bulkPut(rows.summaries))
    if (rows.summariesGone.length > 0) work.push(db.summaries.bulkDelete(keys(rows.summariesGone)))
    await Promise.all(work)
  }
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  if (ids === undefined) map.set(key, new Set([id]))
  else ids.add(id)
}

function isAddedPatient(patch: Patch) {
  return patch.op === 'add' && patch.kind === 'patient'
}
