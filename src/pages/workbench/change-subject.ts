import { projectOf } from '../../domain/commands/project-commands.ts'
import type { Change } from '../../domain/log/change.ts'
import type { Session } from '../../session/session-context.ts'
import { sessionMarkText } from '../../session/session-marks.ts'
import { countText } from '../../ui/time-text.ts'

/** The marks that a change made, changed or took away, to be read after what was done; null where it is about none. */
export function changeSubject(change: Change, session: Session): string | null {
  const { annotation } = session.caseStore.get().tables
  const texts = new Map<string, string>()
  for (const patch of change.patches) {
    const id = 'record' in patch ? patch.record.id : patch.id
    if (annotation.has(id)) texts.set(id, sessionMarkText(session, id) ?? '')
    else if ('record' in patch && 'labelId' in patch.record) texts.set(id, labelName(patch.record.labelId, session))
  }
  const [only] = texts.values()
  if (texts.size > 1) return countText(texts.size, 'mark')
  return only === undefined || only === '' ? null : only
}

function labelName(labelId: string, { projectStore }: Session): string {
  return projectOf(projectStore.get())?.labelSet.labels.find(({ id }) => id === labelId)?.name ?? ''
}
