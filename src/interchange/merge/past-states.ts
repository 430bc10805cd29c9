import { applyChange } from '../../domain/log/apply.ts'
import type { Change } from '../../domain/log/change.ts'
import type { Patch } from '../../domain/log/patch.ts'
import { emptyState, findRecord } from '../../domain/log/record-state.ts'
import type { RecordKind } from '../../domain/records/record.ts'
import type { PastState } from './merge-base.ts'

function concerns(patch: Patch, kind: RecordKind, id: string): boolean {
  if (patch.op === 'maskXor') return kind === 'annotation' && patch.id === id
  return patch.kind === kind && (patch.op === 'set' ? patch.id : patch.record.id) === id
}

/** What changes have made of one record, one state for each that touched it. @param changes in order of the log */
export function pastStates(changes: Iterable<Change>, kind: RecordKind, id: string): PastState[] {
  const states: PastState[] = []
  let state = emptyState
  for (const change of changes) {
    const patches = change.patches.filter((patch) => concerns(patch, kind, id))
    if (patches.length === 0) continue
    state = applyChange(state, { ...change, patches })
    states.push({ record: findRecord(state, kind, id), at: change.at, origin: change.origin })
  }
  return states
}
