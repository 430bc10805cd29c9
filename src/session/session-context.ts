import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { RecordState } from '../domain/log/record-state.ts'
import type { Project } from '../domain/records/project.ts'
import { hearAfterFrame, type Subscribe } from './after-frame.ts'
import type { PatientSession, PatientState } from './patient-session.ts'
import type { RecordStore, RecordStoreState } from './record-store.ts'
import type { ViewState, ViewStore } from './view-store.ts'

/** What viewers and panels of one open case share. */
export interface Session {
  readonly caseStore: RecordStore
  readonly viewStore: ViewStore
  readonly projectStore: RecordStore
  /** The patient's cases: the open one, and others with evidence of the same findings. */
  readonly patient: PatientSession
}

export const SessionContext = createContext<Session | null>(null)

/** The session of the surrounding workbench. @throws outside of one */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside a workbench')
  return session
}

/** Whether the components below follow the stores at once, or after the frame that shows a change in the picture: see `afterFrame`. */
export const PaceContext = createContext<'at once' | 'after the frame'>('at once')

/** A subscription at the pace of the surroundings. */
export function usePaced(subscribe: Subscribe): Subscribe {
  const pace = useContext(PaceContext)
  return useMemo(() => (pace === 'at once' ? subscribe : hearAfterFrame(subscribe)), [pace, subscribe])
}

/** A slice of a store, at the pace of the surroundings; what is read is always as it stands. The selector as for `useCaseRecords`. */
export function useSlice<S, T>({ subscribe, getState }: StoreApi<S>, select: (state: S) => T): T {
  const read = () => select(getState())
  return useSyncExternalStore(usePaced(subscribe), read, read)
}

/** A slice of the open case's records; keep the selector narrow and its answer referentially stable. */
export function useCaseRecords<T>(select: (records: RecordState) => T): T {
  return useSlice(useSession().caseStore.store, (state) => select(state.records))
}

/** Save state, canUndo, canRedo of the open case. */
export function useCaseStatus<T>(select: (state: RecordStoreState) => T): T {
  return useSlice(useSession().caseStore.store, select)
}

export function useView<T>(select: (view: ViewState) => T): T {
  return useSlice(useSession().viewStore.store, select)
}

/** A slice of what is known of the patient's cases. */
export function usePatient<T>(select: (patient: PatientState) => T): T {
  return useSlice(useSession().patient.store, select)
}

/** The project, with its label set. */
export function useProject(): Project {
  return useSlice(useSession().projectStore.store, (state) => projectIn(state.records))
}

function projectIn(records: RecordState): Project {
  const project = [...records.tables.project.values()][0]
  if (project === undefined) throw new Error('a project store without its project')
  return project
}
