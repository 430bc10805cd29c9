import { useCallback, useRef } from 'react'
import type { Modality } from '../../contracts/modality.ts'
import { projectOf } from '../../domain/commands/project-commands.ts'
import { reviewOf, startReview } from '../../domain/commands/review-commands.ts'
import type { Registry } from '../../lib/registry.ts'
import { ok } from '../../lib/result.ts'
import { readPaneSettings } from '../../persistence/pane-settings.ts'
import { linkPanes } from '../../session/pane-link.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { followRelated } from '../../session/related-marks.ts'
import type { Session } from '../../session/session-context.ts'
import { createViewStore } from '../../session/view-store.ts'
import { useApp } from '../shared/app-services.ts'
import { useModules } from '../shared/modules-context.ts'
import { type Opening, useHeld } from '../shared/use-record-store.ts'
import { openPatient } from './open-patient.ts'
import { fillPanes } from './pane-arrangement.ts'

/** What stays as it was from case to case: tool in hand and label. */
interface Carried {
  readonly toolId: string
  readonly labelId: string | null
}

/** The open case with its view, for as long as it is the one at the address. */
export function useCaseSession(projectStore: RecordStore, projectId: string, caseId: string): Opening<Session> {
  const { db, env } = useApp()
  const { modalities } = useModules()
  const carried = useRef<Carried | null>(null)
  return useHeld(
    useCallback(async () => {
      const [opened, settings] = await Promise.all([
        openPatient(db, env, projectId, caseId),
        readPaneSettings(db, projectId),
      ])
      if (!opened.ok) return opened
      const { caseStore, patient, release: letGo } = opened.value
      const first = carried.current ?? {
        toolId: firstTool(modalities),
        labelId: projectOf(projectStore.get())?.labelSet.labels[0]?.id ?? null,
      }
      const viewStore = createViewStore(first)
      const session = { caseStore, viewStore, projectStore, patient }
      const { linked, windowLinked } = settings
      viewStore.link({ linked, windowLinked })
      fillPanes(session, settings.paneCount)
      const stopLinking = linkPanes(viewStore)
      const stopRelating = followRelated(viewStore, patient)
      const stopWatching = beginReviewAtFirstEdit(caseStore, env.actor)
      const release = () => {
        const { toolId, labelId } = viewStore.get()
        carried.current = { toolId, labelId }
        stopWatching()
        stopRelating()
        stopLinking()
        letGo()
      }
      return ok({ value: session, release })
    }, [db, env, modalities, projectStore, projectId, caseId]),
  )
}

function firstTool(modalities: Registry<Modality>): string {
  return modalities.all.flatMap(({ tools }) => tools)[0]?.id ?? ''
}

/** Looking at a case leaves no trace; the first edit begins the annotator's review of it. */
function beginReviewAtFirstEdit(caseStore: RecordStore, annotatorId: string): () => void {
  return caseStore.onChange((change, origin) => {
    if (origin !== 'user' || change.command.startsWith('review.')) return
    if (reviewOf(caseStore.get(), annotatorId) === undefined) caseStore.dispatch(startReview())
  })
}
