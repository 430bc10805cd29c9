import { createStore } from 'zustand/vanilla'
import type { Command } from '../domain/commands/command.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import type { RecordStore, RecordStoreState } from './record-store.ts'

/** A case's records as its reader may see them. */
export interface BlindedStore extends RecordStore {
  /**
   * Keeps what is shown as it is while the reader goes on to the next case: what submitting uncovers must not flash up. Answers with
   * what ends it.
   */
  freeze(): () => void
}

/**
 * The store of an open case as viewers and panels get it: everything they read, hit-test, list and count comes from here, so that what
 * is hidden is hidden everywhere. Commands too are planned against what can be seen, and cannot touch the rest; undo, redo and saving
 * are the store's own.
 * @param see the records without what is hidden at the moment; answers the same state for the same records while nothing changed
 * @param onRulesChange calls when `see` may answer differently for the same records; returns the unsubscriber
 */
export function createBlindedStore(
  base: RecordStore,
  see: (records: RecordState) => RecordState,
  onRulesChange: (listener: () => void) => () => void,
): BlindedStore {
  let frozen: RecordState | null = null
  const shown = () => frozen ?? see(base.get())
  const view = (): RecordStoreState => ({ ...base.store.getState(), records: shown() })
  const store = createStore<RecordStoreState>(view)
  const refresh = () => store.setState(view())
  const stops = [base.store.subscribe(refresh), onRulesChange(refresh)]

  return {
    ...base,
    store,
    get: shown,
    dispatch(command, origin, changeId) {
      const seen: Command = { ...command, plan: (records, env) => command.plan(see(records), env) }
      return base.dispatch(seen, origin, changeId)
    },
    freeze() {
      frozen = shown()
      return () => {
        frozen = null
        refresh()
      }
    },
    close() {
      for (const stop of stops) stop()
      base.close()
    },
  }
}

/** Remembers the last answer, for as long as it is asked about the same things: tables keep their identity from change to change. */
export function rememberLast<A extends readonly unknown[], R>(compute: (...given: A) => R): (...given: A) => R {
  let last: { readonly given: A; readonly answer: R } | null = null
  return (...given) => {
    if (last === null || last.given.some((value, index) => value !== given[index])) {
      last = { given, answer: compute(...given) }
    }
    return last.answer
  }
}
