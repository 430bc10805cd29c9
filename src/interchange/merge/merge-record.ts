import type { Origin } from '../../domain/log/change.ts'
import { getField, pointerTo } from '../../domain/log/field-path.ts'
import type { AnyRecord } from '../../domain/records/record.ts'
import { isPlainObject, type Json, jsonEquals } from '../../lib/json.ts'
import type { PastState } from './merge-base.ts'

/** Never merged: what a record is, whose it is and where, and what the log keeps by itself. */
const fixedMembers = new Set(
  'id revision createdBy createdAt updatedBy updatedAt caseId projectId patientKey annotatorId items parts keys key'.split(
    ' ',
  ),
)

/** Maps of independent values: each is merged for itself. */
const openMembers = new Set(['attributes', 'facts', 'metadata'])

/** Members that make sense only together. */
const groups: readonly (readonly string[])[] = [
  ['/codings', '/codingState'],
  ['/labelId', '/labelSetVersion', '/guidelineVersion'],
  ['/itemId', '/target'],
  ['/status', '/outcome', '/reason', '/submittedAt'],
]

/** What came from elsewhere is no edit made here; the time of the change is when it came. */
const broughtIn: ReadonlySet<Origin> = new Set(['import', 'merge'])

export interface RecordMerge {
  /** What is taken from the other side, by JSON Pointer. */
  readonly taken: Readonly<Record<string, Json>>
  /** Fields in which both sides were edited: the later edit stands, here (false) or there (true). */
  readonly conflicts: readonly { readonly path: string; readonly isTaken: boolean }[]
  /** Whether something else was left as it is here because the other side holds an older value. */
  readonly isBehind: boolean
}

/**
 * Merges what another copy of a record says into the present one, field by field, so that no edit made here is lost:
 * - a value that the field has had here before is an old one: the field stays;
 * - a value that was never here, in a field that was never edited here: taken;
 * - both sides edited: the later edit stands, and is told as a conflict. Without a time, what is here stays.
 *
 * Merging the same copy twice changes nothing the second time: whatever was taken is then a value that the field has had.
 * @param past what the record has been here, oldest first
 */
export function mergeRecord(present: AnyRecord, incoming: AnyRecord, past: readonly PastState[]): RecordMerge {
  const taken: Record<string, Json> = {}
  const conflicts: { path: string; isTaken: boolean }[] = []
  let isBehind = false
  const theirTime = editedAt(incoming)
  for (const unit of unitsOf(present, incoming)) {
    const theirs = valuesOf(incoming, unit)
    if (jsonEquals(valuesOf(present, unit), theirs)) continue
    const before = past.flatMap(({ record, ...made }) =>
      record === undefined ? [] : [{ values: valuesOf(record, unit), ...made }],
    )
    if (before.some(({ values }) => jsonEquals(values, theirs))) {
      isBehind = true
      continue
    }
    const edits = before.filter(
      ({ values, origin }, index) =>
        index > 0 && !broughtIn.has(origin) && !jsonEquals(values, before[index - 1]?.values),
    )
    const ourTime = edits.at(-1)?.at
    const isTaken = ourTime === undefined || (theirTime !== null && theirTime > ourTime)
    if (ourTime !== undefined) conflicts.push({ path: unit[0] ?? '', isTaken })
    if (isTaken) for (const [index, path] of unit.entries()) taken[path] = theirs[index] ?? null
  }
  return { taken, conflicts, isBehind }
}

/** When a record was last edited, as far as it says so itself. */
function editedAt(record: AnyRecord): string | null {
  if ('updatedAt' in record) return record.updatedAt
  if ('activeSeconds' in record) return record.submittedAt ?? record.startedAt
  return null
}

function unitsOf(present: AnyRecord, incoming: AnyRecord): readonly (readonly string[])[] {
  const paths = new Set<string>()
  for (const [member, value] of Object.entries(incoming)) {
    if (fixedMembers.has(member) || value === undefined) continue
    if (!openMembers.has(member) || !isPlainObject(value)) paths.add(pointerTo(member))
    else for (const key of Object.keys(value)) paths.add(pointerTo(member, key))
  }
  const grouped = groups.filter((group) => group.every((path) => paths.has(path) && path.slice(1) in present))
  const inGroups = new Set(grouped.flat())
  return [...grouped, ...[...paths].filter((path) => !inGroups.has(path)).map((path) => [path])]
}

function valuesOf(record: AnyRecord, unit: readonly string[]): readonly Json[] {
  return unit.map((path) => getField(record, path))
}
