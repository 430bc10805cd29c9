import { type AnyRecord, type RecordKind, type RecordTypes, recordKinds } from '../records/record.ts'

export type Tables = { readonly [K in RecordKind]: ReadonlyMap<string, RecordTypes[K]> }

/** A record that was removed, kept so that an edit made elsewhere at the same time can bring it back. */
export interface Tombstone {
  readonly kind: RecordKind
  readonly record: AnyRecord
  /** Whether it was removed more than once, by edits that did not know of each other; absent: once. */
  readonly isRemovedAgain?: true
}

/** That a change met something its writer did not know of. */
export interface Conflict {
  /** Made of the change, the record and the path: the same on every device. */
  readonly id: string
  /** The change that came second. */
  readonly changeId: string
  readonly kind: 'concurrent-set' | 'edit-beats-removal' | 'added-twice' | 'record-missing'
  readonly recordId: string
  readonly path: string | null
}

/** Immutable: every applied change answers with a new one that shares what did not change. The order within a table says nothing. */
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

/** The record of a kind with an id. */
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
  return { tables: withTables(emptyTables(), maps), removed, conflicts }
}

/** Tables with some replaced. The caller keeps kind and record together (patches and rows are parsed as pairs). */
export function withTables(tables: Tables, maps: ReadonlyMap<RecordKind, ReadonlyMap<string, AnyRecord>>): Tables {
  return { ...tables, ...Object.fromEntries(maps) }
}
