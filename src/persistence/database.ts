import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Annotator } from '../domain/records/project.ts'
import { type RecordKind, recordKinds } from '../domain/records/record.ts'
import type { StoredCaseList } from './case-list/stored-case-list.ts'
import type { CaseSummary } from './case-summary.ts'
import { installPrefix } from './install-prefix.ts'
import { remakeSummaries } from './remake-summaries.ts'
import type {
  BatchRow,
  BlobRefRow,
  BlobRow,
  BodyRow,
  ChangeRow,
  ConflictRow,
  HeadRow,
  KeyRow,
  LogRow,
  RecordRow,
  SecretRow,
  SettingRow,
  TombstoneRow,
} from './rows.ts'

/** Table of the projection that holds a kind of record. */
const projectionTables = {
  project: 'projects',
  annotator: 'annotators',
  patient: 'patients',
  case: 'cases',
  item: 'items',
  annotation: 'annotations',
  finding: 'findings',
  relation: 'relations',
  review: 'reviews',
} as const satisfies Record<RecordKind, string>

const projectionKeys = '[projectId+id], [projectId+scope]'

/** The browser's database. The log (`changes`, `bodies`, `heads`, `logs`) is the truth; every other project table is made from it. Versions are appended, never changed. */
export class GlossaDatabase extends Dexie {
  readonly prefix: string
  #isEnded = false
  readonly #endListeners = new Set<() => void>()
  declare readonly settings: EntityTable<SettingRow, 'name'>
  declare readonly profiles: EntityTable<Annotator, 'id'>
  declare readonly keys: Table<KeyRow, [device: string, annotatorId: string]>
  declare readonly secrets: EntityTable<SecretRow, 'projectId'>
  declare readonly logs: EntityTable<LogRow, 'projectId'>
  declare readonly heads: EntityTable<HeadRow, 'chain'>
  declare readonly changes: Table<ChangeRow, [projectId: string, pos: number]>
  declare readonly bodies: Table<BodyRow, [chain: string, seq: number]>
  declare readonly batches: EntityTable<BatchRow, 'id'>
  declare readonly tombstones: Table<TombstoneRow, [projectId: string, id: string]>
  declare readonly conflicts: Table<ConflictRow, [projectId: string, id: string]>
  declare readonly summaries: Table<CaseSummary, [projectId: string, caseId: string]>
  declare readonly caseLists: EntityTable<StoredCaseList, 'projectId'>
  declare readonly blobs: Table<BlobRow, string>
  declare readonly blobRefs: Table<BlobRefRow, [projectId: string, sha256: string, itemId: string]>

  constructor(prefix: string) {
    // Strict: an edit is called saved only when it is on the disk, not in the operating system's memory.
    super(`${prefix}glossa`, { chromeTransactionDurability: 'strict' })
    this.prefix = prefix
    this.version(1).stores({
      settings: 'name',
      profiles: 'id',
      keys: '[device+annotatorId]',
      secrets: 'projectId',
      logs: 'projectId',
      heads: 'chain, projectId',
      changes: '[projectId+pos], &[chain+seq], [projectId+scope+pos], [projectId+batch+pos]',
      bodies: '[chain+seq]',
      batches: 'id, projectId, state, [projectId+state]',
      tombstones: projectionKeys,
      conflicts: projectionKeys,
      summaries: '[projectId+caseId], [projectId+submitted]',
      blobs: 'sha256',
      blobRefs: '[projectId+sha256+itemId], sha256',
      ...Object.fromEntries(Object.values(projectionTables).map((name) => [name, projectionKeys])),
    })
    // What belongs to a patient is found across cases: other cases, evidence of findings, changes of findings. Rows without the
    // member are not in these indexes. Summaries know patient, split, facts and what annotations assert: lists filter by them.
    this.version(2)
      .stores({
        changes:
          '[projectId+pos], &[chain+seq], [projectId+scope+pos], [projectId+batch+pos], [projectId+patientKey+pos]',
        cases: `${projectionKeys}, [projectId+record.patientKey]`,
        annotations: `${projectionKeys}, [projectId+record.findingId]`,
        summaries: '[projectId+caseId], [projectId+submitted], [projectId+patientKey], [projectId+touched]',
        caseLists: 'projectId',
      })
      .upgrade(remakeSummaries)
    // Dexie would open it again at the next access, and make an empty one where the old one was deleted: work would go into nothing.
    this.on('versionchange', () => {
      this.#end()
      return false
    })
    // Told in the middle of Dexie's own closing, which ends by allowing to open again.
    this.on('close', () => queueMicrotask(() => this.#end()))
  }

  /** Calls once when the browser takes the database away: its data were cleared, or a newer version of the app opened it. */
  onEnded(listener: () => void): () => void {
    this.#endListeners.add(listener)
    return () => this.#endListeners.delete(listener)
  }

  #end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.close()
    for (const listener of this.#endListeners) listener()
  }

  /** The projection table of a kind of record. */
  records(kind: RecordKind): Table<RecordRow, [projectId: string, id: string]> {
    return this.table(projectionTables[kind])
  }

  /** Everything that a project's projection is made of. */
  get projectionTables(): Table[] {
    const own: Table[] = [this.tombstones, this.conflicts, this.summaries, this.blobRefs]
    return [...recordKinds.map((kind): Table => this.records(kind)), ...own]
  }

  /** Everything that a write to the log touches. */
  get logTables(): Table[] {
    return [this.changes, this.bodies, this.heads, this.logs, this.batches, ...this.projectionTables]
  }
}

/** Opens the database of this installation; opened once a page or worker. */
export function openDatabase(): GlossaDatabase {
  opened ??= new GlossaDatabase(installPrefix())
  return opened
}

let opened: GlossaDatabase | undefined
