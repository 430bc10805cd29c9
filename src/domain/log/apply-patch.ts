import { jsonEquals } from '../../lib/json.ts'
import { xorIntoMask } from '../geometry/mask.ts'
import type { Annotation } from '../records/annotation.ts'
import type { AnyRecord, RecordKind } from '../records/record.ts'
import type { TargetOf } from '../records/target.ts'
import type { Draft } from './draft.ts'
import { getField, withField } from './field-path.ts'
import type { AddPatch, MaskXorPatch, Patch, RemovePatch, SetPatch } from './patch.ts'
import { sameContent } from './same-content.ts'

/**
 * Applies one patch of the draft's present change. Total: a patch that meets a state its writer did not know is settled by a fixed
 * rule and flagged as a conflict, never refused, so that every device comes to one state:
 * - `set`: the last one wins; on a removed record it brings the record back (an edit beats a removal);
 * - `remove`: leaves alone a record that was edited without its remover having seen it; that of a record already removed is
 *   remembered, so that taking back one of the two removals is flagged;
 * - `add`: leaves alone a record that is there already, since it may have been edited; after a removal it brings the record back
 *   as the patch has it, authors and times included, and only the revision goes on counting;
 * - `maskXor`: flips whatever is there.
 */
export function applyPatch(draft: Draft, patch: Patch): void {
  switch (patch.op) {
    case 'add':
      applyAdd(draft, patch)
      break
    case 'remove':
      applyRemove(draft, patch)
      break
    case 'set':
      applySet(draft, patch)
      break
    case 'maskXor':
      applyMaskXor(draft, patch)
      break
  }
}

function applyAdd(draft: Draft, { kind, record }: AddPatch): void {
  const present = draft.get(kind, record.id)
  if (present !== undefined) {
    if (!sameContent(present, record)) draft.flag('added-twice', record.id)
    return
  }
  const buried = draft.buried(kind, record.id)
  // Whoever takes back one removal does not know of the other.
  if (buried !== undefined && draft.isRemovedAgain(record.id)) draft.flag('edit-beats-removal', record.id)
  if (buried === undefined) draft.add(kind, record)
  else draft.add(kind, { ...record, revision: Math.max(record.revision, buried.revision) + 1 })
}

function applyRemove(draft: Draft, { kind, record }: RemovePatch): void {
  const present = draft.get(kind, record.id)
  if (present === undefined) {
    draft.removeAgain(kind, record.id)
    return
  }
  // The revision tells of edits too that another set has written over since.
  if (present.revision === record.revision && sameContent(present, record)) draft.remove(kind, present)
  else draft.flag('edit-beats-removal', record.id)
}

/** The record that an edit is for, present or removed; flags what is odd about it. */
function edited(draft: Draft, kind: RecordKind, id: string): AnyRecord | undefined {
  const present = draft.get(kind, id)
  if (present !== undefined) return present
  const buried = draft.buried(kind, id)
  draft.flag(buried === undefined ? 'record-missing' : 'edit-beats-removal', id)
  return buried
}

function applySet(draft: Draft, { kind, id, fields }: SetPatch): void {
  let record = edited(draft, kind, id)
  if (record === undefined) return
  for (const [path, from, to] of fields) {
    const now = getField(record, path)
    if (!jsonEquals(now, from) && !jsonEquals(now, to)) draft.flag('concurrent-set', id, path)
    record = withField(record, path, to)
  }
  draft.put(kind, record)
}

function applyMaskXor(draft: Draft, patch: MaskXorPatch): void {
  const known = draft.get('annotation', patch.id) ?? draft.buried('annotation', patch.id)
  if (known !== undefined && !isMask(known)) {
    draft.flag('concurrent-set', patch.id, '/target')
    return
  }
  const record = edited(draft, 'annotation', patch.id)
  if (record === undefined || !isMask(record)) return
  draft.put('annotation', { ...record, target: { ...record.target, ...xorIntoMask(record.target, patch) } })
}

function isMask(record: AnyRecord): record is Annotation & { target: TargetOf<'mask'> } {
  return 'target' in record && record.target.kind === 'mask'
}
