import { jsonEquals } from '../../lib/json.ts'
import type { AnyRecord } from '../records/record.ts'

/** Fields that the log keeps by itself: they tell of the edit, and are no part of what was edited. */
const stampFields = ['revision', 'updatedBy', 'updatedAt'] as const

/**
 * Whether two records say the same, whoever touched them last. A field of the record itself that is null says as much as one that is
 * absent: taking back the first value of an optional field leaves null.
 */
export function sameContent(a: AnyRecord, b: AnyRecord): boolean {
  return jsonEquals(withoutStamps(a), withoutStamps(b))
}

function withoutStamps(record: AnyRecord): object {
  const copy: Record<string, unknown> = { ...record }
  for (const field of stampFields) delete copy[field]
  for (const [field, value] of Object.entries(copy)) if (value === null) delete copy[field]
  return copy
}
