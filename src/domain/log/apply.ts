import { applyPatch } from './apply-patch.ts'
import type { Change } from './change.ts'
import { Draft } from './draft.ts'
import type { RecordState } from './record-state.ts'

/** The state after a change. Total (see `applyPatch`); what the change does not touch is shared with the state before. */
export function applyChange(state: RecordState, change: Change): RecordState {
  return applyChanges(state, [change])
}

/** The state after changes, in order: the same as `applyChange` one by one, with each table copied once. */
export function applyChanges(state: RecordState, changes: Iterable<Change>): RecordState {
  let draft: Draft | undefined
  for (const change of changes) {
    draft ??= new Draft(state, change)
    draft.begin(change)
    for (const patch of change.patches) applyPatch(draft, patch)
  }
  return draft === undefined ? state : draft.finish()
}
