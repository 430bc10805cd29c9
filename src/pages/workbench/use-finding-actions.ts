import { useEffect, useMemo } from 'react'
import { projectOf } from '../../domain/commands/project-commands.ts'
import type { Env } from '../../domain/env.ts'
import { countThings } from '../../domain/findings/evidence.ts'
import { dissolveAcross, joinAcross } from '../../session/patient-findings.ts'
import type { Session } from '../../session/session-context.ts'
import { countText } from '../../ui/time-text.ts'
import { useApp } from '../shared/app-services.ts'
import { belongsToField } from '../shared/belongs-to-field.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { pageKey } from '../shared/keys/page-keys.ts'
import { findingKeys } from '../shared/reserved-keys.ts'
import type { Shortcut } from './shortcuts.ts'
import type { Notices } from './use-notice.ts'

/** What a mark is asked for while joining. */
const joinPrompt = 'Click or pick the mark to join, Escape to stop'

/** Joining marks into findings, and taking findings apart. */
export interface FindingActions {
  /** Joins what is selected; with one mark selected, asks for the other. */
  join(): void
  dissolve(findingId: string): void
  readonly shortcuts: readonly Shortcut[]
}

export function useFindingActions(session: Session, notices: Notices): FindingActions {
  const { env } = useApp()
  const { say } = notices
  const actions = useMemo(() => createFindingActions(session, env, say), [session, env, say])
  useEffect(() => actions.listen(), [actions])
  return actions
}

function createFindingActions(session: Session, env: Env, say: (text: string) => void) {
  const { viewStore, patient, projectStore } = session
  /** The mark that another one is to be joined to. */
  let source: string | null = null

  function nameOf(findingId: string): string {
    const labels = projectOf(projectStore.get())?.labelSet.labels ?? []
    return labels.find(({ id }) => id === patient.finding(findingId)?.labelId)?.name ?? 'Finding'
  }

  async function joinAll(ids: readonly string[]): Promise<void> {
    const marks = ids.flatMap((id) => patient.mark(id) ?? [])
    const known = new Map(marks.flatMap(({ findingId }) => [...findingEntry(findingId)]))
    if (marks.length > 1 && known.size === 1 && countThings(marks, known) === 1) {
      viewStore.announce('These marks are one finding already')
      return
    }
    const joined = await joinAcross(patient, ids, env)
    if (!joined.ok) {
      say(describeProblem(joined.error))
      return
    }
    const count = patient.evidence(joined.value).length
    viewStore.announce(`Joined: ${nameOf(joined.value)}, ${countText(count, 'piece')} of evidence`)
    if (ids.length === 2 && ids[0] !== undefined) viewStore.select([ids[0]])
    else viewStore.selectFinding(joined.value)
  }

  function* findingEntry(id: string | null) {
    const finding = id === null ? undefined : patient.finding(id)
    if (finding !== undefined) yield [finding.id, finding] as const
  }

  /** The marks that are meant: those selected, or the first of the finding in hand. */
  function meant(): readonly string[] {
    const { selection, finding } = viewStore.get()
    if (finding === null) return selection
    return patient
      .evidence(finding)
      .slice(0, 1)
      .map(({ id }) => id)
  }

  function complete(id: string): void {
    const from = source
    if (from === null) return
    if (from === id) {
      viewStore.announce('That is the same mark. Pick another one.')
      return
    }
    stop()
    void joinAll([from, id])
  }

  function stop(): void {
    source = null
    viewStore.stopAsking()
  }

  function join(): void {
    const ids = meant()
    const [only] = ids
    if (source !== null) {
      if (only !== undefined && only !== source) complete(only)
      else {
        stop()
        viewStore.announce('Stopped joining')
      }
      return
    }
    if (only === undefined) {
      say('Select a mark first, then join it with the mark it belongs with.')
      return
    }
    if (ids.length > 1) {
      void joinAll(ids)
      return
    }
    source = only
    viewStore.askForMark(joinPrompt)
    viewStore.announce(joinPrompt)
  }

  /** Enter takes what is selected by keys, Escape stops, before any viewer has a use for them. */
  function onKeyDown(event: KeyboardEvent): void {
    if (viewStore.get().picking === null || source === null) return
    const isControl = event.target instanceof Element && event.target.closest('button, a, summary') !== null
    if (event.key === 'Escape') {
      stop()
      viewStore.announce('Stopped joining')
    } else if (event.key === 'Enter' && !isControl && !belongsToField(event.target)) {
      const [only] = viewStore.get().selection
      if (only !== undefined) complete(only)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return {
    join,
    dissolve(findingId: string) {
      const name = nameOf(findingId)
      void dissolveAcross(patient, findingId, env).then((done) => {
        if (!done.ok) say(describeProblem(done.error))
        else viewStore.announce(`Dissolved: ${name}. Its marks stay.`)
      })
    },
    shortcuts: [{ ...pageKey(findingKeys.join), run: join }],
    listen() {
      const stopListening = viewStore.store.subscribe((view, before) => {
        if (view.picked !== null && view.picked !== before.picked) complete(view.picked.annotationId)
        if (view.picking === null && before.picking !== null) source = null
      })
      window.addEventListener('keydown', onKeyDown, true)
      return () => {
        stop()
        stopListening()
        window.removeEventListener('keydown', onKeyDown, true)
      }
    },
  }
}
