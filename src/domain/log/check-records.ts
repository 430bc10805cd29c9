import { type Problem, problem } from '../../lib/result.ts'
import { type AnyRecord, recordSchemas } from '../records/record.ts'
import { isSoundMask } from '../records/target.ts'
import type { Patch } from './patch.ts'
import { findRecord, type RecordState } from './record-state.ts'

/**
 * The first record that patches have left against its schema (`record-invalid`), or undefined. A record that is stored like that
 * could not be read again, and with it its case.
 * @param after the state with the patches applied
 */
export function invalidRecord(patches: readonly Patch[], after: RecordState): Problem | undefined {
  for (const patch of patches) {
    if (patch.op === 'remove') continue
    const kind = patch.op === 'maskXor' ? 'annotation' : patch.kind
    const id = patch.op === 'add' ? patch.record.id : patch.id
    const record = findRecord(after, kind, id)
    const parsed = record === undefined ? undefined : recordSchemas[kind].safeParse(withoutRuns(record))
    const issue = parsed?.error?.issues[0]
    if (issue !== undefined)
      return problem('record-invalid', { kind, id, path: issue.path.join('/'), reason: issue.message })
  }
  return undefined
}

/** The record with an empty mask in place of a sound one, whose run lengths have been looked through already. */
function withoutRuns(record: AnyRecord): AnyRecord {
  if (!('target' in record) || record.target.kind !== 'mask' || !isSoundMask(record.target)) return record
  return { ...record, target: { ...record.target, x: 0, y: 0, width: 0, height: 0, counts: [] } }
}
