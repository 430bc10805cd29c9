import type { Env } from '../../domain/env.ts'
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
export interface OpenedPatient {
  readonly patient: PatientSession
  readonly caseStore: RecordStore
  release(): void
}

/** Opens a case and finds the other cases of its patient; those are opened when somebody looks at them. */
export async function openPatient(
  db: GlossaDatabase,
  env: Env,
  projectId: string,
  caseId: string,
): Promise<Result<OpenedPatient>> {
  let patientKey = ''
  const open = async (id: string) => {
    const opened = await openCaseStore(db, env, projectId, id, patient.hasEvidenceElsewhere(id))
    return opened.ok ? ok({ store: opened.value, release: guardStore(opened.value) }) : opened
  }
  const patient = createPatientSession({
    caseId,
    since: env.now(),
    open,
    touchedCases: () => casesTouchingFindings(db, projectId, patientKey),
  })
  const opened = await open(caseId)
  if (!opened.ok) return opened
  const { store: caseStore, release: letGo } = opened.value
  patientKey = patientKeyIn(caseStore.get()) ?? caseId
  patient.adopt(caseId, caseStore)
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
