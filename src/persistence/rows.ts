import type { ChangeBody, ChangeRecord } from '../domain/log/change.ts'
import type { Conflict, Tombstone } from '../domain/log/record-state.ts'
import type { AnyRecord, RecordKind, RecordTypes } from '../domain/records/record.ts'
import type { Bytes } from '../lib/bytes.ts'
import type { CheckedBlob } from '../lib/checked-blob.ts'

/**
 * A record in the projection of one project. Keys start with the project because an export imported into a second project brings
 * the same record ids. `scope` is the case a record is read with: its case, the patient's key for patients and findings, else the
 * project.
 */
export interface RecordRow<R extends AnyRecord = AnyRecord> {
  readonly projectId: string
  readonly id: string
  readonly scope: string
  readonly record: R
}

export interface ChangeRow {
  readonly projectId: string
  /** Order of arrival on this device, from 0. */
  readonly pos: number
  readonly chain: string
  readonly seq: number
  /** The case, or the project id for changes of the project itself. */
  readonly scope: string
  /** Absent from the batch index where null. */
  readonly batch: string | null
  /** Of whom it changes a finding, or which marks are its evidence; see `patientOf`. */
  readonly patientKey?: string
  readonly record: ChangeRecord
}

export interface BodyRow {
  readonly chain: string
  readonly seq: number
  readonly body: ChangeBody
}

export interface HeadRow {
  readonly chain: string
  readonly projectId: string
  readonly seq: number
  readonly hash: string
  readonly hlc: string
  /** The last `seq` of each other chain that this chain has said it saw. */
  readonly seen: Readonly<Record<string, number>>
}

export interface LogRow {
  readonly projectId: string
  readonly nextPos: number
  /** Latest clock of any entry of the project. */
  readonly hlc: string | null
  /** Counts the writes that reached the projection; absent: none since that was counted. See `CaseSummary.touched`. */
  readonly touches?: number
}

export type BatchState = 'open' | 'committed' | 'done' | 'discarded'

export interface BatchRow {
  readonly id: string
  readonly projectId: string
  readonly command: string
  readonly state: BatchState
  /** Entries up to here are in the projection. */
  readonly projectedPos: number
  /** The batch that this one takes back. */
  readonly reverts?: string
}

export interface TombstoneRow {
  readonly projectId: string
  readonly id: string
  readonly scope: string
  readonly tombstone: Tombstone
}

export interface ConflictRow {
  readonly projectId: string
  readonly id: string
  readonly scope: string
  readonly conflict: Conflict
}

/** Stored bytes: in one piece, or, of a large file, as a blob of the browser, which is read and checked in pieces. */
export type BlobRow = { readonly sha256: string } & ({ readonly bytes: Bytes } | CheckedBlob)

/** That an item of a project needs a blob. */
export interface BlobRefRow {
  readonly projectId: string
  readonly sha256: string
  readonly itemId: string
}

export interface KeyRow {
  readonly device: string
  readonly annotatorId: string
  /** Not extractable: it can sign here and nowhere else. */
  readonly privateKey: CryptoKey
  readonly publicKey: string
}

export interface SettingRow {
  readonly name: string
  readonly value: string
}

export interface SecretRow {
  readonly projectId: string
  /** Salt of patient keys, 32 random bytes, base64url: never exported. */
  readonly salt: string
}

/** The scope a record's row is filed under. */
export function scopeOf(kind: RecordKind, record: RecordTypes[RecordKind], projectId: string): string {
  if (kind === 'case') return record.id
  if ('caseId' in record && typeof record.caseId === 'string') return record.caseId
  if ('key' in record && typeof record.key === 'string') return record.key
  if ('patientKey' in record && typeof record.patientKey === 'string') return record.patientKey
  return projectId
}
