import { expect, test } from 'vitest'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import { caseToContinue, deferredCases, nextUnsubmitted, reviewIn, standingText } from './review-text.ts'

function summary(caseId: string, submittedBy: readonly string[] = []): CaseSummary {
  return {
    caseId,
    projectId: 'p',
    name: caseId,
    items: [],
    annotationCount: 0,
    labelCounts: {},
    submitted: submittedBy.length > 0 ? 1 : 0,
    reviews: submittedBy.map((annotatorId) => ({ annotatorId, status: 'submitted', outcome: 'normal' })),
    updatedAt: '2026-01-01T00:00:00.000Z',
  }
}

test('the next unsubmitted case comes after the present one, then from the start', () => {
  const cases = [summary('a'), summary('b', ['me']), summary('c'), summary('d', ['me'])]
  expect(nextUnsubmitted(cases, 'a', 'me')?.caseId).toBe('c')
  expect(nextUnsubmitted(cases, 'c', 'me')?.caseId).toBe('a')
  expect(nextUnsubmitted(cases, 'a', 'somebody else')?.caseId).toBe('b')
})

test('there is no next case when every other one is submitted', () => {
  expect(nextUnsubmitted([summary('a'), summary('b', ['me'])], 'a', 'me')).toBeUndefined()
  expect(nextUnsubmitted([], 'gone', 'me')).toBeUndefined()
})

test('a case nobody reviewed is new', () => {
  expect(reviewIn(summary('a', ['you']), 'me')).toEqual({ status: 'new', outcome: null })
})

test('what is set aside comes back on request only, with its reason', () => {
  const deferred = {
    ...summary('b'),
    reviews: [{ annotatorId: 'me', status: 'deferred' as const, outcome: null, reason: 'Needs a prior' }],
  }
  const begun = { ...summary('c'), reviews: [{ annotatorId: 'me', status: 'in-progress' as const, outcome: null }] }
  const cases = [summary('a'), deferred, begun]
  expect(nextUnsubmitted(cases, 'a', 'me')?.caseId).toBe('c')
  expect(nextUnsubmitted([summary('a'), deferred], 'a', 'me')).toBeUndefined()
  expect(caseToContinue(cases, 'me')?.caseId).toBe('c')
  expect(caseToContinue([summary('a'), deferred], 'me')?.caseId).toBe('a')
  expect(caseToContinue([deferred], 'me')).toBeUndefined()
  expect(deferredCases(cases, 'me')).toEqual([deferred])
  expect(standingText(reviewIn(deferred, 'me'))).toBe('Deferred: Needs a prior')
})
