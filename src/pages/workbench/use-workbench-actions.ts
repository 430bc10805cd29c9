import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Command } from '../../domain/commands/command.ts'
import { deferReview, logReveal, startReview, submitReview } from '../../domain/commands/review-commands.ts'
import type { BlindingRule, ReviewOutcome } from '../../domain/records/project.ts'
import { takeBackAcross } from '../../session/patient-history.ts'
import { useApp } from '../shared/app-services.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { historyText } from '../shared/history-text.ts'
import { casesPath, workbenchPath } from '../shared/paths.ts'
import { changeSubject } from './change-subject.ts'
import type { BatchSteps } from './tag-all/use-batch-steps.ts'
import type { WorkbenchSession } from './use-case-session.ts'
import type { CaseWalk } from './use-case-walk.ts'
import type { Notices } from './use-notice.ts'

/** What the open case's reader can be asked: the outcome, why they defer, whether they mean to reveal. */
export type Question =
  | { readonly about: 'outcome' | 'defer' }
  | { readonly about: 'reveal'; readonly rules: readonly BlindingRule[] }

export interface WorkbenchActions {
  undo(): void
  /** Whether undo begins with a change of many cases. */
  readonly canTakeBackBatch: boolean
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
  /** Whether it was accepted; what is left to do goes on by itself. */
  submit(outcome: ReviewOutcome, reason: string | null): boolean
  defer(reason: string): boolean
  /** Shows what the project hides, and logs it. */
  reveal(rules: readonly BlindingRule[]): void
}

interface WorkbenchActionsInput {
  readonly projectId: string
  readonly caseId: string
  readonly session: WorkbenchSession | null
  readonly walk: CaseWalk
  readonly notices: Notices
  readonly batches: BatchSteps
}

/** What the header, the keys and the case list do with the open case. The same object until what it offers is another: the list of cases moves on with every edit, and what can be done does not. */
export function useWorkbenchActions(input: WorkbenchActionsInput): WorkbenchActions {
  const { projectId, caseId, session, walk, notices, batches } = input
  const { actor } = useApp().env
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState<Question | null>(null)
  // A question about the case that was left, by Back perhaps, is none about the next.
  useEffect(() => {
    if (session === null) setAsking(null)
  }, [session])
  /** Cases finished here: the list of cases may be a moment behind a fast reader, and must not lead back to them. */
  const finished = useRef(new Set<string>())
  const openCase = (id: string) => navigate(workbenchPath(projectId, id, walk.search))
  const towards = (id: string | null) => (id === null ? null : () => openCase(id))

  const spent = () => session?.activeSeconds() ?? 0
  const ask = (question: Question) => setAsking(session === null ? null : question)

  const takeBack = async (direction: 'undo' | 'redo') => {
    finished.current.delete(`${actor} ${caseId}`)
    if (session === null) return
    const report = await takeBackAcross(session.patient, direction)
    const subject = report.change === null ? null : changeSubject(report.change, session)
    notices.say(historyText(direction, report, subject))
  }

  /** Carries out what ends the work on this case for now, and goes on. @param done in words, where no case is left to go to */
  const finish = (command: Command, done: string): boolean => {
    if (session === null) return false
    const thaw = session.caseStore.freeze()
    // A review of its own change: taking the step back leaves a case that is being read, whatever was logged in its review since.
    if (!notices.command(startReview()) || !notices.command(command)) {
      thaw()
      return false
    }
    setAsking(null)
    void goOn(session, command, done, thaw)
    return true
  }

  /** To the next case, when this one is saved. What is shown stays as it is meanwhile, and for good where it is left. */
  const goOn = async (session: WorkbenchSession, command: Command, done: string, thaw: () => void) => {
    const flushed = await session.caseStore.flush()
    finished.current.add(`${actor} ${caseId}`)
    const mine = [...finished.current].flatMap((one) =>
      one.startsWith(`${actor} `) ? [one.slice(actor.length + 1)] : [],
    )
    const next = flushed.ok ? await walk.nextToRead(mine) : null
    if (next?.ok === true && next.value !== null) return openCase(next.value)
    thaw()
    if (!flushed.ok) return notices.say(`${done}, but not saved yet: ${describeProblem(flushed.error)}`)
    const deferred = next?.ok === true ? await walk.deferredElsewhere() : null
    if (deferred?.ok === true) return notices.say(`${done}. ${leftText(deferred.value, command, walk.isFiltered)}`)
    notices.say(`${done} and saved. Which case is next is not known: the list of cases ended by itself.`, {
      name: 'Go to the cases',
      run: () => navigate(casesPath(projectId, walk.search)),
    })
  }

  const now = {
    undo: () => void (batches.takeBack() || takeBack('undo')),
    redo: () => void takeBack('redo'),
    previousCase: towards(walk.previousId),
    nextCase: towards(walk.nextId),
    openCase,
    askOutcome: () => ask({ about: 'outcome' }),
    askWhyDefer: () => ask({ about: 'defer' }),
    askReveal: (rules: readonly BlindingRule[]) => rules.length > 0 && ask({ about: 'reveal', rules }),
    submit: (outcome: ReviewOutcome, reason: string | null) =>
      finish(submitReview(outcome, reason, spent()), 'Submitted'),
    defer: (reason: string) => finish(deferReview(reason, spent()), 'Deferred'),
    reveal(rules: readonly BlindingRule[]) {
      setAsking(null)
      if (notices.command(logReveal(rules))) notices.say('Revealed. It is logged with your reading.')
    },
  }
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  const [hasPrevious, hasNext] = [walk.previousId !== null, walk.nextId !== null]
  return useMemo<WorkbenchActions>(
    () => ({
      undo: () => latest.current.undo(),
      canTakeBackBatch: batches.canTakeBack,
      redo: () => latest.current.redo(),
      previousCase: hasPrevious ? () => latest.current.previousCase?.() : null,
      nextCase: hasNext ? () => latest.current.nextCase?.() : null,
      openCase: (id) => latest.current.openCase(id),
      askOutcome: () => latest.current.askOutcome(),
      askWhyDefer: () => latest.current.askWhyDefer(),
      askReveal: (rules) => latest.current.askReveal(rules),
      asking,
      stopAsking: () => setAsking(null),
      submit: (outcome, reason) => latest.current.submit(outcome, reason),
      defer: (reason) => latest.current.defer(reason),
      reveal: (rules) => latest.current.reveal(rules),
    }),
    [hasPrevious, hasNext, asking, batches.canTakeBack],
  )
}

/** @param deferred other cases that were set aside */
function leftText(deferred: number, { name }: Command, isFiltered: boolean): string {
  if (isFiltered) return 'No other case of the filtered list is left to read.'
  if (deferred === 0 && name === 'review.submit') return 'Every case of the project is submitted.'
  if (deferred === 0) return 'No other case is left to read.'
  return `What is left is deferred: ${deferred === 1 ? 'one case' : `${deferred} cases`}.`
}
