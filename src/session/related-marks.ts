import type { PatientSession } from './patient-session.ts'
import type { ViewState, ViewStore } from './view-store.ts'

/** Findings that what is selected, hovered or in hand belongs to. */
export function findingsMeant(
  { selection, hovered, finding }: Pick<ViewState, 'selection' | 'hovered' | 'finding'>,
  patient: PatientSession,
): readonly string[] {
  const meant = new Set<string>(finding === null ? [] : [finding])
  for (const id of hovered === null ? selection : [...selection, hovered]) {
    const findingId = patient.mark(id)?.findingId
    if (findingId != null) meant.add(findingId)
  }
  return [...meant].filter((id) => patient.finding(id) !== undefined)
}

/** Keeps `related` in step with what is selected, hovered or in hand: the other evidence of its findings. Returns what stops it. */
export function followRelated(viewStore: ViewStore, patient: PatientSession): () => void {
  const follow = () => {
    const view = viewStore.get()
    const findings = findingsMeant(view, patient)
    const ids = findings.flatMap((id) => patient.evidence(id).map((mark) => mark.id))
    viewStore.relate(ids.filter((id) => id !== view.hovered && !view.selection.includes(id)))
  }
  const stopView = viewStore.store.subscribe((view, before) => {
    const isSame =
      view.selection === before.selection && view.hovered === before.hovered && view.finding === before.finding
    if (!isSame) follow()
  })
  const stopPatient = patient.subscribe(follow)
  return () => {
    stopView()
    stopPatient()
  }
}
