import { jsonEquals } from '../../lib/json.ts'
import { sameContent } from './apply.ts'
import type { Change } from './change.ts'
import { getField } from './field-path.ts'
import type { FieldEdit, Patch, SetPatch } from './patch.ts'
import { findRecord, type RecordState } from './record-state.ts'

/** Something an undo or redo left alone because it has changed since. */
export interface Skipped {
  readonly recordId: string
  /** JSON Pointer of the field, or null for the whole record. */
  readonly path: string | null
}

export interface Inversion {
  readonly patches: readonly Patch[]
  readonly skipped: readonly Skipped[]
}

/**
 * The patches that take a change back, as far as what it wrote still stands: a field is put back only while it holds the value
 * that the change gave it, a record is removed only while it says what the change made it say. What is left alone is listed.
 * @param state the state in which the inverse will be applied
 */
export function invertChange(change: Change, state: RecordState): Inversion {
  const patches: Patch[] = []
  const skipped: Skipped[] = []
  for (const patch of change.patches.toReversed()) invertPatch(patch, state, patches, skipped)
  return { patches, skipped }
}

function invertPatch(patch: Patch, state: RecordState, patches: Patch[], skipped: Skipped[]): void {
  switch (patch.op) {
    case 'add': {
      const { kind, record } = patch
      const present = findRecord(state, kind, record.id)
      if (present !== undefined && sameContent(present, record)) patches.push({ ...patch, op: 'remove' })
      else skipped.push({ recordId: record.id, path: null })
      return
    }
    case 'remove': {
      const { kind, record } = patch
      if (findRecord(state, kind, record.id) === undefined) patches.push({ ...patch, op: 'add' })
      else skipped.push({ recordId: record.id, path: null })
      return
    }
    case 'set':
      invertSet(patch, state, patches, skipped)
      return
    case 'maskXor': {
      const present = state.tables.annotation.get(patch.id)
      if (present?.target.kind === 'mask') patches.push({ ...patch, baseRev: present.revision })
      else skipped.push({ recordId: patch.id, path: '/target' })
      return
    }
  }
}

function invertSet(patch: SetPatch, state: RecordState, patches: Patch[], skipped: Skipped[]): void {
  const present = findRecord(state, patch.kind, patch.id)
  if (present === undefined) {
    skipped.push({ recordId: patch.id, path: null })
    return
  }
  const fields: FieldEdit[] = []
  for (const [path, from, to] of patch.fields.toReversed()) {
    if (jsonEquals(getField(present, path), to)) fields.push([path, to, from])
    else skipped.push({ recordId: patch.id, path })
  }
  if (fields.length > 0) patches.push({ ...patch, baseRev: present.revision, fields })
}
