import type { Json } from '../../lib/json.ts'
import { fail, ok } from '../../lib/result.ts'
import { withField } from '../log/field-path.ts'
import { findRecord } from '../log/record-state.ts'
import { type RecordKind, recordSchemas } from '../records/record.ts'
import type { Command } from './command.ts'
import { setFields } from './set-fields.ts'

/**
 * Gives a field the value of an edit that another one won over. Fails with `record-missing`, and with `value-unfit` where the value does
 * not go with what the record has become.
 * @param path JSON Pointer of the field
 */
export function takeValue(
  scope: Command['scope'],
  kind: RecordKind,
  recordId: string,
  path: string,
  value: Json,
): Command {
  return {
    name: 'conflict.take',
    scope,
    plan(state) {
      const record = findRecord(state, kind, recordId)
      if (record === undefined) return fail('record-missing', { kind, id: recordId })
      const isFit = recordSchemas[kind].safeParse(withField(record, path, value)).success
      return isFit ? ok(setFields(kind, record, { [path]: value })) : fail('value-unfit')
    },
  }
}
