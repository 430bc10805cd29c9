import type { SealFault } from '../../domain/log/seal.ts'
import type { RecordKind } from '../../domain/records/record.ts'

/**
 * What can be wrong with an entry of the log: what `verifyChain` finds; that it cannot be read at all (`unreadable`); that its body is
 * gone although it counts (`body-gone`); that another chain has seen another entry in its place (`replaced`).
 */
export type EntryFault = SealFault | 'unreadable' | 'body-gone' | 'replaced'

/** One kind of fault of a chain. */
export interface FaultCount {
  readonly fault: EntryFault
  readonly count: number
  /** `seq` of the first that has it. */
  readonly firstSeq: number
}

/** What was found of the chain of one annotator on one device. */
export interface ChainReport {
  readonly chain: string
  readonly annotatorId: string
  /** Null where neither the log nor this browser knows a name. */
  readonly annotatorName: string | null
  readonly isThisDevice: boolean
  readonly entries: number
  /** When the first and the last entry were made, ISO 8601; null where no entry can be read. */
  readonly firstAt: string | null
  readonly lastAt: string | null
  /** Hash of the last entry. */
  readonly headHash: string | null
  readonly faults: readonly FaultCount[]
  /** Entries that are gone from the end: the stored head or another chain has seen them. */
  readonly cutOff: number
}

/** Tables that are made from the log. */
export type RowTable = RecordKind | 'tombstone' | 'conflict' | 'summary' | 'file'

/** How the rows of one table differ from what the log gives. */
export interface RowDifference {
  readonly table: RowTable
  /** Rows that are not there, that say something else, and that no entry made. */
  readonly missing: number
  readonly differing: number
  readonly extra: number
}

/** A stored file that is not what its item was imported with. */
export interface FileFault {
  readonly sha256: string
  readonly fault: 'missing' | 'damaged'
  /** Names of the cases whose items need it. */
  readonly cases: readonly string[]
}

/** What checking a project's log came to. */
export interface LogReport {
  readonly entries: number
  readonly chains: readonly ChainReport[]
  /** How the rows differ from a replay of what can be read of the log. */
  readonly rows: readonly RowDifference[]
  /** Records that are against their schema even as the log gives them. */
  readonly invalidRecords: number
  readonly files: number
  readonly fileFaults: readonly FileFault[]
}

export interface LogCheckProgress {
  readonly phase: 'entries' | 'rows' | 'files'
  readonly done: number
  readonly total: number
}

/** Whether every entry of the log is there as it was made. */
export function logHolds({ chains }: LogReport): boolean {
  return chains.every(({ faults, cutOff }) => faults.length === 0 && cutOff === 0)
}

/** Whether rows can be made anew from the log, and need to be. */
export function needsRows(report: LogReport): boolean {
  return logHolds(report) && report.rows.length > 0
}

/** Whether nothing at all is wrong. */
export function allHolds(report: LogReport): boolean {
  const { rows, invalidRecords, fileFaults } = report
  return logHolds(report) && rows.length === 0 && invalidRecords === 0 && fileFaults.length === 0
}
