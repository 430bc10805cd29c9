import { useState } from 'react'
import { useLocation } from 'wouter'
import { submitReview } from '../../domain/commands/review-commands.ts'
import type { ReviewOutcome } from '../../domain/records/project.ts'
import type { Session } from '../../session/session-context.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { historyText } from '../shared/history-text.ts'
import { workbenchPath } from '../shared/paths.ts'
import type { CaseWalk } from './use-case-walk.ts'
import type { Notices } from './use-notice.ts'

export interface WorkbenchActions {
  undo(): void
  redo(): void
  /** Null at the first case. */
  readonly previousCase: (() => void) | null
  /** Null at the last case. */
  readonly nextCase: (() => void) | null
  openCase(caseId: string): void
  /** Opens the question for the outcome. */
  askOutcome(): void
  readonly isAsking: boolean
  stopAsking(): void
  submit(outcome: ReviewOutcome, reason: string | null): void
}

interface WorkbenchActionsInput {
  readonly projectId: string
  readonly caseId: string
  readonly session: Session | null
  readonly walk: CaseWalk
  readonly notices: Notices
  readonly activeSeconds: () => number
}

/** What the header, the keys and the case list do with the open case. */
export function useWorkbenchActions(input: WorkbenchActionsInput): WorkbenchActions {
  const { projectId, session, walk, notices, activeSeconds } = input
  const [, navigate] = useLocation()
  const [isAsking, setAsking] = useState(false)
  const openCase = (id: string) => navigate(workbenchPath(projectId, id, walk.search))
  const towards = (id: string | null) => (id === null ? null : () => openCase(id))

  const takeBack = async (direction: 'undo' | 'redo') => {
    const report = await session?.caseStore[direction]()
    if (report !== undefined) notices.say(historyText(direction, report))
  }

  const submit = async (outcome: ReviewOutcome, reason: string | null) => {
    if (session === null || !notices.command(submitReview(outcome, reason, activeSeconds()))) return
    setAsking(false)
    const flushed = await session.caseStore.flush()
    if (!flushed.ok) return notices.say(`Not submitted yet: ${describeProblem(flushed.error)}`)
    const next = await walk.nextUnsubmitted()
    if (next !== null) openCase(next)
    else if (walk.isFiltered) notices.say('Submitted. Every other case of the filtered list is submitted.')
    else notices.say('Submitted. Every case of the project is submitted.')
  }

  return {
    undo: () => void takeBack('undo'),
    redo: () => void takeBack('redo'),
    previousCase: towards(walk.previousId),
    nextCase: towards(walk.nextId),
    openCase,
    askOutcome: () => setAsking(session !== null),
    isAsking,
    stopAsking: () => setAsking(false),
    submit: (outcome, reason) => void submit(outcome, reason),
  }
}
