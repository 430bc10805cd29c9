import type { AnyRecord, RecordKind } from '../domain/records/record.ts'
import { recordSchemas } from '../domain/records/record.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { RecordRow } from './rows.ts'

/** A record as `stateOf` takes it. */
export interface KindedRecord {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

/** Checks rows against their schema; fails with `row-corrupt` at the first that does not hold, naming its id. */
export function parseRows(kind: RecordKind, rows: readonly RecordRow[]): Result<KindedRecord[]> {
  const records: KindedRecord[] = []
  for (const row of rows) {
    const parsed = recordSchemas[kind].safeParse(row.record)
    if (!parsed.success) return fail('row-corrupt', { kind, id: row.id, reason: parsed.error.issues[0]?.message ?? '' })
    records.push({ kind, record: parsed.data })
  }
  return ok(records)
}
