import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SaveState } from './log-sync.ts'
import { nextStep } from './patient-history.ts'
import type { PatientSession } from './patient-session.ts'
import type { RecordStore, RecordStoreState } from './record-store.ts'

type Status = Pick<RecordStoreState, 'saveState' | 'canUndo' | 'canRedo'>

/** Whether everything is safe that was done in any open case of a patient, and whether there is a way back. */
export interface PatientStatus {
  readonly store: StoreApi<Status>
  /** Tries again to write what could not be saved. */
  retry(): void
  /** Begins to follow; returns what stops it. */
  start(): () => void
}

export function patientStatus(patient: PatientSession): PatientStatus {
  const watched = new Map<RecordStore, () => void>()
  const store = createStore<Status>(statusNow)

  function statusNow(): Status {
    return {
      saveState: worstOf([...patient.store.getState().open.values()].map((each) => each.store.getState().saveState)),
      canUndo: nextStep(patient, 'undo') !== undefined,
      canRedo: nextStep(patient, 'redo') !== undefined,
    }
  }

  function update(): void {
    store.setState(statusNow())
  }

  function watchOpen(): void {
    const open = new Set(patient.store.getState().open.values())
    for (const [each, stop] of watched) {
      if (open.has(each)) continue
      stop()
      watched.delete(each)
    }
    for (const each of open) if (!watched.has(each)) watched.set(each, each.store.subscribe(update))
    update()
  }

  return {
    store,
    retry() {
      for (const each of patient.store.getState().open.values()) each.retry()
    },
    start() {
      const stopWatching = patient.store.subscribe(watchOpen)
      watchOpen()
      return () => {
        stopWatching()
        for (const stop of watched.values()) stop()
        watched.clear()
      }
    },
  }
}

function worstOf(states: readonly SaveState[]): SaveState {
  return states.find((state) => typeof state === 'object') ?? states.find((state) => state === 'saving') ?? 'saved'
}
