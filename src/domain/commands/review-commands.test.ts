import { expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { countingEnv, planned } from '../../../tests/fixtures/opened-case.ts'
import type { Env } from '../env.ts'
import { applyChange } from '../log/apply.ts'
import { invertChange } from '../log/invert.ts'
import { type RecordState, stateOf } from '../log/record-state.ts'
import type { Command } from './command.ts'
import { addReviewTime, deferReview, reviewOf, startReview, submitReview } from './review-commands.ts'

const caseId = numberedId(4, 0, 0)
const opened = stateOf([
  {
    kind: 'case',
    record: {
      ...{
        id: caseId,
        revision: 1,
        projectId: numberedId(10, 0, 0),
        patientKey: 'k',
        name: 'C',
        context: '',
        items: [],
      },
      createdAt: '2026-01-01T00:00:00.000Z',
    },
  },
])

function run(state: RecordState, command: Command, env: Env): RecordState {
  const change = planned(command, state, env)
  return change === null ? state : applyChange(state, change)
}

it('goes from being read to submitted, set aside and submitted again', () => {
  const env = countingEnv()
  let state = run(opened, startReview(), env)
  expect(reviewOf(state, env.actor)).toMatchObject({
    status: 'in-progress',
    outcome: null,
    startedAt: expect.any(String),
  })
  expect(run(state, startReview(), env)).toBe(state)
  state = run(state, submitReview('normal', null, 12.6), env)
  expect(reviewOf(state, env.actor)).toMatchObject({ status: 'submitted', outcome: 'normal', activeSeconds: 13 })
  expect(run(state, startReview(), env)).toBe(state)
  state = run(state, deferReview('ask', 20), env)
  expect(reviewOf(state, env.actor)).toMatchObject({
    status: 'deferred',
    outcome: null,
    submittedAt: null,
    reason: 'ask',
  })
  state = run(state, submitReview('excluded', 'moved', 0), env)
  expect(reviewOf(state, env.actor)).toMatchObject({
    status: 'submitted',
    outcome: 'excluded',
    reason: 'moved',
    // 13 and 20 seconds of the two visits before.
    activeSeconds: 33,
  })
  expect(state.tables.review.size).toBe(1)
})

it('adds time to a review, and leaves no trace where there is none', () => {
  const env = countingEnv()
  expect(run(opened, addReviewTime(30), env)).toBe(opened)
  let state = run(opened, startReview(), env)
  state = run(state, addReviewTime(30.4), env)
  expect(run(state, addReviewTime(0.2), env)).toBe(state)
  expect(reviewOf(run(state, addReviewTime(12), env), env.actor)).toMatchObject({
    status: 'in-progress',
    activeSeconds: 42,
  })
})

it('taken back leaves the time that was spent', () => {
  const env = countingEnv()
  const started = run(opened, startReview(), env)
  const submitted = planned(submitReview('normal', null, 40), started, env)
  if (submitted === null) throw new Error('nothing planned')
  const later = run(applyChange(started, submitted), addReviewTime(5), env)
  const { patches, skipped } = invertChange(submitted, later)
  expect(skipped).toEqual([])
  const undone = applyChange(later, { ...submitted, id: env.newId(), origin: 'undo', reverts: submitted.id, patches })
  expect(reviewOf(undone, env.actor)).toMatchObject({ status: 'in-progress', outcome: null, activeSeconds: 45 })

  const atOnce = planned(submitReview('normal', null, 40), opened, env)
  if (atOnce === null) throw new Error('nothing planned')
  const revisited = run(applyChange(opened, atOnce), addReviewTime(5), env)
  expect(invertChange(atOnce, revisited)).toMatchObject({ patches: [{ op: 'remove', kind: 'review' }], skipped: [] })
})

it('needs a reason where the picture was not read', () => {
  for (const outcome of ['not-assessable', 'excluded'] as const) {
    for (const reason of [null, '', ' ']) {
      expect(submitReview(outcome, reason, 0).plan(opened, countingEnv()).ok).toBe(false)
    }
  }
})

it('is one for each person, however many of their tabs or machines begin it', () => {
  const [first, second] = [countingEnv(1), { ...countingEnv(2), actor: countingEnv(1).actor }]
  const begun = planned(startReview(), opened, first)
  const again = planned(startReview(), opened, second)
  if (begun === null || again === null) throw new Error('nothing planned')
  const state = applyChange(applyChange(opened, begun), again)
  expect(state.tables.review.size).toBe(1)
  expect(run(state, startReview(), countingEnv(3)).tables.review.size).toBe(2)
})

it('notes when reading began in a review that was brought in without', () => {
  const env = countingEnv()
  const review = {
    ...{ id: numberedId(9, 0, 0), revision: 1, caseId, annotatorId: env.actor, status: 'new' as const, outcome: null },
    ...{ reason: null, startedAt: null, submittedAt: null, activeSeconds: 0 },
  }
  const state = run(stateOf([{ kind: 'review', record: review }, ...records()]), startReview(), env)
  expect(reviewOf(state, env.actor)).toMatchObject({
    id: review.id,
    status: 'in-progress',
    startedAt: expect.any(String),
  })
})

function records() {
  return [...opened.tables.case.values()].map((record) => ({ kind: 'case' as const, record }))
}
