import { useCallback, useRef } from 'react'
import type { Modality } from '../../contracts/modality.ts'
import { projectOf } from '../../domain/commands/project-commands.ts'
import { reviewOf, startReview } from '../../domain/commands/review-commands.ts'
import type { Registry } from '../../lib/registry.ts'
import { ok } from '../../lib/result.ts'
import type { MarkView } from '../../session/mark-view.ts'
import type { RecordStore } from '../../session/record-store.ts'
import type { Session } from '../../session/session-context.ts'
import { createViewStore, type InitialView, type ViewStore } from '../../session/view-store.ts'
import { useApp } from '../shared/app-services.ts'
import { useModules } from '../shared/modules-context.ts'
import { guardStore } from '../shared/store-guards.ts'
import { type Opening, useHeld } from '../shared/use-record-store.ts'
import { countActiveTime } from './active-time.ts'
import type { CaseLoader } from './case-loader.ts'
import { firstItems, itemsInOrder, paneId } from './pane-layout.ts'

/** What stays as it was from case to case: tool in hand, label, how strongly marks are drawn. */
type Carried = InitialView

/** The session of a case that somebody reads. */
export interface ReadingSession extends Session {
  /** See `ActiveTime`. */
  activeSeconds(): number
}

/** The open case with its view, for as long as it is the one at the address. */
export function useCaseSession(projectStore: RecordStore, loader: CaseLoader, caseId: string): Opening<ReadingSession> {
  const { env } = useApp()
  const { modalities } = useModules()
  const carried = useRef<Carried | null>(null)
  return useHeld(
    useCallback(async () => {
      const opened = await loader.openCase(caseId)
      if (!opened.ok) return opened
      const caseStore = opened.value
      const letGo = guardStore(caseStore)
      const first = carried.current ?? {
        toolId: firstTool(modalities),
        labelId: projectOf(projectStore.get())?.labelSet.labels[0]?.id ?? null,
      }
      const viewStore = createViewStore(first)
      fillPanes(viewStore, caseStore)
      const stopWatching = beginReviewAtFirstEdit(caseStore, env.actor)
      const time = countActiveTime(caseStore)
      const release = () => {
        const { toolId, labelId, marks } = viewStore.get()
        carried.current = { toolId, labelId, marks: pickOpacity(marks) }
        time.stop()
        stopWatching()
        letGo()
      }
      return ok({ value: { caseStore, viewStore, projectStore, activeSeconds: time.seconds }, release })
    }, [loader, env, modalities, projectStore, caseId]),
  )
}

function pickOpacity({ fillOpacity, outlineOpacity }: MarkView): Carried['marks'] & object {
  return { fillOpacity, outlineOpacity }
}

function firstTool(modalities: Registry<Modality>): string {
  return modalities.all.flatMap(({ tools }) => tools)[0]?.id ?? ''
}

function fillPanes(viewStore: ViewStore, caseStore: RecordStore): void {
  const { tables } = caseStore.get()
  const items = itemsInOrder([...tables.case.values()][0], tables.item)
  for (const [index, item] of firstItems(items).entries()) viewStore.setPane(paneId(index), { itemId: item.id })
  if (items.length > 0) viewStore.activatePane(paneId(0))
}

/** Looking at a case leaves no trace; the first edit begins the annotator's review of it. */
function beginReviewAtFirstEdit(caseStore: RecordStore, annotatorId: string): () => void {
  return caseStore.onChange((change, origin) => {
    if (origin !== 'user' || change.command.startsWith('review.')) return
    if (reviewOf(caseStore.get(), annotatorId) === undefined) caseStore.dispatch(startReview())
  })
}
