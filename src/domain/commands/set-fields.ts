import { jsonEquals, toJson } from '../../lib/json.ts'
import { getField } from '../log/field-path.ts'
import type { FieldEdit, Patch } from '../log/patch.ts'
import type { AnyRecord, RecordKind } from '../records/record.ts'

/**
 * The patch that gives a record new field values; none where every field has its value already.
 * @param values by JSON Pointer
 */
export function setFields(
  kind: RecordKind,
  record: AnyRecord,
  values: Readonly<Record<string, unknown>>,
): readonly Patch[] {
  const fields: FieldEdit[] = []
  for (const [path, value] of Object.entries(values)) {
    const from = getField(record, path)
    if (!jsonEquals(from, value)) fields.push([path, from, toJson(value)])
  }
  return fields.length === 0 ? [] : [{ op: 'set', kind, id: record.id, baseRev: record.revision, fields }]
}
