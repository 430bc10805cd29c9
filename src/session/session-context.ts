import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { RecordState } from '../domain/log/record-state.ts'
import type { Project } from '../domain/records/project.ts'
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

/** A slice of the open case's records; keep the selector narrow and its answer referentially stable. */
export function useCaseRecords<T>(select: (records: RecordState) => T): T {
  return useStore(useSession().caseStore.store, (state) => select(state.records))
}

/** Save state, canUndo, canRedo of the open case. */
export function useCaseStatus<T>(select: (state: RecordStoreState) => T): T {
  return useStore(useSession().caseStore.store, select)
}

export function useView<T>(select: (view: ViewState) => T): T {
  return useStore(useSession().viewStore.store, select)
}

/** A slice of what is known of the patient's cases. */
export function usePatient<T>(select: (patient: PatientState) => T): T {
  return useStore(useSession().patient.store, select)
}

/** The project, with its label set. */
export function useProject(): Project {
  return useStore(useSession().projectStore.store, (state) => projectIn(state.records))
}

function projectIn(records: RecordState): Project {
  const project = [...records.tables.project.values()][0]
  if (project === undefined) throw new Error('a project store without its project')
  return project
}
