import { fail, ok } from '../../lib/result.ts'
import { pairUuid } from '../../lib/uuid-v8.ts'
import type { Env } from '../env.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'
import type { BlindingRule, Review, ReviewOutcome } from '../records/project.ts'
import type { Command } from './command.ts'
import { setFields } from './set-fields.ts'

/** The review of one annotator in an open case, if there is one. */
export function reviewOf(state: RecordState, annotatorId: string): Review | undefined {
  for (const review of state.tables.review.values()) if (review.annotatorId === annotatorId) return review
  return undefined
}

type ReviewFields = Pick<
  Review,
  'status' | 'outcome' | 'reason' | 'startedAt' | 'submittedAt' | 'activeSeconds' | 'reveals'
>

function writeReview(state: RecordState, env: Env, change: (review: ReviewFields) => Partial<ReviewFields>) {
  const caseRecord = [...state.tables.case.values()][0]
  if (caseRecord === undefined) return fail('case-missing')
  const present = reviewOf(state, env.actor)
  if (present !== undefined) {
    const values = Object.entries(change(present)).map(([field, value]) => [`/${field}`, value] as const)
    return ok(setFields('review', present, Object.fromEntries(values)))
  }
  const blank: ReviewFields = {
    status: 'new',
    outcome: null,
    reason: null,
    startedAt: env.now(),
    submittedAt: null,
    activeSeconds: 0,
  }
  const record: Review = {
    // One review for each annotator and case: two tabs or machines that open a new case at once must not make two.
    id: pairUuid(caseRecord.id, env.actor),
    revision: 1,
    caseId: caseRecord.id,
    annotatorId: env.actor,
    ...blank,
    ...change(blank),
  }
  const patches: readonly Patch[] = [{ op: 'add', kind: 'review', record }]
  return ok(patches)
}

/** Marks the case as being read by the present annotator; nothing where they have begun, submitted or set it aside already. */
export function startReview(): Command {
  return {
    name: 'review.start',
    scope: 'case',
    plan: (state, env) =>
      writeReview(state, env, ({ status, startedAt }) =>
        status === 'new' ? { status: 'in-progress', startedAt: startedAt ?? env.now() } : {},
      ),
  }
}

/**
 * Submits the present annotator's reading. `not-assessable` and `excluded` need a reason (`reason-missing`).
 * @param activeSeconds time spent on the case that is not stored yet: added, in whole seconds, as in `deferReview`
 */
export function submitReview(outcome: ReviewOutcome, reason: string | null, activeSeconds: number): Command {
  return {
    name: 'review.submit',
    scope: 'case',
    plan(state, env) {
      const needsReason = outcome === 'not-assessable' || outcome === 'excluded'
      if (needsReason && (reason === null || reason.trim() === '')) return fail('reason-missing', { outcome })
      return writeReview(state, env, (before) => ({
        status: 'submitted',
        outcome,
        reason,
        submittedAt: env.now(),
        activeSeconds: before.activeSeconds + Math.round(activeSeconds),
      }))
    },
  }
}

/** Sets the case aside with a reason; takes back an earlier submission. */
export function deferReview(reason: string, activeSeconds: number): Command {
  return {
    name: 'review.defer',
    scope: 'case',
    plan: (state, env) =>
      writeReview(state, env, (before) => ({
        status: 'deferred',
        outcome: null,
        reason,
        submittedAt: null,
        activeSeconds: before.activeSeconds + Math.round(activeSeconds),
      })),
  }
}

/**
 * Adds time spent on the case to the present annotator's review, as when the case is left unfinished. Nothing where there is no review:
 * looking at a case leaves no trace.
 */
export function addReviewTime(seconds: number): Command {
  return {
    name: reviewTimeCommand,
    scope: 'case',
    plan(state, env) {
      const review = reviewOf(state, env.actor)
      if (review === undefined) return ok([])
      return ok(setFields('review', review, { '/activeSeconds': review.activeSeconds + Math.round(seconds) }))
    },
  }
}

/** The commands that store the time spent so far. */
export function storesTime(command: string): boolean {
  return command === reviewTimeCommand || command === 'review.submit' || command === 'review.defer'
}

const reviewTimeCommand = 'review.time'

/**
 * Writes down that the present annotator was shown what the project's rules hide, and when; what they have seen before keeps its time.
 * Begins their review where there is none. It cannot be undone: what was seen stays seen.
 */
export function logReveal(rules: readonly BlindingRule[]): Command {
  return {
    name: 'review.reveal',
    scope: 'case',
    plan(state, env) {
      const seen = reviewOf(state, env.actor)?.reveals ?? []
      const fresh = rules.filter((rule) => !seen.some(({ what }) => what === rule))
      if (fresh.length === 0) return ok([])
      return writeReview(state, env, ({ status, startedAt }) => ({
        status: status === 'new' ? 'in-progress' : status,
        startedAt: startedAt ?? env.now(),
        reveals: [...seen, ...fresh.map((what) => ({ what, at: env.now() }))],
      }))
    },
  }
}
