import type { AnyRecord, RecordKind } from '../records/record.ts'
import type { Change } from './change.ts'
import { type Conflict, findRecord, type RecordState, type Tombstone, withTables } from './record-state.ts'

/**
 * A state being worked on: what differs from `base`, until `finish` makes a new state of it. One draft takes any number of changes,
 * so that a table is copied once and not once a change.
 */
export class Draft {
  readonly #base: RecordState
  /** Undefined where the record was removed. */
  readonly #records = new Map<RecordKind, Map<string, AnyRecord | undefined>>()
  /** Undefined where the record has come back. */
  readonly #removed = new Map<string, Tombstone | undefined>()
  readonly #conflicts: Conflict[] = []
  readonly #flagged = new Set<string>()
  #change: Change

  /** @param change the first change that will be applied */
  constructor(base: RecordState, change: Change) {
    this.#base = base
    this.#change = change
  }

  /** What follows is done by this change. */
  begin(change: Change): void {
    this.#change = change
    this.#flagged.clear()
  }

  get(kind: RecordKind, id: string): AnyRecord | undefined {
    const changed = this.#records.get(kind)
    return changed?.has(id) ? changed.get(id) : findRecord(this.#base, kind, id)
  }

  /** The record as it was when it was removed; undefined where it never was, or has come back. */
  buried(kind: RecordKind, id: string): AnyRecord | undefined {
    const tombstone = this.#tombstone(id)
    return tombstone?.kind === kind ? tombstone.record : undefined
  }

  /** Brings a record in with the stamps it carries. */
  add(kind: RecordKind, record: AnyRecord): void {
    this.#changed(kind).set(record.id, record)
    if (this.#tombstone(record.id) !== undefined) this.#removed.set(record.id, undefined)
  }

  /** Replaces a record, stamped with the present change; brings it back where it was removed. */
  put(kind: RecordKind, record: AnyRecord): void {
    this.add(kind, this.#stamped(record))
  }

  remove(kind: RecordKind, record: AnyRecord): void {
    this.#removed.set(record.id, { kind, record: this.#stamped(record) })
    this.#changed(kind).set(record.id, undefined)
  }

  /** Notes that somebody else has removed a record as well. */
  removeAgain(kind: RecordKind, id: string): void {
    const tombstone = this.#tombstone(id)
    if (tombstone?.kind === kind) this.#removed.set(id, { ...tombstone, isRemovedAgain: true })
  }

  isRemovedAgain(id: string): boolean {
    return this.#tombstone(id)?.isRemovedAgain === true
  }

  /** Reports a conflict; once for each field or record of a change. */
  flag(kind: Conflict['kind'], recordId: string, path: string | null = null): void {
    const changeId = this.#change.id
    // Names what is in conflict and no running number: an entry that arrives later must not rename the others.
    const id = `${changeId}:${recordId}${path ?? ''}`
    if (this.#flagged.has(id)) return
    this.#flagged.add(id)
    this.#conflicts.push({ id, changeId, kind, recordId, path })
  }

  finish(): RecordState {
    const maps = new Map(
      [...this.#records].map(([kind, changed]) => [kind, overlaid(this.#base.tables[kind], changed)]),
    )
    const { tables, removed, conflicts } = this.#base
    return {
      tables: maps.size === 0 ? tables : withTables(tables, maps),
      removed: this.#removed.size === 0 ? removed : overlaid(removed, this.#removed),
      conflicts: this.#conflicts.length === 0 ? conflicts : [...conflicts, ...this.#conflicts],
    }
  }

  /** Counts the edit into the record, and names its author where the record keeps one. */
  #stamped<T extends AnyRecord>(record: T): T {
    const revision = record.revision + 1
    const { actor: updatedBy, at: updatedAt } = this.#change
    return 'updatedBy' in record ? { ...record, revision, updatedBy, updatedAt } : { ...record, revision }
  }

  #tombstone(id: string): Tombstone | undefined {
    return this.#removed.has(id) ? this.#removed.get(id) : this.#base.removed.get(id)
  }

  #changed(kind: RecordKind): Map<string, AnyRecord | undefined> {
    let changed = this.#records.get(kind)
    if (changed === undefined) {
      changed = new Map()
      this.#records.set(kind, changed)
    }
    return changed
  }
}

/** A copy of a map with some entries replaced, and those that are undefined taken out. */
function overlaid<T>(base: ReadonlyMap<string, T>, changed: ReadonlyMap<string, T | undefined>): Map<string, T> {
  const map = new Map(base)
  for (const [id, value] of changed) {
    if (value === undefined) map.delete(id)
    else map.set(id, value)
  }
  return map
}
