import { type Json, jsonEquals } from '../../lib/json.ts'
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
  const before = lastOf(changes, place, (candidate) => deedOf(candidate, recordId, path))
  return {
    conflict,
    recordKind,
    record,
    sides: [
      ...(before === null ? [] : did(before.what, before.change)),
      ...did(lastDeed(second.patches, recordId, path), second),
    ],
  }
}

function idOf(patch: Patch): string {
  return patch.op === 'set' || patch.op === 'maskXor' ? patch.id : patch.record.id
}

/** What a patch did to a field of a record, or, where the conflict is of the whole record, to that; null: nothing. */
function deedOf(patch: Patch, recordId: string, path: string | null): ConflictSide['did'] | null {
  if (idOf(patch) !== recordId) return null
  if (patch.op === 'remove') return { kind: 'removal' }
  if (path === null) return { kind: 'edit' }
  if (patch.op === 'add') return { kind: 'value', value: getField(patch.record, path) }
  if (patch.op === 'maskXor') return path === '/target' ? { kind: 'edit' } : null
  const set = patch.fields.findLast(([field]) => path === field || path.startsWith(`${field}/`))
  return set === undefined ? null : { kind: 'value', value: getField(withField({}, set[0], set[2]), path) }
}

function lastDeed(patches: readonly Patch[], recordId: string, path: string | null): ConflictSide['did'] | null {
  for (const patch of patches.toReversed()) {
    const deed = deedOf(patch, recordId, path)
    if (deed !== null) return deed
  }
  return null
}

function lastOf(changes: readonly Change[], place: number, deed: (patch: Patch) => ConflictSide['did'] | null) {
  for (let at = place - 1; at >= 0; at--) {
    const change = changes[at]
    if (change === undefined) continue
    for (const patch of change.patches.toReversed()) {
      const what = deed(patch)
      if (what !== null) return { what, change }
    }
  }
  return null
}

function holds(what: ConflictSide['did'], record: AnyRecord | undefined, path: string | null): boolean {
  if (what.kind === 'removal') return record === undefined
  if (record === undefined) return false
  return what.kind === 'edit' ? path === null : path !== null && jsonEquals(getField(record, path), what.value)
}
