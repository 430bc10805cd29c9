import type { AnyRecord, RecordKind } from '../records/record.ts'

/** Fields that only ever count up: time spent is not unspent by taking back what was done in it. By kind of record, as JSON Pointers. */
const tallies: Partial<Record<RecordKind, readonly string[]>> = { review: ['/activeSeconds'] }

/** Whether an undo leaves a field as it is. */
export function isTally(kind: RecordKind, path: string): boolean {
  return tallies[kind]?.includes(path) === true
}

/** A record with what it has counted set aside, to compare the rest. */
export function withoutTallies(kind: RecordKind, record: AnyRecord): AnyRecord {
  return kind === 'review' ? { ...record, activeSeconds: 0 } : record
}
