import { useMemo, useRef, useSyncExternalStore } from 'react'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { PatientSession } from '../../session/patient-session.ts'
import { usePaced, useSession } from '../../session/session-context.ts'

/** Evidence of the patient's findings in other cases than the one at the address. */
export function useElsewhere(): readonly Annotation[] {
  return usePatientMarks(elsewhereOf)
}

/** All evidence of a finding, in every case of the patient, oldest first. */
export function useEvidence(findingId: string): readonly Annotation[] {
  return usePatientMarks(useMemo(() => (patient: PatientSession) => patient.evidence(findingId), [findingId]))
}

/** @param select stable; the answer is the same array while nothing of it changed */
function usePatientMarks(select: (patient: PatientSession) => readonly Annotation[]): readonly Annotation[] {
  const { patient } = useSession()
  const last = useRef<readonly Annotation[]>([])
  const read = useMemo(
    () => () => {
      const now = select(patient)
      const isSame = now.length === last.current.length && now.every((mark, at) => mark === last.current[at])
      if (!isSame) last.current = now
      return last.current
    },
    [patient, select],
  )
  return useSyncExternalStore(usePaced(patient.subscribe), read)
}

function elsewhereOf(patient: PatientSession): readonly Annotation[] {
  return patient.elsewhere()
}
