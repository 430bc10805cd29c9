import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Command } from '../../domain/commands/command.ts'
import { deferReview, logReveal, startReview, submitReview } from '../../domain/commands/review-commands.ts'
import type { BlindingRule, ReviewOutcome } from '../../domain/records/project.ts'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import type { UndoReport } from '../../session/record-store.ts'
import { useApp } from '../shared/app-services.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { historyText } from '../shared/history-text.ts'
import { workbenchPath } from '../shared/paths.ts'
import { deferredCases, nextUnsubmitted } from '../shared/review-text.ts'
import type { WorkbenchSession } from './use-case-session.ts'
import type { Notices } from './use-notice.ts'

/** What the open case's reader can be asked: the outcome, why they defer, whether they mean to reveal. */
export type Question =
  | { readonly about: 'outcome' | 'defer' }
  | { readonly about: 'reveal'; readonly rules: readonly BlindingRule[] }

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
  askWhyDefer(): void
  /** Asks whether what some rules hide is to be shown; nothing to ask where they hide nothing. */
  askReveal(rules: readonly BlindingRule[]): void
  readonly asking: Question | null
  stopAsking(): void
  submit(outcome: ReviewOutcome, reason: string | null): void
  defer(reason: string): void
  /** Shows what the project hides, and logs it. */
  reveal(rules: readonly BlindingRule[]): void
}

interface WorkbenchActionsInput {
  readonly projectId: string
  readonly caseId: string
  readonly session: WorkbenchSession | null
  readonly cases: readonly CaseSummary[]
  readonly notices: Notices
  readonly activeSeconds: () => number
}

/** What the header, the keys and the case list do with the open case. */
export function useWorkbenchActions(input: WorkbenchActionsInput): WorkbenchActions {
  const { projectId, caseId, session, cases, notices, activeSeconds } = input
  const { actor } = useApp().env
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState<Question | null>(null)
  /** Cases finished here: the list of cases may be a moment behind a fast reader, and must not lead back to them. */
  const finished = useRef(new Set<string>())
  const place = cases.findIndex((summary) => summary.caseId === caseId)
  const openCase = (id: string) => navigate(workbenchPath(projectId, id))
  const towards = (summary: CaseSummary | undefined) => (summary === undefined ? null : () => openCase(summary.caseId))

  const ask = (question: Question) => setAsking(session === null ? null : question)

  const takeBack = async (direction: 'undo' | 'redo') => {
    finished.current.delete(`${actor} ${caseId}`)
    const report: UndoReport | undefined = await session?.caseStore[direction]()
    if (report !== undefined) notices.say(historyText(direction, report))
  }

  /** Carries out what ends the work on this case for now, and goes on. @param done in words, where no case is left to go to */
  const finish = async (command: Command, done: string) => {
    if (session === null) return
    const thaw = session.caseStore.freeze()
    // A review of its own change: taking the step back leaves a case that is being read, whatever was logged in its review since.
    if (!notices.command(startReview()) || !notices.command(command)) return thaw()
    setAsking(null)
    const flushed = await session.caseStore.flush()
    finished.current.add(`${actor} ${caseId}`)
    const open = cases.filter((one) => one.caseId === caseId || !finished.current.has(`${actor} ${one.caseId}`))
    const next = nextUnsubmitted(open, caseId, actor)
    if (flushed.ok && next !== undefined) return openCase(next.caseId)
    thaw()
    const others = deferredCases(cases, actor).filter((other) => other.caseId !== caseId)
    if (!flushed.ok) notices.say(`${done}, but not saved yet: ${describeProblem(flushed.error)}`)
    else notices.say(`${done}. ${leftText(others.length, command)}`)
  }

  return {
    undo: () => void takeBack('undo'),
    redo: () => void takeBack('redo'),
    previousCase: towards(place < 0 ? undefined : cases[place - 1]),
    nextCase: towards(place < 0 ? undefined : cases[place + 1]),
    openCase,
    askOutcome: () => ask({ about: 'outcome' }),
    askWhyDefer: () => ask({ about: 'defer' }),
    askReveal: (rules) => rules.length > 0 && ask({ about: 'reveal', rules }),
    asking,
    stopAsking: () => setAsking(null),
    submit: (outcome, reason) => void finish(submitReview(outcome, reason, activeSeconds()), 'Submitted'),
    defer: (reason) => void finish(deferReview(reason, activeSeconds()), 'Deferred'),
    reveal(rules) {
      setAsking(null)
      if (notices.command(logReveal(rules))) notices.say('Revealed. It is logged with your reading.')
    },
  }
}

/** @param deferred other cases that were set aside */
function leftText(deferred: number, { name }: Command): string {
  if (deferred === 0 && name === 'review.submit') return 'Every case of the project is submitted.'
  if (deferred === 0) return 'No other case is left to read.'
  return `What is left is deferred: ${deferred === 1 ? 'one case' : `${deferred} cases`}.`
}
