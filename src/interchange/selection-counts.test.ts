import { expect, it } from 'vitest'
import { smallProject } from '../../tests/fixtures/small-project.ts'
import type { ReviewOutcome } from '../domain/records/project.ts'
import { plainSelection, type Selection } from './selection.ts'
import { countSelection } from './selection-counts.ts'

const counted = (asked: Partial<Selection> = {}, outcome: ReviewOutcome = 'normal') =>
  countSelection(
    smallProject.bundles.map((bundle, index) => ({
      ...bundle,
      reviews: bundle.reviews.map((review) => (index === 1 ? { ...review, outcome } : review)),
      split: 'train',
    })),
    { ...plainSelection, ...asked },
  )

it('tells negatives, what was not assessed, and what nobody read apart', () => {
  const told = (asked: Partial<Selection>, outcome?: ReviewOutcome) => {
    const { negatives, notAssessed, unread } = counted(asked, outcome)
    return { negatives, notAssessed, unread }
  }
  expect(told({})).toEqual({ negatives: 1, notAssessed: 0, unread: 0 })
  expect(told({}, 'not-assessable')).toEqual({ negatives: 0, notAssessed: 1, unread: 0 })
  expect(told({}, 'excluded')).toEqual({ negatives: 0, notAssessed: 1, unread: 0 })
  expect(told({ includeUnsubmitted: true })).toEqual({ negatives: 1, notAssessed: 0, unread: 1 })
  expect(told({ labels: [] })).toEqual({ negatives: 2, notAssessed: 0, unread: 0 })
})

it('names the reason for everything that stays out', () => {
  const outside = (asked: Partial<Selection>) =>
    Object.fromEntries(counted(asked).kinds.map(({ kind, outside }) => [kind, outside]))
  expect(outside({})).toMatchObject({
    case: { unsubmitted: 1 },
    annotation: { unsubmitted: 1 },
    review: { unsubmitted: 1 },
    relation: { unsubmitted: 1 },
  })
  expect(outside({ splits: ['test'] })).toMatchObject({ case: { split: 3 }, annotation: { split: 3 } })
  expect(outside({ outcomes: ['normal'] })).toMatchObject({
    case: { outcome: 1, unsubmitted: 1 },
    annotation: { outcome: 2, unsubmitted: 1 },
  })
})
