import { expect, test } from 'vitest'
import { blindSummary, viewName } from './blind-summary.ts'
import type { CaseSummary } from './case-summary.ts'

const review = (annotatorId: string, status: 'submitted' | 'in-progress') => ({
  ...{ annotatorId, status, outcome: null, reason: null },
})
const summary = (...reviews: CaseSummary['reviews']): CaseSummary => ({
  ...{
    caseId: 'c',
    projectId: 'p',
    name: 'C',
    patientKey: 'k',
    split: null,
    metadata: { Diagnosis: 'effusion' },
    items: [],
    touched: 1,
  },
  ...{ submitted: 0, updatedAt: '', annotationCount: 3, positiveCount: 2 },
  tallies: { 'label:l:present': 2, 'label:l:absent': 1, 'labelSet:1': 3, 'by:me': 1, 'by:you': 2, 'positiveBy:me': 1 },
  reviews,
})

test('what is hidden in a case is not counted in lists, one’s own work is, until its reader has submitted it', () => {
  const before = summary(review('me', 'in-progress'), review('you', 'submitted'))
  expect(blindSummary(before, { reader: 'me', rules: [] })).toBe(before)
  expect(blindSummary(before, { reader: 'me', rules: ['suggestions'] })).toMatchObject({
    ...{ annotationCount: 1, positiveCount: 1, reviews: before.reviews },
  })
  const blind = blindSummary(before, { reader: 'me', rules: ['earlier-labels'] })
  expect(blind.tallies).toEqual({ 'by:me': 1 })
  expect(blind.reviews).toEqual([review('me', 'in-progress')])
  expect(blind.metadata).toEqual({})
  const after = summary(review('me', 'submitted'), review('you', 'submitted'))
  expect(blindSummary(after, { reader: 'me', rules: ['earlier-labels'] })).toBe(after)
})

test('lists without rules are the same for everybody', () => {
  expect(viewName({ reader: 'me', rules: [] })).toBe(viewName({ reader: 'you', rules: [] }))
  expect(viewName({ reader: 'me', rules: ['report'] })).not.toBe(viewName({ reader: 'you', rules: ['report'] }))
})
