import { jsonEquals } from '../../lib/json.ts'
import { xorIntoMask } from '../geometry/mask.ts'
import type { AnyRecord, RecordKind } from '../records/record.ts'
import type { Change } from './change.ts'
import { getField, withField } from './field-path.ts'
import type { AddPatch, MaskXorPatch, RemovePatch, SetPatch } from './patch.ts'
import { type Conflict, type RecordState, type Tombstone, tablesFrom } from './record-state.ts'

/** Fields that the log keeps by itself: they tell of the edit, and are no part of what was edited. */
const stampFields = ['revision', 'updatedBy', 'updatedAt'] as const

/** Whether two records say the same, whoever touched them last. */
export function sameContent(a: AnyRecord, b: AnyRecord): boolean {
  const bare = (record: AnyRecord) => {
    const copy: Record<string, unknown> = { ...record }
    for (const field of stampFields) delete copy[field]
    return copy
  }
  return jsonEquals(bare(a), bare(b))
}

/** What the patches of one change are applied to: copies of just the tables that they touch. */
class Draft {
  readonly #base: RecordState
  readonly #maps = new Map<RecordKind, Map<string, AnyRecord>>()
  #removed: Map<string, Tombstone> | undefined
  readonly #conflicts: Conflict[] = []
  readonly #change: Change

  constructor(base: RecordState, change: Change) {
    this.#base = base
    this.#change = change
  }

  get(kind: RecordKind, id: string): AnyRecord | undefined {
    return (this.#maps.get(kind) ?? this.#base.tables[kind]).get(id)
  }

  tombstone(id: string): Tombstone | undefined {
    return (this.#removed ?? this.#base.removed).get(id)
  }

  put(kind: RecordKind, record: AnyRecord): void {
    this.#map(kind).set(record.id, record)
    if (this.tombstone(record.id) !== undefined) this.#tombstones().delete(record.id)
  }

  bury(kind: RecordKind, record: AnyRecord): void {
    this.#map(kind).delete(record.id)
    this.#tombstones().set(record.id, { kind, record })
  }

  flag(kind: Conflict['kind'], recordId: string, path: string | null = null): void {
    const changeId = this.#change.id
    const id = `${changeId}#${this.#conflicts.length}`
    this.#conflicts.push({ id, changeId, kind, recordId, path })
  }

  /** Counts the change into the record and names its author, where the record keeps one. */
  stamped<T extends AnyRecord>(record: T): T {
    const touched = { ...record, revision: record.revision + 1 }
    if ('updatedBy' in touched) Object.assign(touched, { updatedBy: this.#change.actor, updatedAt: this.#change.at })
    return touched
  }

  finish(): RecordState {
    const { tables, removed, conflicts } = this.#base
    return {
      tables: this.#maps.size === 0 ? tables : { ...tables, ...pick(tablesFrom(this.#maps), this.#maps.keys()) },
      removed: this.#removed ?? removed,
      conflicts: this.#conflicts.length === 0 ? conflicts : [...conflicts, ...this.#conflicts],
    }
  }

  #map(kind: RecordKind): Map<string, AnyRecord> {
    let map = this.#maps.get(kind)
    if (map === undefined) {
      map = new Map<string, AnyRecord>(this.#base.tables[kind])
      this.#maps.set(kind, map)
    }
    return map
  }

  #tombstones(): Map<string, Tombstone> {
    this.#removed ??= new Map(this.#base.removed)
    return this.#removed
  }
}

function pick<T extends object, K extends keyof T>(from: T, keys: Iterable<K>): Partial<T> {
  const picked: Partial<T> = {}
  for (const key of keys) picked[key] = from[key]
  return picked
}

function applyAdd(draft: Draft, { kind, record }: AddPatch): void {
  const present = draft.get(kind, record.id)
  if (present !== undefined) {
    if (!sameContent(present, record)) draft.flag('added-twice', record.id)
    draft.put(kind, { ...record, revision: present.revision + 1 })
    return
  }
  const buried = draft.tombstone(record.id)
  draft.put(kind, buried === undefined ? record : { ...record, revision: buried.record.revision + 1 })
}

function applyRemove(draft: Draft, { kind, record }: RemovePatch): void {
  const present = draft.get(kind, record.id)
  if (present === undefined) return
  if (sameContent(present, record)) draft.bury(kind, draft.stamped(present))
  else draft.flag('edit-beats-removal', record.id)
}

function presentOrRevived(draft: Draft, kind: RecordKind, id: string): AnyRecord | undefined {
  const present = draft.get(kind, id)
  if (present !== undefined) return present
  const buried = draft.tombstone(id)
  draft.flag(buried === undefined ? 'record-missing' : 'edit-beats-removal', id)
  return buried?.record
}

function applySet(draft: Draft, { kind, id, fields }: SetPatch): void {
  const present = presentOrRevived(draft, kind, id)
  if (present === undefined) return
  let next = present
  for (const [path, from, to] of fields) {
    const now = getField(next, path)
    if (!jsonEquals(now, from) && !jsonEquals(now, to)) draft.flag('concurrent-set', id, path)
    next = withField(next, path, to)
  }
  draft.put(kind, draft.stamped(next))
}

function applyMaskXor(draft: Draft, patch: MaskXorPatch): void {
  const present = presentOrRevived(draft, 'annotation', patch.id)
  if (present === undefined || !('target' in present)) return
  if (present.target.kind !== 'mask') {
    draft.flag('concurrent-set', patch.id, '/target')
    return
  }
  const target = { ...present.target, ...xorIntoMask(present.target, patch) }
  draft.put('annotation', draft.stamped({ ...present, target }))
}

/**
 * Applies a change. Total: a patch that meets a state its writer did not know is settled by a fixed rule (last set wins, an edit
 * beats a removal) and flagged as a conflict, never refused, so that every device comes to one state.
 */
export function applyChange(state: RecordState, change: Change): RecordState {
  const draft = new Draft(state, change)
  for (const patch of change.patches) {
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
  return draft.finish()
}
