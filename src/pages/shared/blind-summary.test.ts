import { expect, test } from 'vitest'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import { blindSummary } from './blind-summary.ts'

const review = (annotatorId: string, status: 'submitted' | 'in-progress') => ({ annotatorId, status, outcome: null })
const summary = (...reviews: CaseSummary['reviews']): CaseSummary => ({
  ...{ caseId: 'c', projectId: 'p', name: 'C', items: [], submitted: 0, updatedAt: '' },
  annotationCount: 3,
  positiveCount: 2,
  positivesBy: { me: 1, you: 1 },
  labelCounts: { l: 3 },
  reviews,
})
const under = (...blinding: string[]) => ({ rules: { blinding, requiredFields: [] } })

test('what is hidden in a case is not counted in lists, one’s own work is, until its reader has submitted it', () => {
  const before = summary(review('me', 'in-progress'), review('you', 'submitted'))
  expect(blindSummary(before, under(), 'me')).toBe(before)
  expect(blindSummary(before, under('suggestions'), 'me')).toMatchObject({
    ...{ annotationCount: 1, positiveCount: 1, labelCounts: {}, reviews: before.reviews },
  })
  expect(blindSummary(before, under('earlier-labels'), 'me').reviews).toEqual([review('me', 'in-progress')])
  const after = summary(review('me', 'submitted'), review('you', 'submitted'))
  expect(blindSummary(after, under('earlier-labels'), 'me')).toBe(after)
})
