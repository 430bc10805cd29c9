import { isPlainObject, type Json, jsonEquals } from '../../lib/json.ts'
import type { AnyRecord, RecordKind } from '../records/record.ts'
import type { Change } from './change.ts'
import { getField, withField } from './field-path.ts'
import type { Patch } from './patch.ts'
import { type Conflict, findRecord, type RecordState } from './record-state.ts'

/** One of two edits that did not know of each other. */
export interface ConflictSide {
  readonly by: string
  readonly at: string
  /** What it did to the record: gave a field a value, edited something of it, or removed it. */
  readonly did:
    | { readonly kind: 'value'; readonly value: Json }
    | { readonly kind: 'edit' }
    | { readonly kind: 'removal' }
  /** Whether what it did is how the record stands now. */
  readonly holds: boolean
}

/** A conflict with the two edits it is of, as far as the log still tells. */
export interface ToldConflict {
  readonly conflict: Conflict
  readonly recordKind: RecordKind
  /** As it is now; undefined where it is removed. */
  readonly record: AnyRecord | undefined
  /** In the order of the log. */
  readonly sides: readonly ConflictSide[]
}

/**
 * Tells what conflicts are about, the newest first. Those are left out of whose record nothing is known: its change was erased, or the
 * record may not be seen.
 * @param changes of the scope that the conflicts are of, in the order of the log
 * @param state the records now
 */
export function tellConflicts(
  conflicts: readonly Conflict[],
  changes: readonly Change[],
  state: RecordState,
): ToldConflict[] {
  const places = new Map(changes.map(({ id }, index) => [id, index]))
  const told = conflicts.flatMap((conflict) => {
    const place = places.get(conflict.changeId)
    const one = place === undefined ? null : tellOne(conflict, changes, place, state)
    return one === null || place === undefined ? [] : [{ place, one }]
  })
  return told.sort((a, b) => b.place - a.place).map(({ one }) => one)
}

function tellOne(
  conflict: Conflict,
  changes: readonly Change[],
  place: number,
  state: RecordState,
): ToldConflict | null {
  const { recordId, path } = conflict
  const second = changes[place]
  const patch = second?.patches.find((candidate) => idOf(candidate) === recordId)
  if (second === undefined || patch === undefined) return null
  const recordKind = patch.op === 'maskXor' ? 'annotation' : patch.kind
  const record = findRecord(state, recordKind, recordId)
  if (record === undefined && !state.removed.has(recordId)) return null
  const did = (what: ConflictSide['did'] | null, { actor: by, at }: Change): ConflictSide[] =>
    what === null ? [] : [{ by, at, did: what, holds: holds(what, record, path) }]
  let before: { readonly what: ConflictSide['did']; readonly change: Change } | null = null
  let last: ConflictSide['did'] | null = null
  for (const deed of deedsOn(recordId, path, changes.slice(0, place + 1))) {
    if (deed.change === second) last = deed.what
    else before = deed
  }
  return {
    conflict,
    recordKind,
    record,
    sides: [...(before === null ? [] : did(before.what, before.change)), ...did(last, second)],
  }
}

function idOf(patch: Patch): string {
  return patch.op === 'set' || patch.op === 'maskXor' ? patch.id : patch.record.id
}

/** What changes did to a field of a record, or, where the conflict is of the whole record, to that; in their order. */
function* deedsOn(recordId: string, path: string | null, changes: Iterable<Change>) {
  /** The field, where the log says what it was: parts of it may be set, too. */
  let value: Json | undefined
  for (const change of changes) {
    for (const patch of change.patches) {
      if (idOf(patch) !== recordId) continue
      const what = deedOf(patch, path, value)
      if (what === null) continue
      value = what.kind === 'value' ? what.value : undefined
      yield { what, change }
    }
  }
}

/** @param before the field as it was; undefined: not known @returns null for nothing */
function deedOf(patch: Patch, path: string | null, before: Json | undefined): ConflictSide['did'] | null {
  if (patch.op === 'remove') return { kind: 'removal' }
  if (path === null) return { kind: 'edit' }
  if (patch.op === 'add') return { kind: 'value', value: getField(patch.record, path) }
  if (patch.op === 'maskXor') return path === '/target' ? { kind: 'edit' } : null
  let value = before
  let isSet = false
  for (const [field, , to] of patch.fields) {
    const isWhole = path === field || path.startsWith(`${field}/`)
    if (!isWhole && !field.startsWith(`${path}/`)) continue
    isSet = true
    if (isWhole) value = getField(withField({}, field, to), path)
    else if (value !== undefined) value = getField(withField(withField({}, path, value), field, to), path)
  }
  if (!isSet) return null
  return value === undefined ? { kind: 'edit' } : { kind: 'value', value }
}

function holds(what: ConflictSide['did'], record: AnyRecord | undefined, path: string | null): boolean {
  if (what.kind === 'removal') return record === undefined
  if (record === undefined) return false
  if (what.kind === 'edit' || path === null) return what.kind === 'edit' && path === null
  return jsonEquals(named(path, getField(record, path)), named(path, what.value))
}

/** Fields whose value is called by a version, which is a new one when an older value is taken again. */
const versioned: ReadonlySet<string> = new Set(['/labelSet', '/guideline'])

function named(path: string, value: Json): Json {
  return versioned.has(path) && isPlainObject(value) ? { ...value, version: 0 } : value
}
