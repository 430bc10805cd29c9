import { type AnyRecord, type RecordKind, type RecordTypes, recordKinds } from '../records/record.ts'

export type Tables = { readonly [K in RecordKind]: ReadonlyMap<string, RecordTypes[K]> }

/** A record that was removed, kept so that an edit made elsewhere at the same time can bring it back. */
export interface Tombstone {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

/** Two edits that did not know of each other, and which of them holds now. */
export interface Conflict {
  readonly id: string
  readonly changeId: string
  readonly kind: 'concurrent-set' | 'edit-beats-removal' | 'added-twice' | 'record-missing'
  readonly recordId: string
  readonly path: string | null
}

/** Immutable: every applied change answers with a new one that shares what did not change. */
export interface RecordState {
  readonly tables: Tables
  readonly removed: ReadonlyMap<string, Tombstone>
  readonly conflicts: readonly Conflict[]
}

function emptyTables(): Tables {
  return {
    project: new Map(),
    annotator: new Map(),
    patient: new Map(),
    case: new Map(),
    item: new Map(),
    annotation: new Map(),
    finding: new Map(),
    relation: new Map(),
    review: new Map(),
  }
}

export const emptyState: RecordState = { tables: emptyTables(), removed: new Map(), conflicts: [] }

/** The record of an id, whatever its kind. */
export function findRecord(state: RecordState, kind: RecordKind, id: string): AnyRecord | undefined {
  return state.tables[kind].get(id)
}

/** A state holding the given records, as read from rows. */
export function stateOf(
  records: Iterable<{ readonly kind: RecordKind; readonly record: AnyRecord }>,
  removed: ReadonlyMap<string, Tombstone> = new Map(),
  conflicts: readonly Conflict[] = [],
): RecordState {
  const maps = new Map<RecordKind, Map<string, AnyRecord>>(recordKinds.map((kind) => [kind, new Map()]))
  for (const { kind, record } of records) maps.get(kind)?.set(record.id, record)
  return { tables: tablesFrom(maps), removed, conflicts }
}

/** Joins maps keyed by kind into tables. The caller keeps kind and record together (patches and rows are parsed as pairs). */
export function tablesFrom(maps: ReadonlyMap<RecordKind, ReadonlyMap<string, AnyRecord>>): Tables {
  return { ...emptyTables(), ...Object.fromEntries(maps) }
}
