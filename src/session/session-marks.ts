import { projectOf } from '../domain/commands/project-commands.ts'
import { markText } from './mark-text.ts'
import type { Session } from './session-context.ts'

/** A mark of the patient as it is read aloud; undefined where it is gone. */
export function sessionMarkText(session: Session, annotationId: string): string | undefined {
  const { caseStore, viewStore, projectStore, patient } = session
  const annotation = caseStore.get().tables.annotation.get(annotationId) ?? patient.mark(annotationId)
  if (annotation === undefined) return undefined
  const { panes } = viewStore.get()
  const paneId = Object.keys(panes).find((id) => panes[id]?.itemId === annotation.itemId)
  return markText(annotation, {
    labelName: projectOf(projectStore.get())?.labelSet.labels.find(({ id }) => id === annotation.labelId)?.name,
    item: caseStore.get().tables.item.get(annotation.itemId ?? ''),
    picture: viewStore.surfaces.get(paneId ?? '')?.picture ?? null,
  })
}
