import type { Env } from '../../domain/env.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import { ok, type Result } from '../../lib/result.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import {
  casesOfPatient,
  casesTouchingFindings,
  evidenceOf,
  findingIdsOf,
  onFindingsChanged,
  patientKeyIn,
} from '../../persistence/patient-scope.ts'
import { createPatientSession, type PatientSession } from '../../session/patient-session.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { openCaseStore } from '../shared/record-stores.ts'
import { guardStore } from '../shared/store-guards.ts'

/** The open case with the patient around it, until it is let go of. */
export interface OpenedPatient<S extends RecordStore> {
  readonly patient: PatientSession
  readonly caseStore: S
  release(): void
}

/** How cases are opened, and what the reader may see of them. */
export interface Sight<S extends RecordStore> {
  /** Opens the case at the address, perhaps ahead of time. */
  readonly openMain: (caseId: string) => Promise<Result<RecordStore>>
  /** The records of a case without what is hidden. */
  readonly blind: (store: RecordStore) => S
  /** @param caseStore of the open case, whose rules hold */
  readonly canSee: (mark: Annotation, caseStore: RecordStore) => boolean
}

/** Opens a case and finds the other cases of its patient; those are opened when somebody looks at them. */
export async function openPatient<S extends RecordStore>(
  db: GlossaDatabase,
  env: Env,
  projectId: string,
  caseId: string,
  { openMain, blind, canSee }: Sight<S>,
): Promise<Result<OpenedPatient<S>>> {
  let patientKey = ''
  let main: S | undefined
  const open = async (id: string) => {
    const opened = id === caseId ? await openMain(id) : await openCaseStore(db, env, projectId, id)
    if (!opened.ok) return opened
    opened.value.lookElsewhere(patient.hasEvidenceElsewhere(id))
    const store = blind(opened.value)
    return ok({ store, whole: opened.value, release: guardStore(store) })
  }
  const patient = createPatientSession({
    caseId,
    since: env.now(),
    open,
    touchedCases: () => casesTouchingFindings(db, projectId, patientKey),
    canSee: (mark) => main === undefined || canSee(mark, main),
  })
  const opened = await open(caseId)
  if (!opened.ok) return opened
  const { store: caseStore, whole, release: letGo } = opened.value
  main = caseStore
  patientKey = patientKeyIn(caseStore.get()) ?? caseId
  patient.adopt(caseId, caseStore, whole)
  const stop = onFindingsChanged(db, projectId, patientKey, oneByOne(readEvidence))
  try {
    const [cases] = await Promise.all([casesOfPatient(db, projectId, patientKey), readEvidence()])
    patient.setCases(cases)
  } catch (error) {
    stop()
    letGo()
    throw error
  }

  async function readEvidence(): Promise<void> {
    const ids = await findingIdsOf(db, projectId, patientKey)
    patient.setStored(ids.length === 0 ? [] : await evidenceOf(db, projectId, ids))
  }

  const release = () => {
    stop()
    letGo()
  }
  return ok({ patient, caseStore, release })
}

/** Runs asynchronous work once more after it was asked for while it ran. */
function oneByOne(work: () => Promise<void>): () => void {
  let isRunning = false
  let isStale = false
  const run = async () => {
    isStale = true
    if (isRunning) return
    isRunning = true
    while (isStale) {
      isStale = false
      await work()
    }
    isRunning = false
  }
  return () => void run()
}
