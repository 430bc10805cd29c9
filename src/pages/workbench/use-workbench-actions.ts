import { useState } from 'react'
import { useLocation } from 'wouter'
import { submitReview } from '../../domain/commands/review-commands.ts'
import type { ReviewOutcome } from '../../domain/records/project.ts'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import { takeBackAcross } from '../../session/patient-history.ts'
import type { Session } from '../../session/session-context.ts'
import { useApp } from '../shared/app-services.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { historyText } from '../shared/history-text.ts'
import { workbenchPath } from '../shared/paths.ts'
import { nextUnsubmitted } from '../shared/review-text.ts'
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
  readonly cases: readonly CaseSummary[]
  readonly notices: Notices
  readonly activeSeconds: () => number
}

/** What the header, the keys and the case list do with the open case. */
export function useWorkbenchActions(input: WorkbenchActionsInput): WorkbenchActions {
  const { projectId, caseId, session, cases, notices, activeSeconds } = input
  const { actor } = useApp().env
  const [, navigate] = useLocation()
  const [isAsking, setAsking] = useState(false)
  const place = cases.findIndex((summary) => summary.caseId === caseId)
  const openCase = (id: string) => navigate(workbenchPath(projectId, id))
  const towards = (summary: CaseSummary | undefined) => (summary === undefined ? null : () => openCase(summary.caseId))

  const takeBack = async (direction: 'undo' | 'redo') => {
    const report = session === null ? undefined : await takeBackAcross(session.patient, direction)
    if (report !== undefined) notices.say(historyText(direction, report))
  }

  const submit = async (outcome: ReviewOutcome, reason: string | null) => {
    if (session === null || !notices.command(submitReview(outcome, reason, activeSeconds()))) return
    setAsking(false)
    const flushed = await session.caseStore.flush()
    if (!flushed.ok) return notices.say(`Not submitted yet: ${describeProblem(flushed.error)}`)
    const next = nextUnsubmitted(cases, caseId, actor)
    if (next === undefined) notices.say('Submitted. Every case of the project is submitted.')
    else openCase(next.caseId)
  }

  return {
    undo: () => void takeBack('undo'),
    redo: () => void takeBack('redo'),
    previousCase: towards(place < 0 ? undefined : cases[place - 1]),
    nextCase: towards(place < 0 ? undefined : cases[place + 1]),
    openCase,
    askOutcome: () => setAsking(session !== null),
    isAsking,
    stopAsking: () => setAsking(false),
    submit: (outcome, reason) => void submit(outcome, reason),
  }
}
