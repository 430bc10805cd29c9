import type { Modality } from '../../contracts/modality.ts'
import { projectOf } from '../../domain/commands/project-commands.ts'
import { reviewOf } from '../../domain/commands/review-commands.ts'
import type { RecordState } from '../../domain/log/record-state.ts'
import { hiddenFrom, withoutHidden } from '../../domain/reading/blinding.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Project } from '../../domain/records/project.ts'
import type { Registry } from '../../lib/registry.ts'
import { type BlindedStore, createBlindedStore, rememberLast } from '../../session/blinded-store.ts'
import type { RecordStore } from '../../session/record-store.ts'

/** Whether items of a modality are text to be read, which the rule `report` hides. */
export function isReport(modality: Modality | undefined): boolean {
  return modality?.targetKinds.includes('span') ?? false
}

/** An open case as one annotator may see it under the project's rules of the moment. */
export function blindedCase(
  caseStore: RecordStore,
  projectStore: RecordStore,
  annotatorId: string,
  modalities: Registry<Modality>,
): BlindedStore {
  const see = rememberLast((records: RecordState, project: Project | undefined) =>
    project === undefined
      ? records
      : withoutHidden(records, hiddenFrom(project, reviewOf(records, annotatorId)), annotatorId, ({ modality }) =>
          isReport(modalities.get(modality)),
        ),
  )
  return createBlindedStore(
    caseStore,
    (records) => see(records, projectOf(projectStore.get())),
    (listener) => projectStore.store.subscribe(listener),
  )
}

/** Whether a reader of an open case may see a mark of another case of the patient, under the rules that hold for the open one. */
export function canSeeMark(
  mark: Annotation,
  caseStore: RecordStore,
  projectStore: RecordStore,
  annotatorId: string,
): boolean {
  const project = projectOf(projectStore.get())
  if (project === undefined) return true
  const hidden = hiddenFrom(project, reviewOf(caseStore.get(), annotatorId))
  if (hidden.has('report') && mark.target.kind === 'span') return false
  if (hidden.has('suggestions') && mark.origin.kind !== 'human') return false
  return !hidden.has('earlier-labels') || mark.createdBy === annotatorId
}
