import { expect, test } from 'vitest'
import { anyone } from '../../persistence/case-list/case-query.ts'
import { reviewIn, standingText } from './review-text.ts'

const reviews = [
  { annotatorId: 'a', status: 'in-progress', outcome: null, reason: null },
  { annotatorId: 'b', status: 'submitted', outcome: 'normal', reason: null },
] as const

test('a case nobody reviewed is new', () => {
  expect(reviewIn({ reviews: [] }, 'me')).toEqual({ status: 'new', outcome: null, reason: null })
  expect(reviewIn({ reviews }, 'me').status).toBe('new')
})

test('for anyone, the reader who is furthest stands for the case', () => {
  expect(reviewIn({ reviews }, 'a').status).toBe('in-progress')
  expect(reviewIn({ reviews }, anyone)).toMatchObject({ status: 'submitted', outcome: 'normal' })
})

test('what is set aside says why', () => {
  expect(standingText({ status: 'deferred', reason: 'Needs a prior' })).toBe('Deferred: Needs a prior')
  expect(standingText({ status: 'submitted', reason: 'blurred' })).toBe('Submitted')
})
