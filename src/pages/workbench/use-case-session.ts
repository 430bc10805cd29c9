import { useCallback, useEffect, useRef, useState } from 'react'
import type { Modality } from '../../contracts/modality.ts'
import { projectOf } from '../../domain/commands/project-commands.ts'
import { reviewOf, startReview } from '../../domain/commands/review-commands.ts'
import type { Registry } from '../../lib/registry.ts'
import { ok } from '../../lib/result.ts'
import type { RecordStore } from '../../session/record-store.ts'
import type { Session } from '../../session/session-context.ts'
import { createViewStore, type ViewStore } from '../../session/view-store.ts'
import { useApp } from '../shared/app-services.ts'
import { useModules } from '../shared/modules-context.ts'
import { openCaseStore } from '../shared/record-stores.ts'
import { guardStore } from '../shared/store-guards.ts'
import { type Opening, useHeld } from '../shared/use-record-store.ts'
import { firstItems, itemsInOrder, paneId } from './pane-layout.ts'

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
      const opened = await openCaseStore(db, env, projectId, caseId)
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
      const release = () => {
        const { toolId, labelId } = viewStore.get()
        carried.current = { toolId, labelId }
        stopWatching()
        letGo()
      }
      return ok({ value: { caseStore, viewStore, projectStore }, release })
    }, [db, env, modalities, projectStore, projectId, caseId]),
  )
}

/** The open case's name; what it is until then. */
export function useCaseName(session: Session | null): string {
  const [name, setName] = useState('Case')
  useEffect(() => {
    if (session === null) return
    const show = () => setName([...session.caseStore.get().tables.case.values()][0]?.name ?? 'Case')
    show()
    return session.caseStore.onChange(show)
  }, [session])
  return name
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
