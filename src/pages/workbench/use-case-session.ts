import { useCallback, useEffect, useRef, useState } from 'react'
import type { Modality } from '../../contracts/modality.ts'
import { projectOf } from '../../domain/commands/project-commands.ts'
import { reviewOf, startReview } from '../../domain/commands/review-commands.ts'
import type { Registry } from '../../lib/registry.ts'
import { ok } from '../../lib/result.ts'
import { readPaneSettings } from '../../persistence/pane-settings.ts'
import type { BlindedStore } from '../../session/blinded-store.ts'
import type { MarkView } from '../../session/mark-view.ts'
import { linkPanes } from '../../session/pane-link.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { followRelated } from '../../session/related-marks.ts'
import { linkScroll } from '../../session/scroll-link.ts'
import type { Session } from '../../session/session-context.ts'
import { createViewStore, type InitialView, type ViewStore } from '../../session/view-store.ts'
import { appendInWorker } from '../../workers/append-client.ts'
import { useApp } from '../shared/app-services.ts'
import { useModules } from '../shared/modules-context.ts'
import { type Opening, useHeld } from '../shared/use-record-store.ts'
import { countActiveTime } from './active-time.ts'
import { blindedCase, canSeeMark } from './blinded-case.ts'
import type { CaseLoader } from './case-loader.ts'
import { type KeptView, keepView, readKeptView } from './kept-view.ts'
import { openPatient } from './open-patient.ts'
import { fillPanes } from './pane-arrangement.ts'

/** A session whose case shows only what its reader may see. */
export interface WorkbenchSession extends Session {
  readonly caseStore: BlindedStore
  /** See `ActiveTime`. */
  activeSeconds(): number
}

/** What stays as it was from case to case: tool in hand, label, how strongly marks and how smoothly pixels are drawn. */
type Carried = InitialView

/** The open case with its view, for as long as it is the one at the address. */
export function useCaseSession(
  projectStore: RecordStore,
  loader: CaseLoader,
  projectId: string,
  caseId: string,
): Opening<WorkbenchSession> {
  const { db, env } = useApp()
  const { modalities } = useModules()
  const carried = useRef<Carried | null>(null)
  return useHeld(
    useCallback(async () => {
      const [opened, settings] = await Promise.all([
        openPatient(db, env, projectId, caseId, {
          openMain: loader.openCase,
          blind: (store) => blindedCase(store, projectStore, env.actor, modalities),
          canSee: (mark, store) => canSeeMark(mark, store, projectStore, env.actor),
        }),
        readPaneSettings(db, projectId),
      ])
      if (!opened.ok) return opened
      void appendInWorker(db)
      const { caseStore, patient, release: letGo } = opened.value
      const first = carried.current ?? {
        toolId: firstTool(modalities),
        labelId: projectOf(projectStore.get())?.labelSet.labels[0]?.id ?? null,
      }
      const viewStore = createViewStore(first)
      const session = { caseStore, viewStore, projectStore, patient }
      const { linked, windowLinked, scrollLinked } = settings
      viewStore.link({ linked, windowLinked, scrollLinked })
      fillPanes(session, settings.paneCount)
      const kept = readKeptView(projectId, env.actor, caseId)
      if (kept !== undefined) restoreView(kept, viewStore, caseStore)
      const keep = () => keepView(projectId, env.actor, caseId, viewStore)
      window.addEventListener('pagehide', keep)
      const stopLinking = linkPanes(viewStore)
      const stopScrolling = linkScroll(viewStore)
      const stopRelating = followRelated(viewStore, patient)
      const stopWatching = beginReviewAtFirstEdit(caseStore, env.actor)
      const time = countActiveTime(caseStore)
      const release = () => {
        const { toolId, labelId, marks, smoothing } = viewStore.get()
        carried.current = { toolId, labelId, marks: pickOpacity(marks), smoothing }
        keep()
        window.removeEventListener('pagehide', keep)
        time.stop()
        stopWatching()
        stopRelating()
        stopScrolling()
        stopLinking()
        letGo()
      }
      return ok({ value: { ...session, activeSeconds: time.seconds }, release })
    }, [loader, db, env, modalities, projectStore, projectId, caseId]),
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

function pickOpacity({ fillOpacity, outlineOpacity }: MarkView): Carried['marks'] & object {
  return { fillOpacity, outlineOpacity }
}

function firstTool(modalities: Registry<Modality>): string {
  return modalities.all.flatMap(({ tools }) => tools)[0]?.id ?? ''
}

/** As the case was left on this machine, as far as what it showed is still there and may be seen. */
function restoreView({ panes, activePane, selection }: KeptView, viewStore: ViewStore, caseStore: RecordStore): void {
  const { item: items, annotation } = caseStore.get().tables
  for (const [id, pane] of Object.entries(panes)) {
    const item = items.get(pane.itemId ?? '')
    if (item === undefined || viewStore.get().panes[id] === undefined) continue
    const isThere = pane.slice === null || item.parts.some(({ blob }) => blob === pane.slice?.part)
    viewStore.setPane(id, { ...pane, caseId: null, slice: isThere ? pane.slice : null })
  }
  if (activePane !== null && viewStore.get().panes[activePane] !== undefined) viewStore.activatePane(activePane)
  viewStore.select(selection.filter((id) => annotation.has(id)))
}

/** Looking at a case leaves no trace; the first edit begins the annotator's review of it. */
function beginReviewAtFirstEdit(caseStore: RecordStore, annotatorId: string): () => void {
  return caseStore.onChange((change, origin) => {
    if (origin !== 'user' || change.command.startsWith('review.')) return
    if (reviewOf(caseStore.get(), annotatorId) === undefined) caseStore.dispatch(startReview())
  })
}
