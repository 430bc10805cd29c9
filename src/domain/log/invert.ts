import { jsonEquals } from '../../lib/json.ts'
import type { AnyRecord, RecordKind } from '../records/record.ts'
import { applyPatch } from './apply-patch.ts'
import type { Change } from './change.ts'
import { Draft } from './draft.ts'
import { getField, withField } from './field-path.ts'
import { type FieldEdit, type Patch, type SetPatch, wholeRecord } from './patch.ts'
import type { RecordState } from './record-state.ts'
import { sameContent } from './same-content.ts'
import { isTally, withoutTallies } from './tallies.ts'

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
 * What only counts up (see `tallies.ts`) is left as it is. A mask stroke is taken back by flipping its pixels again, whatever else was drawn since: it leaves other strokes as they are.
 * Applied, the patches give back every record's content; its stamps (`revision`, `updatedBy`, `updatedAt`) tell of the undo, except
 * that a removed record comes back with the author and time of its last edit.
 * @param state the state in which the inverse will be applied
 */
export function invertChange(change: Change, state: RecordState): Inversion {
  // Patches of one change may build on one another: each is judged by what is left when the later ones are taken back.
  const draft = new Draft(state, change)
  const patches: Patch[] = []
  const skipped: Skipped[] = []
  for (const patch of change.patches.toReversed()) {
    const inverse = invertPatch(patch, draft, skipped)
    if (inverse === undefined) continue
    applyPatch(draft, inverse)
    patches.push(inverse)
  }
  return { patches, skipped }
}

function invertPatch(patch: Patch, draft: Draft, skipped: Skipped[]): Patch | undefined {
  switch (patch.op) {
    case 'add': {
      const present = draft.get(patch.kind, patch.record.id)
      const isAsAdded = present !== undefined && sameContent(...comparable(patch.kind, present, patch.record))
      if (isAsAdded) return wholeRecord('remove', patch.kind, present)
      skipped.push({ recordId: patch.record.id, path: null })
      return undefined
    }
    case 'remove':
      if (draft.get(patch.kind, patch.record.id) === undefined) return { ...patch, op: 'add' }
      skipped.push({ recordId: patch.record.id, path: null })
      return undefined
    case 'set':
      return invertSet(patch, draft, skipped)
    case 'maskXor': {
      const present = draft.get('annotation', patch.id)
      if (present !== undefined && 'target' in present && present.target.kind === 'mask') {
        return { ...patch, baseRev: present.revision }
      }
      skipped.push({ recordId: patch.id, path: '/target' })
      return undefined
    }
  }
}

function comparable(kind: RecordKind, a: AnyRecord, b: AnyRecord): [AnyRecord, AnyRecord] {
  return [withoutTallies(kind, a), withoutTallies(kind, b)]
}

function invertSet(patch: SetPatch, draft: Draft, skipped: Skipped[]): SetPatch | undefined {
  const present = draft.get(patch.kind, patch.id)
  if (present === undefined) {
    skipped.push({ recordId: patch.id, path: null })
    return undefined
  }
  let record = present
  const fields: FieldEdit[] = []
  for (const [path, from, to] of patch.fields.toReversed()) {
    if (isTally(patch.kind, path)) continue
    if (jsonEquals(getField(record, path), to)) {
      fields.push([path, to, from])
      record = withField(record, path, from)
    } else {
      skipped.push({ recordId: patch.id, path })
    }
  }
  return fields.length === 0 ? undefined : { ...patch, baseRev: present.revision, fields }
}
