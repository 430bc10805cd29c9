import type { Change } from '../domain/log/change.ts'
import type { Patch } from '../domain/log/patch.ts'
import { type RecordState, stateOf, type Tombstone } from '../domain/log/record-state.ts'
import type { AnyRecord, RecordKind } from '../domain/records/record.ts'
import { recordKinds } from '../domain/records/record.ts'
import type { CaseSummary } from './case-summary.ts'
import type { GlossaDatabase } from './database.ts'
import { scopeOf } from './rows.ts'

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
    else this.#summaries.set(caseId, summary)
    this.#changedSummaries.add(caseId)
  }

  /** The summaries of a patient's cases. */
  summariesOf(patientKey: string): CaseSummary[] {
    return [...this.#summaries.values()].filter((summary) => summary.patientKey === patientKey)
  }

  /** The split of a patient; of several under one key that of the first by id. */
  splitOf(patientKey: string): string | null {
    let first: { readonly id: string; readonly split: string | null } | undefined
    for (const record of this.#records.get('patient')?.values() ?? []) {
      const isTheirs = 'split' in record && record.key === patientKey
      if (isTheirs && (first === undefined || record.id < first.id)) first = record
    }
    return first?.split ?? null
  }

  /** Reads what the changes need. Runs inside the caller's transaction. */
  async load(db: GlossaDatabase, changes: readonly Change[]): Promise<void> {
    await this.loadRecords(db, touchedBy(changes.flatMap(({ patches }) => patches)))
    const caseIds = [...new Set(changes.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))]
    if (caseIds.length > 0) {
      this.#keep(await db.summaries.bulkGet(caseIds.map((id): [string, string] => [this.#projectId, id])))
    }
    const patients = this.#patientsNeeded(changes)
    await Promise.all([
      ...[...patients.splits].map(async (key) => {
        const rows = db.records('patient').where('[projectId+scope]').equals([this.#projectId, key])
        for (const { id, record } of await rows.toArray()) this.#records.get('patient')?.set(id, record)
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
        for (const row of await db.records(kind).bulkGet(keys(some)))
          if (row !== undefined) this.#records.get(kind)?.set(row.id, row.record)
      }),
      db.tombstones.bulkGet(keys(touched)).then((rows) => {
        for (const row of rows) if (row !== undefined) this.#tombstones.set(row.id, row.tombstone)
      }),
    ])
  }

  #keep(rows: readonly (CaseSummary | undefined)[]): void {
    for (const row of rows) if (row !== undefined) this.#summaries.set(row.caseId, row)
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

  /** Writes what was changed. Runs inside the caller's transaction. */
  async write(db: GlossaDatabase): Promise<void> {
    const projectId = this.#projectId
    const work: PromiseLike<unknown>[] = []
    for (const [kind, records] of this.#records) {
      const some = [...this.#changed.values()].filter((entry) => entry.kind === kind)
      const gone = some.filter(({ id }) => !records.has(id))
      const rows = some.flatMap(({ id }) => {
        const record = records.get(id)
        return record === undefined ? [] : [{ projectId, id, scope: scopeOf(kind, record, projectId), record }]
      })
      if (rows.length > 0) work.push(db.records(kind).bulkPut(rows))
      if (gone.length > 0)
        work.push(db.records(kind).bulkDelete(gone.map(({ id }): [string, string] => [projectId, id])))
    }
    const tombstones = [...this.#changedTombstones].flatMap((id) => {
      const tombstone = this.#tombstones.get(id)
      if (tombstone === undefined) return []
      return [{ projectId, id, scope: scopeOf(tombstone.kind, tombstone.record, projectId), tombstone }]
    })
    const back = [...this.#changedTombstones].filter((id) => !this.#tombstones.has(id))
    if (tombstones.length > 0) work.push(db.tombstones.bulkPut(tombstones))
    if (back.length > 0) work.push(db.tombstones.bulkDelete(back.map((id): [string, string] => [projectId, id])))
    const blobRefs = this.#blobRefs.map((ref) => ({ projectId, ...ref }))
    if (blobRefs.length > 0) work.push(db.blobRefs.bulkPut(blobRefs))
    const conflicts = [...this.#conflicts].map(([id, entry]) => ({ projectId, id, ...entry }))
    if (conflicts.length > 0) work.push(db.conflicts.bulkPut(conflicts))
    const summaries = [...this.#changedSummaries].flatMap((caseId) => this.#summaries.get(caseId) ?? [])
    const cases = [...this.#changedSummaries].filter((caseId) => !this.#summaries.has(caseId))
    if (summaries.length > 0) work.push(db.summaries.bulkPut(summaries))
    if (cases.length > 0) work.push(db.summaries.bulkDelete(cases.map((id): [string, string] => [projectId, id])))
    await Promise.all(work)
  }
}

function isAddedPatient(patch: Patch) {
  return patch.op === 'add' && patch.kind === 'patient'
}
