import type { Origin } from '../../domain/log/change.ts'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import type { Annotator, Patient, Project } from '../../domain/records/project.ts'
import type { AnyRecord, RecordKind, RecordTypes } from '../../domain/records/record.ts'

/** A record as one change left it. */
export interface PastState {
  /** Undefined: the change removed it. */
  readonly record: AnyRecord | undefined
  readonly at: string
  readonly origin: Origin
}

/** An item that is here, by what it is made of. */
export interface PresentItem {
  readonly caseId: string
  readonly itemId: string
  /** SHA-256 of its parts, in order. */
  readonly blobs: readonly string[]
}

/** What a merge asks of the project that takes records in, as it stood before the merge. */
export interface MergeBase {
  readonly project: Project
  readonly annotators: readonly Annotator[]
  /** Whether it has no case yet. */
  readonly isEmpty: boolean
  case(id: string): Promise<CaseBundle | undefined>
  /** Those of some records that are here. */
  records<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<readonly RecordTypes[K][]>
  patientByKey(key: string): Promise<Patient | undefined>
  itemsWithBlob(sha256: string): Promise<readonly PresentItem[]>
  /** Those of some ids whose record was removed here. */
  removed(ids: readonly string[]): Promise<ReadonlySet<string>>
  /**
   * What a record has been here, oldest first; empty where the log no longer tells.
   * @param caseId of the case that it belongs to, for kinds that belong to one
   */
  history(kind: RecordKind, id: string, caseId: string): Promise<readonly PastState[]>
  hasBlob(sha256: string): Promise<boolean>
}
